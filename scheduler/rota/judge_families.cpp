// The judge of lines on limits of the two families: sequences, and sums within a span; and on
// weekends kept whole and holidays that alternate.
#include <algorithm>
#include <iterator>
#include <utility>

#include "scheduler/rota/count/asked.h"
#include "scheduler/rota/count/rule_of.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/rules/runs.h"

namespace respite {
namespace {

bool is_amount(Counted counted) { return words_of(counted).is_time; }

Breach about(const What& what, Rule rule) {
  return {.rule = rule, .counted = what.counted, .shift = what.shift};
}

}  // namespace

bool LineJudge::any_in_window(std::span<const TurnIndex> turns) const {
  return std::ranges::any_of(turns, [&](TurnIndex turn) { return duty(turn).in_window; });
}

void LineJudge::judge_families(const Rules& rules, std::span<const TurnIndex> line) {
  for (const RestRule& rest : rules.rest_after)
    if (go_on() && rest.limit->binds(person_)) judge_rest_after(rest, line);
  for (const LongRestRule& rest : rules.long_rests)
    if (go_on() && rest.limit->binds(person_)) judge_long_rest(rest, line);
  marked_ = nullptr;
  for (const SequenceRule& sequence : rules.sequences)
    if (go_on() && sequence.limit->binds(person_)) judge_sequence(sequence, line);
  if (go_on()) judge_sums(rules.sums, line);
  const Limits& limits = *rules.limits;
  if (go_on() && limits.alternate_holidays && limits.alternate_holidays->binds(person_))
    judge_holidays(*limits.alternate_holidays, line);
  if (go_on() && limits.complete_weekends && limits.complete_weekends->binds(person_))
    judge_weekend_days(limits.complete_weekends->weight, line);
}

void LineJudge::judge_sequence(const SequenceRule& rule, std::span<const TurnIndex> line) {
  const Sequence& sequence = rule.limit->value;
  if (sequence.what.counted == Counted::kTurns) return;  // with the gap: judge_stretches
  const CountTable& counts = *rule.counts[clock_index()];
  if (marked_ != &counts) {
    marked_ = &counts;
    marks_.clear();
    for (const TurnIndex turn : line)
      for (const Count& count : counts.of(turn))
        marks_.add_once(count.bucket, turn, duty(turn).in_window);
  }
  const bool days_off = sequence.what.counted == Counted::kDaysOff;
  std::size_t begin = 0;  // of the run, among the marks
  std::optional<Run> earlier;
  std::span<const TurnIndex> earlier_turns;
  const auto tell = [&](TurnIndex first, TurnIndex last, int found, int off_by) {
    Breach breach = about(sequence.what, rule_of(sequence));
    breach.first = first;
    breach.last = last;
    breach.found = found;
    breach.limit = sequence.count;
    report(std::move(breach), rule.limit->weight, off_by);
  };
  for_each_run(marks_.at(), [&](Run run) {
    const auto turns = marks_.turns().subspan(begin, static_cast<std::size_t>(run.length()));
    if (days_off && earlier) {
      const Run off = days_off_between(*earlier, run);
      const int few = days_short(off, sequence.count);
      if (few > 0 && (any_in_window(turns) || any_in_window(earlier_turns)))
        tell(earlier_turns.back(), turns.front(), off.length(), few);
    } else if (!days_off) {
      const int off_by = sequence.most                     ? days_over(run, sequence.count)
                         : is_finished(run, clock_->known) ? days_short(run, sequence.count)
                                                           : 0;
      if (off_by > 0 && any_in_window(turns))
        tell(turns.front(), turns.back(), run.length(), off_by);
    }
    begin += turns.size();
    earlier = run;
    earlier_turns = turns;
  });
}

// Sorted by bucket; a mark that several turns make stands there once, and so does the time of one
// bucket.
void LineJudge::gather(const SumRule& rule, std::span<const TurnIndex> line) {
  const CountTable& counts = *rule.counts[clock_index()];
  const Counted counted = rule.limit->value.what.counted;
  const bool load = counted == Counted::kLoad;
  const bool time = is_amount(counted);
  tallies_.clear();
  for (const TurnIndex turn : line) {
    const bool in_window = duty(turn).in_window;
    for (const Count& count : counts.of(turn)) {
      const std::int64_t amount = load ? problem_.load[at(turn)][at(person_)] : count.amount;
      std::size_t place = tallies_.size();
      while (place > 0 && tallies_[place - 1].bucket > count.bucket) --place;
      std::size_t same = place;
      if (count.mark >= 0) {
        while (same > 0 && tallies_[same - 1].bucket == count.bucket &&
               tallies_[same - 1].mark != count.mark)
          --same;
      }
      const bool is_there =
          (time || count.mark >= 0) && same > 0 && tallies_[same - 1].bucket == count.bucket;
      if (!is_there) {
        tallies_.insert(tallies_.begin() + static_cast<std::ptrdiff_t>(place),
                        {count.bucket, count.mark, amount, turn, turn, in_window});
        continue;
      }
      Tally& known = tallies_[same - 1];
      if (time) known.amount += amount;
      if (time || in_window) known.turn = turn;
      known.in_window = known.in_window || in_window;
    }
  }
}

void LineJudge::judge_sums(const std::vector<SumRule>& sums, std::span<const TurnIndex> line) {
  for (const SumRule& sum : sums)
    if (go_on() && sum.limit->binds(person_)) judge_sum(sum, line);
}

// By far the usual case, seen without putting anything in order. Marks may count several times.
bool LineJudge::is_enough(const SumRule& rule, std::span<const TurnIndex> line) const {
  const Counted counted = rule.limit->value.what.counted;
  if (counted == Counted::kLoad || !is_amount(counted)) return false;
  const CountTable& counts = *rule.counts[clock_index()];
  std::int64_t found = 0;
  for (const TurnIndex turn : line)
    for (const Count& count : counts.of(turn)) found += count.amount;
  return found >= amount_of(rule.limit->value);
}

void LineJudge::judge_sum(const SumRule& rule, std::span<const TurnIndex> line) {
  const Sum& sum = rule.limit->value;
  if (sum.span.unit == SumSpan::Unit::kPlan && !problem_.planned_as_one) return;
  if (!sum.most && sum.span.unit == SumSpan::Unit::kPlan && is_enough(rule, line)) return;
  gather(rule, line);
  if (!sum.most)
    judge_least(rule);
  else if (is_amount(sum.what.counted) || sum.span.unit == SumSpan::Unit::kPlan)
    judge_most_amount(rule);
  else
    judge_most_count(rule);
}

// Each one, hour begun, or on call hundredth of the window begun.
std::int64_t LineJudge::units_of(const What& what, std::int64_t amount) const {
  if (!is_amount(what.counted)) return amount;
  const Seconds unit = what.counted == Counted::kOnCall
                           ? std::max(problem_.window.length() / 100, Seconds{1})
                           : std::chrono::hours{1};
  return begun_units(Seconds{amount}, unit);
}

std::int64_t LineJudge::amount_of(const Sum& sum) const {
  if (sum.what.counted == Counted::kOnCall)
    return part_of(problem_.window.length(), sum.amount).count();
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
    if (std::none_of(tallies_.begin() + static_cast<std::ptrdiff_t>(i - back),
                     tallies_.begin() + static_cast<std::ptrdiff_t>(i + 1),
                     [](const Tally& tally) { return tally.in_window; }))
      continue;
    Breach breach = about(sum.what, rule_of(sum));
    breach.first = tallies_[i - back].turn;
    breach.last = tallies_[i].turn;
    breach.found = sum.amount + 1;
    breach.limit = sum.amount;
    breach.span = sum.span;
    breach.of_pack = rule.limit->of_pack;
    report(std::move(breach), rule.limit->weight);
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
      in_window = in_window || tallies_[first].in_window;
    }
    if (found <= most || !in_window) continue;
    Breach breach = about(sum.what, rule_of(sum));
    if (sum.span.unit != SumSpan::Unit::kPlan) {
      breach.first = tallies_[first].first;
      breach.last = tallies_[i].turn;
    }
    breach.found = found;
    breach.limit = most;
    breach.span = sum.span;
    breach.of_pack = rule.limit->of_pack;
    report(std::move(breach), rule.limit->weight, units_of(sum.what, found - most));
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
    const std::int64_t asked = sum.weeks > 0 ? least : asked_of_span(problem_, person_, sum, first);
    if (found >= asked) continue;
    Breach breach = about(sum.what, rule_of(sum));
    breach.found = found;
    breach.limit = asked;
    breach.span = sum.span;
    breach.of_pack = rule.limit->of_pack;
    breach.from = first_day_of(problem_, *clock_, sum.span.unit, first);
    report(std::move(breach), rule.limit->weight, units_of(sum.what, asked - found));
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
