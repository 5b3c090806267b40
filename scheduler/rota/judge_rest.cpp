// The judge of lines on rest: between two duties, after some shifts, at a stretch within a span.
#include <algorithm>
#include <utility>

#include "scheduler/rota/judge_line.h"
#include "scheduler/rules/rest.h"

namespace respite {

void LineJudge::judge_rest_between(const Limit<Seconds>& rest, TurnIndex a, Instant a_end,
                                   TurnIndex b, Instant b_begin) {
  const Seconds found = b_begin - a_end;
  if (found < Seconds{0} || !is_too_short(found, rest.value) || !any_in_window(a, b)) return;
  report({.rule = Rule::kRest,
          .first = a,
          .last = b,
          .found = found.count(),
          .limit = rest.value.count(),
          .of_pack = rest.of_pack},
         rest.weight);
}

// Of work, in order.
void LineJudge::list_slots(std::span<const TurnIndex> line) {
  slots_.clear();
  for (const TurnIndex turn : line)
    if (duty(turn).work)
      for (const Interval slot : problem_.turns[at(turn)].time) slots_.emplace_back(slot, turn);
  if (!std::ranges::is_sorted(slots_)) std::ranges::sort(slots_);
}

// Between every two neighbouring slots of work that belong to different turns. Turns that lie one
// after the other meet only at their ends; else the slots are put in order first.
void LineJudge::judge_rest(const Limit<Seconds>& rest, std::span<const TurnIndex> line) {
  if (one_after_the_other(line)) {
    std::optional<TurnIndex> before;
    for (const TurnIndex turn : line) {
      if (!duty(turn).work) continue;
      if (before)
        judge_rest_between(rest, *before, duty(*before).cover.end, turn, duty(turn).cover.begin);
      before = turn;
    }
    return;
  }
  list_slots(line);
  for (std::size_t i = 1; i < slots_.size(); ++i)
    if (slots_[i - 1].second != slots_[i].second)
      judge_rest_between(rest, slots_[i - 1].second, slots_[i - 1].first.end, slots_[i].second,
                         slots_[i].first.begin);
}

// Between the end of a duty of that kind and the next work duty that is none.
void LineJudge::judge_rest_after(const RestRule& rule, std::span<const TurnIndex> line) {
  const CountTable& kind = *rule.counts[clock_index()];
  std::optional<TurnIndex> before;
  for (const TurnIndex turn : line) {
    if (!duty(turn).work) continue;
    const bool is_of_it = !kind.of(turn).empty();
    if (before && !is_of_it) {
      const Seconds found = duty(turn).cover.begin - duty(*before).cover.end;
      if (found >= Seconds{0} && is_too_short(found, rule.limit->value.rest) &&
          any_in_window(*before, turn)) {
        Breach breach = {.rule = Rule::kRestAfter,
                         .counted = rule.limit->value.what.counted,
                         .shift = rule.limit->value.what.shift};
        breach.first = *before;
        breach.last = turn;
        breach.found = found.count();
        breach.limit = rule.limit->value.rest.count();
        report(std::move(breach), rule.limit->weight);
      }
    }
    before = is_of_it ? std::optional(turn) : std::nullopt;
  }
}

// Each span with work of the window in it: its longest stretch without any.
//
//   [ . . W W W . . . W . )
//               |<--->|
void LineJudge::judge_long_rest(const LongRestRule& rule, std::span<const TurnIndex> line) {
  list_slots(line);
  const auto& [wanted, span] = rule.limit->value;
  const std::vector<Instant>& edges = rule.edges[clock_index()];
  const auto count = static_cast<std::size_t>(span.count);
  std::size_t next = 0;  // whatever lies before it is over when the span begins
  for (std::size_t i = 0; i + count < edges.size(); ++i) {
    const Interval all{edges[i], edges[i + count]};
    while (next < slots_.size() && slots_[next].first.end <= all.begin) ++next;
    Seconds found{0};
    Instant free = all.begin;
    std::optional<std::size_t> first;
    std::size_t last = next;
    bool in_window = false;
    for (std::size_t s = next; s < slots_.size() && slots_[s].first.begin < all.end; ++s) {
      if (slots_[s].first.end <= all.begin) continue;
      found = std::max(found, slots_[s].first.begin - free);
      free = std::max(free, slots_[s].first.end);
      in_window = in_window || duty(slots_[s].second).in_window;
      if (!first) first = s;
      last = s;
    }
    found = std::max(found, all.end - free);
    if (!first || !in_window || !is_too_short(found, wanted)) continue;
    report({.rule = Rule::kLongRest,
            .first = slots_[*first].second,
            .last = slots_[last].second,
            .found = found.count(),
            .limit = wanted.count(),
            .span = span,
            .from = first_day_of(problem_, *clock_, span.unit,
                                 rule.first[clock_index()] + static_cast<int>(i)),
            .of_pack = rule.limit->of_pack},
           rule.limit->weight);
  }
}

}  // namespace respite
