// The judge of lines on limits of the two families: sequences, and sums within a span; and on rest
// after some shifts, weekends kept whole and holidays that alternate.
#include <algorithm>
#include <iterator>
#include <utility>

#include "scheduler/rota/count/rule_of.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/rules/rest.h"
#include "scheduler/rules/runs.h"

namespace respite {
namespace {

bool is_amount(Counted counted) { return counted == Counted::kHours || counted == Counted::kLoad; }

std::int64_t units_of(Counted counted, std::int64_t amount) {
  return is_amount(counted) ? begun_units(Seconds{amount}, std::chrono::hours{1}) : amount;
}

Breach about(const What& what, Rule rule) {
  return {.rule = rule, .counted = what.counted, .shift = what.shift};
}

}  // namespace

void LineJudge::judge_families(const Rules& rules, std::span<const TurnIndex> line) {
  for (const RestRule& rest : rules.rest_after)
    if (go_on() && rest.limit->binds(person_)) judge_rest_after(rest, line);
  for (const SequenceRule& sequence : rules.sequences)
    if (go_on() && sequence.limit->binds(person_)) judge_sequence(sequence, line);
  for (const SumRule& sum : rules.sums)
    if (go_on() && sum.limit->binds(person_)) judge_sum(sum, line);
  const Limits& limits = *rules.limits;
  if (go_on() && limits.alternate_holidays && limits.alternate_holidays->binds(person_))
    judge_holidays(*limits.alternate_holidays, line);
  if (go_on() && limits.complete_weekends && limits.complete_weekends->binds(person_))
    judge_weekend_days(limits.complete_weekends->weight, line);
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
        Breach breach = about(rule.limit->value.what, Rule::kRestAfter);
        breach.first = *before;
        breach.last = turn;
        breach.found = found.count();
        breach.limit = rule.limit->value.rest.count();
        report(breach, rule.limit->weight);
      }
    }
    before = is_of_it ? std::optional(turn) : std::nullopt;
  }
}

void LineJudge::judge_sequence(const SequenceRule& rule, std::span<const TurnIndex> line) {
  const Sequence& sequence = rule.limit->value;
  const CountTable& counts = *rule.counts[clock_index()];
  marks_.clear();
  for (const TurnIndex turn : line)
    for (const Count& count : counts.of(turn))
      marks_.add_once(count.bucket, turn, duty(turn).in_window);

  const bool days_off = sequence.what.counted == Counted::kDaysOff;
  std::size_t begin = 0;  // of the run, among the marks
  std::optional<Run> earlier;
  std::span<const TurnIndex> earlier_turns;
  for_each_run(marks_.at(), [&](Run run) {
    const auto turns = marks_.turns().subspan(begin, static_cast<std::size_t>(run.length()));
    Breach breach = about(sequence.what, rule_of(sequence));
    breach.limit = sequence.count;
    if (days_off && earlier) {
      const Run off = days_off_between(*earlier, run);
      breach.first = earlier_turns.back();
      breach.last = turns.front();
      breach.found = off.length();
      const int few = days_short(off, sequence.count);
      if (few > 0 && (any_in_window(turns) || any_in_window(earlier_turns)))
        report(breach, rule.limit->weight, few);
    } else if (!days_off) {
      const int off_by = sequence.most                     ? days_over(run, sequence.count)
                         : is_finished(run, clock_->known) ? days_short(run, sequence.count)
                                                           : 0;
      breach.first = turns.front();
      breach.last = turns.back();
      breach.found = run.length();
      if (off_by > 0 && any_in_window(turns)) report(breach, rule.limit->weight, off_by);
    }
    begin += turns.size();
    earlier = run;
    earlier_turns = turns;
  });
}

// Sorted by bucket; a mark that several turns make stands there once.
void LineJudge::gather(const SumRule& rule, std::span<const TurnIndex> line) {
  const CountTable& counts = *rule.counts[clock_index()];
  const bool load = rule.limit->value.what.counted == Counted::kLoad;
  tallies_.clear();
  for (const TurnIndex turn : line)
    for (const Count& count : counts.of(turn)) {
      const std::int64_t amount = load ? problem_.load[at(turn)][at(person_)] : count.amount;
      auto place = tallies_.end();
      while (place != tallies_.begin() && (place - 1)->bucket > count.bucket) --place;
      if (count.mark >= 0) {
        auto same = place;
        while (same != tallies_.begin() && (same - 1)->bucket == count.bucket &&
               (same - 1)->mark != count.mark)
          --same;
        if (same != tallies_.begin() && (same - 1)->bucket == count.bucket) {
          if (duty(turn).in_window) (same - 1)->turn = turn;
          continue;
        }
      }
      tallies_.insert(place, {count.bucket, count.mark, amount, turn});
    }
}

void LineJudge::judge_sum(const SumRule& rule, std::span<const TurnIndex> line) {
  const Sum& sum = rule.limit->value;
  if (sum.span.unit == SumSpan::Unit::kPlan && !problem_.planned_as_one) return;
  gather(rule, line);
  if (!sum.most)
    judge_least(rule);
  else if (is_amount(sum.what.counted) || sum.weeks > 0)
    judge_most_amount(rule);
  else
    judge_most_count(rule);
}

std::int64_t LineJudge::amount_of(const Sum& sum) const {
  if (sum.weeks == 0) return sum.amount;
  return least_hours({Seconds{sum.amount}, sum.weeks}, clock_->window.length(),
                     problem_.people[at(person_)].presence)
      .count();
}

