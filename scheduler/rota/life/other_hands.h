// Turns in other hands: what the law says then and did not say before, judged by what that touches.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "scheduler/rota/check.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"

namespace respite {

struct Handed {
  TurnIndex turn{};
  std::optional<PersonIndex> to;  // nobody: left open
};

// Asked for one exchange after another, each against the same plan, where check() would judge
// everybody each time. Turns that were not to be changed are: it is a change that is asked about.
// Keeps scratch space, so one serves one thread; problem and plan must outlive it.
class OtherHands {
 public:
  OtherHands(const Problem& problem, const Solution& plan);

  // What it breaks or bends, in the order of check().
  [[nodiscard]] std::vector<Violation> broken_by(std::span<const Handed> handed);
  // What they carry in the window then.
  [[nodiscard]] Burden burden_with(PersonIndex person, std::span<const Handed> handed) const;

 private:
  [[nodiscard]] Solution plan_with(std::span<const Handed> handed) const;
  [[nodiscard]] std::vector<Violation> said_of(const Solution& solution,
                                               const std::set<PersonIndex>& people,
                                               std::span<const Handed> handed);

  const Problem& problem_;
  const Solution& plan_;
  LineJudge lines_;
  PairJudge pairs_;
};

}  // namespace respite
