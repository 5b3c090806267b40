#include "scheduler/explain/conflict.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <tuple>

namespace respite {
namespace {

// Whether it speaks of one of the turns that stand against each other.
bool concerns(const WhyCase& asked, const Element& element, const std::vector<TurnIndex>& turns) {
  const auto any = [&](const auto& holds) { return std::ranges::any_of(turns, holds); };
  switch (element.kind) {
    case ElementKind::kDemand:
      return std::ranges::binary_search(turns, element.turn);
    case ElementKind::kLeave:
    case ElementKind::kBusy:
      return any([&](TurnIndex turn) {
        return asked.base->turns[at(turn)].turn.span.overlaps(element.span);
      });
    case ElementKind::kMembers:
    case ElementKind::kNovice:
      return any(
          [&](TurnIndex turn) { return asked.base->turns[at(turn)].turn.rota == element.rota; });
    case ElementKind::kShiftPeople:
    case ElementKind::kSkill:
    case ElementKind::kOneHas:
    case ElementKind::kEachOf:
    case ElementKind::kNoviceShift:
      return any([&](TurnIndex turn) {
        const Turn& one = asked.base->turns[at(turn)].turn;
        return one.rota == element.rota && one.seat == element.seat;
      });
    default:
      return true;
  }
}

class Minimising {
 public:
  Minimising(const WhyCase& asked, const std::vector<TurnIndex>& against, std::int64_t& work)
      : asked_(asked), against_(against), work_(work), active_(everything(asked)) {}

  Conflict run() {
    std::vector<std::size_t> order;
    for (std::size_t e = 0; e < asked_.elements.size(); ++e) order.push_back(e);
    std::ranges::stable_sort(order, {}, [&](std::size_t e) { return rank(asked_.elements[e]); });
    const auto idle = std::ranges::stable_partition(order, [&](std::size_t e) {
      return !asked_.minima && !concerns(asked_, asked_.elements[e], against_);
    });
    for (auto e = order.begin(); e != idle.begin(); ++e) active_[*e] = false;
    const auto left =
        std::span(order).subspan(static_cast<std::size_t>(idle.begin() - order.begin()));
    thin_out(left);
    while (any_stays() && thin_out_again(left)) {
    }
    Conflict conflict;
    conflict.minimal = sure_;
    for (std::size_t e = 0; e < active_.size(); ++e)
      if (active_[e]) conflict.elements.push_back(asked_.elements[e]);
    return conflict;
  }

 private:
  // What one would rather not hear of goes first: what lies far away, then what is never in doubt.
  [[nodiscard]] std::tuple<int, std::int64_t> rank(const Element& element) const {
    const auto begin = [&](TurnIndex turn) { return asked_.base->turns[at(turn)].turn.span.begin; };
    const auto& near = asked_.turns.empty() ? against_ : asked_.turns;
    const Instant here = near.empty() ? asked_.base->window.begin : begin(near.front());
    const auto distance = [&](Instant when) { return -std::abs((when - here).count()); };
    switch (element.kind) {
      case ElementKind::kStays:
        return {0, distance(begin(element.turn))};
      case ElementKind::kDemand:
        return {1, distance(begin(element.turn))};
      case ElementKind::kLimit:
        return {2, 0};
      case ElementKind::kKeepClear:
      case ElementKind::kElsewhere:
      case ElementKind::kBusy:
        return {3, 0};
      case ElementKind::kNovice:
      case ElementKind::kOneHas:
      case ElementKind::kShiftPeople:
      case ElementKind::kNever:
      case ElementKind::kEachOf:
      case ElementKind::kNoviceShift:
      case ElementKind::kApart:
        return {4, 0};
      case ElementKind::kLeave:
        return {5, distance(element.span.begin)};
      case ElementKind::kJoins:
      case ElementKind::kLeaves:
        return {6, 0};
      case ElementKind::kSkill:
      case ElementKind::kMembers:
        return {7, 0};
    }
    return {8, 0};
  }

  [[nodiscard]] bool still_conflicts() {
    std::vector<TurnIndex> turns = asked_.turns;
    for (std::size_t e = 0; e < active_.size(); ++e)
      if (active_[e] && asked_.elements[e].kind == ElementKind::kDemand &&
          std::ranges::binary_search(against_, asked_.elements[e].turn))
        turns.push_back(asked_.elements[e].turn);
    std::ranges::sort(turns);
    const Solvable answer =
        work_ > 0 ? can_hold(asked_, active_, turns, work_) : Solvable::kUnknown;
    if (answer == Solvable::kUnknown) sure_ = false;
    return answer == Solvable::kNo;
  }

  // Leaves out all of them that the conflict does without: many at once where that works.
  void thin_out(std::span<const std::size_t> elements) {
    if (elements.empty()) return;
    for (const std::size_t e : elements) active_[e] = false;
    const bool sure = sure_;
    if (still_conflicts()) return;
    for (const std::size_t e : elements) active_[e] = true;
    if (elements.size() == 1) return;
    sure_ = sure;  // of many at once nothing need be known
    thin_out(elements.first(elements.size() / 2));
    thin_out(elements.subspan(elements.size() / 2));
  }

  [[nodiscard]] bool any_stays() const {
    for (std::size_t e = 0; e < active_.size(); ++e)
      if (active_[e] && asked_.elements[e].kind == ElementKind::kStays) return true;
    return false;
  }

  // Published turns that break a rule among themselves excuse others beside them: without some of
  // them, others that were needed may not be. Whether there was one.
  [[nodiscard]] bool thin_out_again(std::span<const std::size_t> elements) {
    bool any = false;
    for (const std::size_t e : elements) {
      if (!active_[e]) continue;
      active_[e] = false;
      if (still_conflicts())
        any = true;
      else
        active_[e] = true;
    }
    return any;
  }

  const WhyCase& asked_;
  const std::vector<TurnIndex>& against_;
  std::int64_t& work_;
  Active active_;
  bool sure_ = true;
};

}  // namespace

Conflict conflict_of(const WhyCase& asked, const std::vector<TurnIndex>& against,
                     std::int64_t& work) {
  return Minimising(asked, against, work).run();
}

}  // namespace respite
