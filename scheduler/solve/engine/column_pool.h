// Every line worth keeping, per person: what one part of the engine finds, the others start from.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

struct PooledLine {
  Line line;
  Cost cost = 0;         // line_cost
  double reduced = 0.0;  // at the prices of the last rank()
};

class ColumnPool {
 public:
  explicit ColumnPool(const LineProblem& problem);

  // False when the line is known already.
  bool add(std::size_t person, const Line& line);
  void add(const Roster& roster);
  void add(const ColumnPool& other);

  // Sorts each person's lines by reduced cost at these prices [cell] and keeps the first `most`.
  void rank(const std::vector<double>& prices, std::size_t most);

  [[nodiscard]] const std::vector<PooledLine>& lines(std::size_t person) const {
    return lines_[person];
  }

 private:
  const LineProblem* problem_;
  std::vector<std::vector<PooledLine>> lines_;            // [person]
  std::vector<std::unordered_set<std::uint64_t>> known_;  // [person] hashes of lines
};

}  // namespace respite
