// A week as a linear programme over blocks: a column for each block that could lie somewhere, rows
// for what blocks may not do together. The only file here that sees CLP.
#pragma once

#include <memory>
#include <vector>

#include "scheduler/protect/candidates.h"
#include "scheduler/protect/pricing.h"

namespace respite::protect {

class BlockProgramme {
 public:
  // Of those blocks alone, by owner. The problem must outlive it.
  BlockProgramme(const PlaceProblem& problem, std::vector<Candidate> candidates);
  // Of those of the whole, as it was solved, that make it dearer by so many points at most; rows
  // come as they are broken. The whole must outlive it. Rulings and prices are the whole's.
  BlockProgramme(const BlockProgramme& whole, Cost dear);
  ~BlockProgramme();
  BlockProgramme(const BlockProgramme&) = delete;

  [[nodiscard]] const std::vector<Candidate>& candidates() const;

  void keep(std::size_t candidate);               // it lies there
  void bar(std::size_t candidate);                // it does not
  void rule(const std::vector<Ruling>& rulings);  // all of that holds
  void release();                                 // nothing of that holds any more

  // False where nothing obeys, or it is not found while there is effort left.
  bool solve(Effort& effort);

  // Of the last time it was solved.
  [[nodiscard]] double objective() const;                    // points
  [[nodiscard]] double share(std::size_t candidate) const;   // 0..1
  [[nodiscard]] double dearer(std::size_t candidate) const;  // points that a whole one adds
  // Of crowded cells; where it was not solved, those it had come to.
  [[nodiscard]] Prices prices() const;

 private:
  struct Model;
  std::unique_ptr<Model> model_;
};

}  // namespace respite::protect
