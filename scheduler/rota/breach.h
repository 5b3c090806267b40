// Breaches: what a judge of lines or pairs finds, as numbers; words come later, if at all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/problem.h"
#include "scheduler/rota/rule.h"

namespace respite {

struct Breach {
  Rule rule{};
  std::optional<TurnIndex> first =
      {};                              // the turns it is between; the same one twice where only one
  std::optional<TurnIndex> last = {};  // (of a run: its ends); neither where it is about the window
  std::int64_t found = 0;              // seconds for rest, gap, hours and share; else a count
  std::int64_t limit = 0;              // in the same unit
  Counted counted = Counted::kTurns;   // of a limit of the families, with
  std::string shift = {};              // which shift or group; of holidays, its name
  SumSpan span = {};                   // within which
  std::optional<int> from = {};        // first day of a span with too little, as a number
  std::optional<PersonIndex> other = {};  // on duty with them
  const PackRule* of_pack = nullptr;      // whose limit it is; null: the desk's own
  bool hard = true;
  std::int64_t cost = 0;  // points in Tier::kLimits where not hard
  friend bool operator==(const Breach&, const Breach&) = default;
};

// Whether more turns could mend it. The others only grow worse with every turn added.
[[nodiscard]] bool is_minimum(Rule rule);

// Takes breaches as they are found, in the order of the rules.
class BreachSink {
 public:
  BreachSink() = default;
  BreachSink(const BreachSink&) = delete;
  BreachSink& operator=(const BreachSink&) = delete;
  virtual ~BreachSink() = default;
  virtual void take(const Breach& breach) = 0;
};

// For whoever only wants the score.
class IgnoreBreaches final : public BreachSink {
 public:
  void take(const Breach&) override {}
};

class CollectBreaches final : public BreachSink {
 public:
  void take(const Breach& breach) override { breaches_.push_back(breach); }
  [[nodiscard]] const std::vector<Breach>& breaches() const { return breaches_; }

 private:
  std::vector<Breach> breaches_;
};

// "Asha Rao: 9 h of rest before desk/early on Tue 8 Dec 2026 07:00; the limit is 11 h", and of a
// rule pack's limit " (REST-D11: Directive 2003/88/EC, article 3)". Times on the clock of the
// turn's rota.
[[nodiscard]] std::string to_text(const Problem& problem, PersonIndex person, const Breach& breach);

// The same where it is nobody's own.
[[nodiscard]] std::string to_text(const Problem& problem, const Breach& breach);

// "desk/early on Tue 8 Dec 2026 07:00"
[[nodiscard]] std::string name_turn(const Problem& problem, TurnIndex turn);

}  // namespace respite
