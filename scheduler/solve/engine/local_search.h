// The roster gets better by lifting one, two or three people's lines and laying them anew.
#pragma once

#include <cstdint>

#include "scheduler/solve/engine/line_finder.h"

namespace respite {

class LocalSearch {
 public:
  // `start`: a roster to begin with, or none; lines that are not lawful are made anew.
  LocalSearch(const Lines& lines, std::uint64_t seed, const Roster& start = {});

  // One move within about `length` periods. Worse rosters are accepted with a chance
  // that falls with `temperature`.
  void move(double temperature, int length);

  [[nodiscard]] const RosterState& state() const { return state_; }
  [[nodiscard]] const Roster& best() const { return best_; }
  [[nodiscard]] Cost best_cost() const { return best_cost_; }
  [[nodiscard]] std::int64_t work() const { return finder_.work(); }
  void restart_from(const Roster& roster);

 private:
  [[nodiscard]] Spans any_spans(int length);
  // Lines for those who have no lawful one in it.
  void construct(const Roster& start);

  const Lines* lines_;
  Random random_;
  LineFinder finder_;
  RosterState state_;
  Roster best_;
  Cost best_cost_ = 0;
};

}  // namespace respite
