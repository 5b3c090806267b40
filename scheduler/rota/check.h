// The law: judges a whole solution from scratch, every rule and every point of the score.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scheduler/rota/breach.h"
#include "scheduler/rota/score.h"
#include "scheduler/rota/solution.h"

namespace respite {

struct Violation {
  Rule rule{};
  std::optional<PersonIndex> person = {};
  std::vector<TurnIndex> turns;  // the ones it is between
  bool hard = true;
  std::int64_t cost = 0;  // points in Tier::kLimits where not hard
  std::string text;       // "Asha: 9 h of rest before desk/early 2026-12-08, 11 h wanted"
  const PackRule* of_pack = nullptr;  // whose limit it is; null: the desk's own
};

// What one person carries in the window.
struct Burden {
  std::int64_t load = 0;  // load seconds
  std::int64_t fair = 0;  // fair share, after the account
  Balance fair_counts{};  // of nights, weekends and holidays, millionths
  int turns = 0;
  int nights = 0;    // civil nights on duty
  int weekends = 0;  // weekends touched
  int holidays = 0;  // holidays touched
  BandTimes bands{};
};

struct Judgement {
  Score score;
  std::vector<Violation> violations;  // hard ones first, then by turn and person
  std::vector<Burden> people;         // [person]
  std::vector<TurnIndex> empty;       // required turns in the window that nobody holds
  [[nodiscard]] bool lawful() const;  // no hard violation (an empty turn is no violation)
};

[[nodiscard]] Judgement check(const Problem& problem, const Solution& solution);

// What check() is made of, for judges of less than a whole plan.
[[nodiscard]] Breach about(Rule rule, TurnIndex turn);
[[nodiscard]] Violation to_violation(const Problem& problem, std::optional<PersonIndex> person,
                                     const Breach& breach);
// Of one between people: whoever holds the first of its turns is named.
[[nodiscard]] Violation pair_violation(const Problem& problem, const Solution& solution,
                                       const Breach& breach);
// Hard ones first, then by turn and person.
void sort_as_told(std::vector<Violation>& violations);

// The plan with every turn empty that a hard rule's breach is about and that may be emptied.
[[nodiscard]] Solution without_breaches(const Problem& problem, Solution plan);

// Why somebody may not take a turn.
struct Bar {
  PersonIndex person{};
  Rule rule{};
  std::string text;
  Seconds tail{};  // of leave that begins in the turn: from then to the turn's end; else 0
};

class LineJudge;
class PairJudge;

// Asks for one person and turn after another. The problem must outlive it.
class Barring {
 public:
  explicit Barring(const Problem& problem);
  ~Barring();
  Barring(const Barring&) = delete;
  Barring& operator=(const Barring&) = delete;

  // As the plan stands; nothing where they may.
  [[nodiscard]] std::optional<Bar> why(const Solution& solution, TurnIndex turn,
                                       PersonIndex person);
  // Of everybody: for each of those turns who may not, in the order of people; nobody who may, and
  // not who holds it.
  [[nodiscard]] std::vector<std::vector<Bar>> of_all(const Solution& solution,
                                                     std::span<const TurnIndex> turns);

 private:
  // `with`: the plan with them on the turn; `line`: what they hold without it.
  std::optional<Bar> why(const Solution& solution, const Solution& with,
                         const std::vector<TurnIndex>& line, TurnIndex turn, PersonIndex person);

  const Problem& problem_;
  std::unique_ptr<LineJudge> lines_;
  std::unique_ptr<PairJudge> pairs_;
};

// Why each person may not take this turn as the plan stands; nobody listed twice, and nobody who
// may. [in the order of people]
[[nodiscard]] std::vector<Bar> who_is_barred(const Problem& problem, const Solution& solution,
                                             TurnIndex turn);

}  // namespace respite
