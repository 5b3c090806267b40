#include "scheduler/rota/judge_line.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "scheduler/rules/fairness.h"
#include "scheduler/rules/rest.h"
#include "scheduler/rules/succession.h"

namespace respite {
namespace {

// The number of a name, new ones at the end.
int number_of(std::vector<std::string>& names, const std::string& name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it != names.end()) return static_cast<int>(it - names.begin());
  names.push_back(name);
  return static_cast<int>(names.size()) - 1;
}

bool limits_nothing(const Limits& limits) {
  return !limits.rest && !limits.gap && limits.forbidden.empty() && limits.sequences.empty() &&
         limits.sums.empty() && limits.rest_after.empty() && limits.long_rests.empty() &&
         !limits.complete_weekends && !limits.alternate_holidays;
}

bool is_handover(const Desk& desk, RotaIndex rota) {
  return std::holds_alternative<HandoverPlan>(desk.rotas[at(rota)].plan);
}

}  // namespace

LineJudge::LineJudge(const Problem& problem) : problem_(problem) {
  std::vector<std::string> seat_ids;
  duties_.reserve(problem.turns.size());
  for (const ProblemTurn& turn : problem.turns) {
    Duty duty;
    duty.span = turn.turn.span;
    duty.cover = {turn.time.intervals().front().begin, turn.time.intervals().back().end};
    duty.rota = turn.turn.rota;
    duty.seat_id = number_of(seat_ids, turn.turn.seat_id);
    duty.handover = is_handover(problem.desk, turn.turn.rota);
    duty.work = turn.work;
    duty.in_window = turn.in_window;
    duty.covered = turn.time.length();
    duties_.push_back(duty);
  }
  for (const ProblemPerson& person : problem.people) {
    person_rules_.push_back(look_up(person.limits, seat_ids, person.clock));
    pack_rules_.push_back(look_up(person.pack_limits, seat_ids, person.clock));
  }
  for (const Limits& limits : problem.rota_limits)
    rota_rules_.push_back(look_up(limits, seat_ids, std::nullopt));
  stretches_.resize(problem.rota_limits.size());
}

LineJudge::ByClock LineJudge::counts_by_clock(const What& what, SumSpan::Unit unit,
                                              std::optional<std::size_t> clock) {
  ByClock all(problem_.clocks.size(), nullptr);
  // Days off are what days of work leave.
  const Counted counted = what.counted == Counted::kDaysOff ? Counted::kDays : what.counted;
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (clock && *clock != c) continue;
    const std::tuple key(counted, what.shift, unit, c);
    auto known = counts_.find(key);
    if (known == counts_.end())
      known = counts_.emplace(key, counts_of(problem_, problem_.clocks[c], what, unit)).first;
    all[c] = &known->second;
  }
  return all;
}

LineJudge::Rules LineJudge::look_up(const Limits& limits, const std::vector<std::string>& seat_ids,
                                    std::optional<std::size_t> clock) {
  Rules rules;
  rules.limits = &limits;
  rules.in_a_row = turns_in_a_row(limits);
  rules.none = limits_nothing(limits);
  for (const auto& sequence : limits.sequences)
    rules.sequences.push_back(
        {&sequence, counts_by_clock(sequence.value.what, SumSpan::Unit::kDays, clock)});
  for (const auto& after : limits.rest_after)
    rules.rest_after.push_back(
        {&after, counts_by_clock(after.value.what, SumSpan::Unit::kDays, clock)});
  for (const auto& rest : limits.long_rests) {
    LongRestRule rule{&rest, {}, {}};
    for (const Clock& one : problem_.clocks) {
      Run buckets = buckets_of(problem_, one, rest.value.span.unit);
      buckets.first -= rest.value.span.count - 1;  // a span may reach beyond all turns
      buckets.last += rest.value.span.count - 1;
      rule.first.push_back(buckets.first);
      rule.edges.push_back(begins_of(problem_, one, rest.value.span.unit, buckets));
    }
    rules.long_rests.push_back(std::move(rule));
  }
  for (const auto& sum : limits.sums) {
    const SumSpan::Unit unit = sum.value.span.unit;
    const Counted counted = sum.value.what.counted;
    const bool cheap = counted == Counted::kShift || counted == Counted::kTurns;
    SumRule rule{&sum, counts_by_clock(sum.value.what, unit, clock), {}};
    for (const Clock& one : problem_.clocks)
      rule.buckets.push_back(whole_buckets(problem_, one, unit));
    (cheap ? rules.cheap_sums : rules.sums).push_back(std::move(rule));
  }
  std::ranges::stable_sort(rules.sums, {}, [](const SumRule& rule) {
    return words_of(rule.limit->value.what.counted).is_time;
  });
  std::vector<std::string> names = seat_ids;  // a shift with no turn here gets a number of its own
  for (const auto& pair : limits.forbidden)
    rules.forbidden.push_back(
        {number_of(names, pair.value.first), number_of(names, pair.value.then), pair.weight});
  return rules;
}

