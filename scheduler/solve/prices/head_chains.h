// Heads amiss, mended by chains: somebody takes what is missing and leaves another cell for it,
// which somebody else takes, until what is left was one too many or the last just holds one more.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scheduler/solve/engine/work_meter.h"
#include "scheduler/solve/prices/tied_lines.h"

namespace respite {

class HeadChains {
 public:
  // The lines must outlive it.
  HeadChains(const TiedLines& tied, WorkMeter& meter);

  // The roster after all chains that lower its cost, or until told to stop. Whoever keeps to their
  // rules still does; the others' lines stay.
  [[nodiscard]] Roster mended(Roster roster, const std::function<bool()>& stop);

 private:
  // What is missing once somebody has moved.
  struct Step {
    std::size_t cell = 0;  // nowhere: cells of the lines
    Cost cost = 0;         // of all moves so far
    std::size_t person = 0;
    Line line{};  // ... theirs now
    int before = -1;
  };

  bool mend_one();
  [[nodiscard]] bool has_too_many() const;
  [[nodiscard]] Cost gain_of_less(std::size_t cell) const;
  [[nodiscard]] bool take_best(std::size_t missing);
  void go_on_from(int at);
  void leave_one(int at, std::size_t person, Line line, std::size_t keeps);
  void look(int at, std::size_t person, const Line& line, std::size_t left);
  [[nodiscard]] bool has_moved(int at, std::size_t person) const;
  [[nodiscard]] Cost change(std::size_t person, const Line& line) const;
  bool apply(int at);
  [[nodiscard]] std::size_t nowhere() const { return heads_.size(); }

  const TiedLines* tied_;
  WorkMeter* meter_;
  Roster roster_;
  std::vector<int> heads_;    // [cell]
  std::vector<char> lawful_;  // [person]
  std::vector<Cost> costs_;   // [person] of the line
  std::vector<Step> steps_;   // of the chains at hand
  std::vector<int> best_at_;  // [cell, nowhere] the step that left it for the least; -1: none
};

}  // namespace respite
