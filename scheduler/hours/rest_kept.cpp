#include "scheduler/hours/rest_kept.h"

#include <algorithm>

namespace respite {
namespace {

using std::chrono::days;
using std::chrono::hours;

// Work less than a daily rest apart is one span.
std::vector<Interval> spans_of(const IntervalSet& worked, Seconds daily) {
  std::vector<Interval> spans;
  for (const Interval& next : worked) {
    if (!spans.empty() && next.begin - spans.back().end < daily)
      spans.back().end = next.end;
    else
      spans.push_back(next);
  }
  return spans;
}

Seconds longest(const IntervalSet& set) {
  Seconds found{};
  for (const Interval& each : set) found = std::max(found, each.length());
  return found;
}

// Every 24 hours hold a daily rest only where no span of work is longer than what it leaves of
// them.
void look_at_days(RestKept& kept, const IntervalSet& worked, const RestRules& rules) {
  const std::vector<Interval> spans = spans_of(worked, rules.daily);
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const Seconds rest = spans[i].begin - spans[i - 1].end;
    kept.shortest_daily = std::min(kept.shortest_daily.value_or(rest), rest);
  }
  for (const Interval& span : spans) {
    if (span.length() <= days{1} - rules.daily) continue;
    const Interval day{span.begin, span.begin + days{1}};
    const Seconds found = longest(gaps(worked, day));
    kept.daily.push_back({span, found, rules.daily});
    kept.shortest_daily = std::min(kept.shortest_daily.value_or(found), found);
  }
}

void look_at_weeks(RestKept& kept, const IntervalSet& worked, const RestRules& rules,
                   const std::vector<Interval>& weeks) {
  for (const Interval& week : weeks) {
    const Seconds rest = longest(gaps(worked, week));
    kept.shortest_weekly = std::min(kept.shortest_weekly.value_or(rest), rest);
    if (rules.weekly && rest < *rules.weekly) kept.weekly.push_back({week, rest, *rules.weekly});
  }
}

// Leave is left out of the period, not counted as time without work.
void look_at_average(RestKept& kept, const WorkTime& time, const IntervalSet& worked,
                     const RestRules& rules, const std::vector<Interval>& weeks) {
  const auto count = static_cast<std::size_t>(rules.reference_weeks);
  for (std::size_t last = count; last <= weeks.size(); ++last) {
    const Interval period{weeks[last - count].begin, weeks[last - 1].end};
    const Seconds there = period.length() - intersect(time.leave, period).length();
    if (there < days{1}) continue;
    const Seconds average{intersect(worked, period).length().count() * Seconds{days{7}}.count() /
                          there.count()};
    if (kept.average && average <= *kept.average) continue;
    kept.average = average;
    kept.average_over = period;
  }
}

// The directive is behind the law of a member state.
bool is_of_member_state(PackId pack) {
  return pack == PackId::kFr || pack == PackId::kPt || pack == PackId::kBe;
}

}  // namespace

RestRules rest_rules_of(PackId pack) {
  RestRules rules;
  const auto take = [&](PackId of) {
    for (const PackRule& rule : rules_of(of)) {
      const PackBound& bound = rule.bound;
      if (bound.kind == PackBound::Kind::kRest && of == pack) rules.daily_rule = rule.id;
      if (bound.kind == PackBound::Kind::kWeeklyRest &&
          hours{bound.amount} > rules.weekly.value_or(Seconds{0})) {
        rules.weekly = hours{bound.amount};
        rules.weekly_rule = rule.id;
      }
      if (bound.kind == PackBound::Kind::kAverage && !rules.average) {
        rules.average = hours{bound.amount};
        rules.average_rule = rule.id;
        rules.reference_weeks = bound.span;
      }
    }
  };
  take(pack);
  if (is_of_member_state(pack)) take(PackId::kEu);
  return rules;
}

std::vector<Interval> whole_weeks(Zone zone, Weekday start, Interval window) {
  Day day = day_of(zone.to_wall(window.begin));
  day -= weekday_of(day) - start;
  std::vector<Interval> weeks;
  for (;; day += days{7}) {
    const Interval week{zone.at_transition(day), zone.at_transition(day + days{7})};
    if (week.end > window.end) return weeks;
    if (week.begin >= window.begin) weeks.push_back(week);
  }
}

RestKept rest_kept(const WorkTime& time, const RestRules& rules, const std::vector<Interval>& weeks,
                   Interval present) {
  RestKept kept;
  const IntervalSet worked = time.worked();
  look_at_days(kept, worked, rules);
  look_at_weeks(kept, worked, rules, weeks);
  look_at_average(kept, time, worked, rules, weeks);
  kept.standby = time.standby.length();
  kept.present = present.length() - time.leave.length();
  return kept;
}

}  // namespace respite