LineScore LineJudge::judge(PersonIndex person, std::span<const TurnIndex> line, BreachSink& sink) {
  begin(person, sink, std::numeric_limits<int>::max());
  static_cast<void>(judge_all(line));
  return score_;
}

LineScore LineJudge::judge(PersonIndex person, std::span<const TurnIndex> line) {
  IgnoreBreaches sink;
  return judge(person, line, sink);
}

std::optional<LineScore> LineJudge::judge_lawful(PersonIndex person,
                                                 std::span<const TurnIndex> line, int most_broken) {
  IgnoreBreaches sink;
  begin(person, sink, most_broken);
  if (!judge_all(line)) return std::nullopt;
  return score_;
}

void LineJudge::begin(PersonIndex person, BreachSink& sink, int most_broken) {
  person_ = person;
  clock_ = &problem_.clocks[problem_.people[at(person)].clock];
  sink_ = &sink;
  most_broken_ = most_broken;
  score_ = {};
}

bool LineJudge::judge_all(std::span<const TurnIndex> line) {
  judge_overlaps(line);
  if (!go_on() || !judge_limits(person_rules_[at(person_)], line) ||
      !judge_limits(pack_rules_[at(person_)], line))
    return false;
  for (std::size_t rota = 0; rota < rota_rules_.size(); ++rota) {
    if (rota_rules_[rota].none) continue;
    of_rota_.clear();
    std::copy_if(line.begin(), line.end(), std::back_inserter(of_rota_),
                 [&](TurnIndex turn) { return at(duty(turn).rota) == rota; });
    if (!judge_limits(rota_rules_[rota], of_rota_)) return false;
  }
  score_.balance = balance_of(line);
  return true;
}

std::optional<Breach> LineJudge::first_new_breach(PersonIndex person,
                                                  std::span<const TurnIndex> before,
                                                  std::span<const TurnIndex> after) {
  CollectBreaches found;
  const LineScore old = judge(person, before);
  const LineScore now = judge(person, after, found);
  // Old and new breaches of minima are told apart by their sum; any new one will do.
  const bool broken = now.broken > old.broken;
  if (!broken && now.unmet <= old.unmet) return std::nullopt;
  CollectBreaches known;
  static_cast<void>(judge(person, before, known));
  for (const Breach& breach : found.breaches())
    if (breach.hard && is_minimum(breach.rule) != broken &&
        std::ranges::find(known.breaches(), breach) == known.breaches().end())
      return breach;
  return found.breaches().front();
}

void LineJudge::report(Breach breach, const std::optional<int>& weight, std::int64_t units) {
  breach.hard = !weight;
  if (weight) {
    breach.cost = *weight * units;
    score_.limits += breach.cost;
  } else {
    (is_minimum(breach.rule) ? score_.unmet : score_.broken) += static_cast<int>(units);
  }
  sink_->take(breach);
}

// The cheap rules first.
bool LineJudge::judge_limits(const Rules& rules, std::span<const TurnIndex> line) {
  if (rules.none) return true;
  const Limits& limits = *rules.limits;
  if (limits.rest) judge_rest(*limits.rest, line);
  if (go_on()) judge_sums(rules.cheap_sums, line);
  if (go_on() && (limits.gap || rules.in_a_row)) judge_stretches(rules, line);
  if (go_on()) judge_successions(rules, line);
  if (go_on()) judge_families(rules, line);
  return go_on();
}

bool LineJudge::one_after_the_other(std::span<const TurnIndex> line) const {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Duty& a = duty(line[i - 1]);
    const Duty& b = duty(line[i]);
    if (a.cover.end > b.cover.begin || a.span.end > b.span.begin) return false;
  }
  return true;
}

// Two duties at the same covered time, or two seats of one handover rota at the same turn.
bool LineJudge::overlap(TurnIndex a, TurnIndex b) const {
  const Duty& one = duty(a);
  const Duty& other = duty(b);
  if (one.handover && one.rota == other.rota && one.span.overlaps(other.span)) return true;
  if (!one.cover.overlaps(other.cover)) return false;
  const IntervalSet& time = problem_.turns[at(b)].time;
  return std::ranges::any_of(problem_.turns[at(a)].time,
                             [&](Interval slot) { return time.overlaps(slot); });
}

