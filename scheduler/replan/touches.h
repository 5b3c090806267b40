// Touches: what a re-plan changes against what is published, turn by turn.
#pragma once

#include <vector>

#include "scheduler/rota/solution.h"

namespace respite {

// A turn is touched where somebody else holds it than was published, or nobody does any more, or
// where somebody takes what nobody held. Heads of a shift stand in for each other: who held a turn
// that the file asks for no more (fewer staff, other times), and takes another of the same seat at
// the same time, goes on as before.
class Touches {
 public:
  explicit Touches(const Problem& problem);

  // Who holds what as published: what is fixed, and incumbents.
  [[nodiscard]] Solution as_published() const;
  [[nodiscard]] bool is_touched(TurnIndex turn, std::optional<PersonIndex> holder) const;
  // Whether that person goes on as before with it.
  [[nodiscard]] bool goes_on(TurnIndex turn, PersonIndex person) const;
  // Whose turns of the seat at that time are asked for no more.
  [[nodiscard]] const std::vector<PersonIndex>& spare(TurnIndex turn) const {
    return spare_[at(turn)];
  }

  [[nodiscard]] int count(const Solution& solution) const;
  // Who gains or loses a turn.
  [[nodiscard]] int people(const Solution& solution) const;

 private:
  const Problem& problem_;
  std::vector<std::vector<PersonIndex>> spare_;  // [turn]
};

}  // namespace respite