// Each mark that is one too many, looking back.
void LineJudge::judge_most_count(const SumRule& rule) {
  const Sum& sum = rule.limit->value;
  const auto back = static_cast<std::size_t>(sum.amount);
  for (std::size_t i = back; i < tallies_.size(); ++i) {
    if (tallies_[i].bucket - tallies_[i - back].bucket >= sum.span.count) continue;
    const auto in_window = [&](const Tally& tally) { return duty(tally.turn).in_window; };
    if (std::none_of(tallies_.begin() + static_cast<std::ptrdiff_t>(i - back),
                     tallies_.begin() + static_cast<std::ptrdiff_t>(i + 1), in_window))
      continue;
    Breach breach = about(sum.what, rule_of(sum));
    breach.first = tallies_[i - back].turn;
    breach.last = tallies_[i].turn;
    breach.found = sum.amount + 1;
    breach.limit = sum.amount;
    breach.span = sum.span;
    report(breach, rule.limit->weight);
  }
}

// Each bucket that ends a span with too much.
void LineJudge::judge_most_amount(const SumRule& rule) {
  const Sum& sum = rule.limit->value;
  const std::int64_t most = amount_of(sum);
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    if (i + 1 < tallies_.size() && tallies_[i + 1].bucket == tallies_[i].bucket) continue;
    std::int64_t found = 0;
    std::size_t first = i + 1;
    bool in_window = false;
    while (first > 0 && tallies_[i].bucket - tallies_[first - 1].bucket < sum.span.count) {
      --first;
      found += tallies_[first].amount;
      in_window = in_window || duty(tallies_[first].turn).in_window;
    }
    if (found <= most || !in_window) continue;
    Breach breach = about(sum.what, rule_of(sum));
    if (sum.span.unit != SumSpan::Unit::kPlan) {
      breach.first = tallies_[first].turn;
      breach.last = tallies_[i].turn;
    }
    breach.found = found;
    breach.limit = most;
    breach.span = sum.span;
    report(breach, rule.limit->weight, units_of(sum.what.counted, found - most));
  }
}

// Each span that lies in the window and has too little.
void LineJudge::judge_least(const SumRule& rule) {
  const Sum& sum = rule.limit->value;
  const std::int64_t least = amount_of(sum);
  const Run buckets = rule.buckets[clock_index()];
  auto entry = tallies_.begin();
  std::int64_t found = 0;
  auto oldest = tallies_.begin();
  for (int last = buckets.first; last <= buckets.last; ++last) {
    for (; entry != tallies_.end() && entry->bucket <= last; ++entry) found += entry->amount;
    const int first = last - sum.span.count + 1;
    for (; oldest != entry && oldest->bucket < first; ++oldest) found -= oldest->amount;
    if (first < buckets.first || found >= least) continue;
    Breach breach = about(sum.what, rule_of(sum));
    breach.found = found;
    breach.limit = least;
    breach.span = sum.span;
    breach.from = first_day_of(problem_, *clock_, sum.span.unit, first);
    report(breach, rule.limit->weight, units_of(sum.what.counted, least - found));
  }
}

// Weekends of which all days are in the window.
void LineJudge::judge_weekend_days(const std::optional<int>& weight,
                                   std::span<const TurnIndex> line) {
  const std::vector<int>& days = clock_->weekend_days;
  if (days.size() < 2) return;
  marks_.clear();
  for (const TurnIndex turn : line)
    for (const int day : clock_->work_days[at(turn)])
      if (std::ranges::binary_search(days, day_of_weekend(day)))
        marks_.add_once(day, turn, duty(turn).in_window);
  for (std::size_t i = 0; i < marks_.size();) {
    const int weekend = weekend_number(marks_.at()[i]);
    const std::size_t first = i;
    while (i < marks_.size() && weekend_number(marks_.at()[i]) == weekend) ++i;
    const int begin = marks_.at()[first] - day_of_weekend(marks_.at()[first]);
    const bool whole =
        begin + days.front() >= clock_->window.first && begin + days.back() <= clock_->window.last;
    if (i - first == days.size() || !whole) continue;
    report({.rule = Rule::kCompleteWeekends,
            .first = marks_.turns()[first],
            .last = marks_.turns()[i - 1],
            .found = static_cast<std::int64_t>(i - first),
            .limit = static_cast<std::int64_t>(days.size())},
           weight);
  }
}

void LineJudge::judge_holidays(const Limit<AlternateHolidays>& limit,
                               std::span<const TurnIndex> line) {
  const std::vector<std::string>& names = limit.value.names;
  const std::vector<int>& held = problem_.people[at(person_)].days_held;
  marks_.clear();
  for (const TurnIndex turn : line) {
    if (!duty(turn).in_window) continue;
    for (const HolidayMark& holiday : clock_->holidays[at(turn)]) {
      const std::string& name = clock_->holiday_names[holiday.name];
      if (!names.empty() && std::ranges::find(names, name) == names.end()) continue;
      if (std::ranges::find(marks_.at(), holiday.day) != marks_.at().end()) continue;
      const bool again = std::ranges::binary_search(held, holiday.before) ||
                         std::ranges::find(marks_.at(), holiday.before) != marks_.at().end();
      marks_.add_once(holiday.day, turn, true);
      if (again)
        report({.rule = Rule::kAlternateHolidays, .first = turn, .last = turn, .shift = name},
               limit.weight);
    }
  }
}

}  // namespace respite
