// How full cells are: who is in blocks, against what crowds allow.
#pragma once

#include "scheduler/protect/line/terms.h"

namespace respite::protect {

// Members of each crowd in blocks, by cell, as lines are put in and taken out.
class Crowding {
 public:
  explicit Crowding(const PlaceProblem& problem);

  void put(std::size_t owner, const Line& line) { count(owner, line, 1); }
  void take(std::size_t owner, const Line& line) { count(owner, line, -1); }
  // Members in blocks beyond what the crowd allows; below zero: room.
  [[nodiscard]] int beyond(std::size_t crowd, int cell) const;

  // What a line of that owner meets beside the lines put in: cells that are full, and prices of
  // those that are crowded.
  [[nodiscard]] Terms terms_for(std::size_t owner) const;

  [[nodiscard]] const std::vector<std::size_t>& crowds_of(std::size_t owner) const {
    return crowds_of_[owner];
  }

 private:
  void count(std::size_t owner, const Line& line, int by);

  const PlaceProblem& problem_;
  std::vector<std::vector<std::size_t>> crowds_of_;  // [owner]
  std::vector<std::vector<int>> count_;              // [crowd][cell]
};

// Whether a block of the owner's line could lie elsewhere in the week beside all the others, whose
// lines are put into `crowding` with the owner's; it is left as it was.
[[nodiscard]] bool has_other_place(const PlaceProblem& problem, Crowding& crowding,
                                   std::size_t owner, const Line& line, const PlacedBlock& block);

}  // namespace respite::protect
