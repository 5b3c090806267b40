// Lines of one person for trying a law: by chance, lawful as far as can be, and nearly so.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/judge_line.h"
#include "tests/support/random_desk.h"

namespace respite::test {

// What a line holds at most one of.
struct LineChoice {
  std::vector<TurnIndex> turns;
  std::optional<TurnIndex> held = {};  // already, in every line
};

class RandomLines {
 public:
  // All of them must outlive it. `choices` stand in order.
  RandomLines(LineJudge& judge, PersonIndex person, const std::vector<LineChoice>& choices,
              Dice& dice)
      : judge_(judge), person_(person), choices_(choices), dice_(dice) {}

  // In the order of turns.
  [[nodiscard]] std::vector<TurnIndex> next();
  // Later lines are at times this one with little changed.
  void keep(const std::vector<TurnIndex>& line);

 private:
  using Picks = std::vector<std::optional<TurnIndex>>;  // [choice]

  [[nodiscard]] std::optional<TurnIndex> any_of(const LineChoice& choice);
  [[nodiscard]] Picks by_chance();
  [[nodiscard]] Picks lawful();
  void bend(Picks& picks);

  LineJudge& judge_;
  PersonIndex person_;
  const std::vector<LineChoice>& choices_;
  Dice& dice_;
  std::vector<Picks> kept_;
};

}  // namespace respite::test
