#include "scheduler/explain/can_hold.h"

#include <algorithm>

#include "scheduler/solve/fill.h"
#include "scheduler/solve/plan.h"

namespace respite {
namespace {

constexpr std::int64_t kOneSearch = 20'000;  // lines judged
constexpr std::size_t kFew = 6;              // turns, to be widened one by one

void add(std::vector<TurnIndex>& turns, const std::vector<TurnIndex>& more) {
  turns.insert(turns.end(), more.begin(), more.end());
  std::ranges::sort(turns);
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
}

// All turns that the plan must go on holding and that begin in the civil week of a turn or, step by
// step, in one more after and one more before it: what is no conflict between few turns is mostly
// one between all turns of a week or two.
std::vector<TurnIndex> demanded_near(const WhyCase& asked, TurnIndex turn, int step) {
  const Zone zone = asked.desk.zone;
  const Day day = day_of(zone.to_wall(asked.base->turns[at(turn)].turn.span.begin));
  const Day first = day - (weekday_of(day) - asked.desk.week_start);
  const Interval near{zone.at_transition(first - std::chrono::weeks{step / 2}),
                      zone.at_transition(first + std::chrono::weeks{(step + 1) / 2 + 1})};
  std::vector<TurnIndex> found;
  for (const Element& element : asked.elements)
    if (element.kind == ElementKind::kDemand &&
        near.contains(asked.base->turns[at(element.turn)].turn.span.begin))
      found.push_back(element.turn);
  return found;
}

Solution hint_for(const WhyCase& asked, const Narrowed& narrow) {
  Solution hint = empty_solution(narrow.problem);
  for (std::size_t t = 0; t < narrow.origin.size(); ++t)
    hint.holder[t] = asked.plan.holder[at(narrow.origin[t])];
  return hint;
}

Held search(const WhyCase& asked, const Narrowed& narrow, std::int64_t& work) {
  Held held = hold_all(narrow.problem, hint_for(asked, narrow),
                       std::clamp<std::int64_t>(work, 0, kOneSearch));
  work -= held.work;
  return held;
}

// The plan bent to hold some turns as found, and then mended step by step.
class Extension {
 public:
  explicit Extension(const WhyCase& asked)
      : asked_(asked),
        whole_(narrowed(asked, everything(asked), {}, true)),
        plan_(whole_.problem) {}

  // What must be held and is not; nothing is left where all is well.
  std::vector<TurnIndex> empty_after(const Narrowed& part, const Solution& found,
                                     std::int64_t& work) {
    plan_.restore(empty_solution(whole_.problem));
    const int broken = plan_.total().broken;
    Solution wanted = hint_for(asked_, whole_);
    for (std::size_t t = 0; t < part.origin.size(); ++t) {
      const auto place = std::ranges::lower_bound(whole_.origin, part.origin[t]);
      const auto turn = static_cast<std::size_t>(place - whole_.origin.begin());
      wanted.holder[turn] = found.holder[t];
      if (found.holder[t]) give(index_of<TurnIndex>(turn), *found.holder[t]);
    }
    for (const TurnIndex turn : plan_.free_turns())
      if (const auto holder = wanted.holder[at(turn)]; holder && !plan_.holder(turn))
        give(turn, *holder);
    Work moves({}, 4'000);
    fill(plan_, moves, 2);
    work -= moves.done();
    std::vector<TurnIndex> empty;
    for (const TurnIndex turn : plan_.free_turns())
      if (whole_.problem.turns[at(turn)].required && !plan_.holder(turn))
        empty.push_back(whole_.origin[at(turn)]);
    lawful_ = plan_.total().broken <= broken && plan_.total().unmet == 0;
    return empty;
  }

  [[nodiscard]] bool is_lawful() const { return lawful_; }
  [[nodiscard]] Solution plan() const {
    Solution all = empty_solution(*asked_.base);
    for (std::size_t t = 0; t < whole_.origin.size(); ++t)
      all.holder[at(whole_.origin[t])] = plan_.holder(index_of<TurnIndex>(t));
    return all;
  }

 private:
  void give(TurnIndex turn, PersonIndex person) {
    if (!plan_.is_free(turn) || !plan_.may_hold(turn, person)) return;
    static_cast<void>(plan_.try_apply({{turn, person}}));
  }

  const WhyCase& asked_;
  Narrowed whole_;
  Plan plan_;
  bool lawful_ = false;
};

}  // namespace

Solvable can_hold(const WhyCase& asked, const Active& active, const std::vector<TurnIndex>& turns,
                  std::int64_t& work) {
  return search(asked, narrowed(asked, active, turns), work).answer;
}

Possible can_hold(const WhyCase& asked, std::int64_t& work) {
  Possible possible;
  std::vector<TurnIndex> turns = asked.turns;
  if (asked.limit) turns = asked.limit->turns;
  const TurnIndex wanted = turns.empty() ? TurnIndex{} : turns.front();
  int step = 0;
  const Active active = everything(asked);
  Extension extension(asked);
  while (work > 0) {
    const Narrowed narrow = narrowed(asked, active, turns);
    const Held held = search(asked, narrow, work);
    possible.answer = held.answer;
    if (held.answer == Solvable::kNo) possible.against = turns;
    if (held.answer != Solvable::kYes) return possible;
    const std::vector<TurnIndex> empty = extension.empty_after(narrow, held.solution, work);
    if (empty.empty() && extension.is_lawful()) {
      possible.plan = extension.plan();
      return possible;
    }
    const std::size_t before = turns.size();
    add(turns, empty);
    if (turns.size() > kFew) add(turns, demanded_near(asked, wanted, step++));
    if (turns.size() == before) break;  // what is held is not lawful, and nothing more to ask for
  }
  possible.answer = Solvable::kUnknown;
  return possible;
}

}  // namespace respite