void LineJudge::judge_overlaps(std::span<const TurnIndex> line) {
  if (one_after_the_other(line)) return;  // by far the usual case
  for (std::size_t j = 1; j < line.size(); ++j)
    for (std::size_t i = 0; i < j; ++i)
      if (any_in_window(line[i], line[j]) && overlap(line[i], line[j]))
        report({.rule = Rule::kOverlap, .first = line[i], .last = line[j]}, std::nullopt);
}

// Turns of one handover rota, whatever the seat. Back-to-back turns are a matter for
// max_consecutive_turns where it is set, else for the gap, which is then zero.
//
//   |A A|A A|- - - -|A A|      two turns in a row, then a gap of two turns
void LineJudge::judge_stretches(const Rules& rules, std::span<const TurnIndex> line) {
  const Limits& limits = *rules.limits;
  const Limit<Sequence>* most =
      rules.in_a_row && rules.in_a_row->binds(person_) ? rules.in_a_row : nullptr;
  std::fill(stretches_.begin(), stretches_.end(), Stretch{});
  for (const TurnIndex turn : line) {
    const Duty& now = duty(turn);
    if (!now.handover) continue;
    Stretch& stretch = stretches_[at(now.rota)];
    const TurnIndex before = std::exchange(stretch.last, turn);
    if (stretch.turns > 0 && is_back_to_back(duty(before).span, now.span) && most) {
      ++stretch.turns;
      stretch.in_window = stretch.in_window || now.in_window;
      if (stretch.turns > most->value.count && stretch.in_window)
        report({.rule = Rule::kConsecutiveTurns,
                .first = before,
                .last = turn,
                .found = stretch.turns,
                .limit = most->value.count},
               most->weight);
      continue;
    }
    const Seconds gap = time_between(duty(before).span, now.span);
    if (stretch.turns > 0 && limits.gap && gap >= Seconds{0} &&
        is_too_short(gap, limits.gap->value) && any_in_window(before, turn))
      report({.rule = Rule::kGap,
              .first = before,
              .last = turn,
              .found = gap.count(),
              .limit = limits.gap->value.count()},
             limits.gap->weight);
    stretch.turns = 1;
    stretch.in_window = now.in_window;
  }
}

void LineJudge::judge_successions(const Rules& rules, std::span<const TurnIndex> line) {
  for (const Succession& forbidden : rules.forbidden)
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (duty(line[i]).seat_id != forbidden.first) continue;
      const int day = clock_->first_day[at(line[i])];
      const Instant far = duty(line[i]).cover.begin + std::chrono::days{3};
      for (std::size_t j = i + 1; j < line.size() && duty(line[j]).span.begin < far; ++j)
        if (duty(line[j]).seat_id == forbidden.then &&
            follows_next_day(day, clock_->first_day[at(line[j])]) &&
            any_in_window(line[i], line[j]))
          report({.rule = Rule::kForbiddenSuccession, .first = line[i], .last = line[j]},
                 forbidden.weight);
    }
}

std::int64_t LineJudge::balance_of(std::span<const TurnIndex> line) {
  const std::size_t person = at(person_);
  std::int64_t load = 0;
  std::int64_t wishes = 0;
  for (const TurnIndex turn : line) {
    if (!duty(turn).in_window) continue;
    load += problem_.load[at(turn)][person];
    wishes += problem_.wish[at(turn)][person];
  }
  return deviation_cost(load - problem_.people[person].fair, problem_.average_load,
                        problem_.fairness_weight) +
         wishes + unevenness_of(line);
}

// Each count's own: one off its fair share costs as much as one turn.
std::int64_t LineJudge::unevenness_of(std::span<const TurnIndex> line) {
  constexpr std::int64_t kOne = 1'000'000;
  const Even& even = problem_.even;
  const Balance& fair = problem_.people[at(person_)].fair_counts;
  std::int64_t cost = 0;
  const auto add = [&](int weight, std::int64_t share, auto mark) {
    if (weight == 0) return;
    marks_.clear();
    for (const TurnIndex turn : line)
      if (duty(turn).in_window) mark(turn);
    cost += deviation_cost(static_cast<std::int64_t>(marks_.size()) * kOne - share, kOne, weight);
  };
  add(even.nights, fair.nights, [&](TurnIndex turn) {
    for (const int night : clock_->nights[at(turn)]) marks_.add_once(night, turn, false);
  });
  add(even.weekends, fair.weekends, [&](TurnIndex turn) {
    const int last = clock_->last_weekend[at(turn)];
    for (int w = clock_->first_weekend[at(turn)]; w >= 0 && w <= last; ++w)
      marks_.add_once(w, turn, false);
  });
  add(even.holidays, fair.holidays, [&](TurnIndex turn) {
    for (const HolidayMark& holiday : clock_->holidays[at(turn)])
      marks_.add_once(holiday.day, turn, false);
  });
  return cost;
}

}  // namespace respite
