#include "scheduler/protect/duty_price.h"

#include <algorithm>
#include <cmath>

#include "scheduler/protect/own_time.h"

namespace respite {
namespace {

using std::chrono::days;

constexpr double kPointsAnHour = 100;

struct Wanted {
  Seconds due{};  // in a week
  Seconds shortest{};
};

// How much of what is wanted has room: in stretches long enough, white space left.
Seconds room_for(const Wanted& wanted, const IntervalSet& open, Seconds most) {
  Seconds room{};
  for (const Interval stretch : open)
    if (stretch.length() >= wanted.shortest) room += stretch.length();
  return std::min({wanted.due, room, most});
}

std::vector<Wanted> wanted_by(const Desk& desk, PersonIndex person) {
  std::vector<Wanted> all;
  for (const ProtectedTime& declared : desk.protection.blocks) {
    const auto* floating = std::get_if<FloatingTime>(&declared.time);
    if (floating && std::ranges::binary_search(declared.people, person))
      all.push_back(
          {floating->per_month ? floating->amount / 4 : floating->amount, floating->shortest});
  }
  return all;
}

class Prices {
 public:
  explicit Prices(Problem& problem) : problem_(problem), hull_(hull_of(problem)) {
    const Timeline nothing;
    own_ = protect::own_times({.desk = problem.desk,
                               .calendars = problem.calendars,
                               .timeline = nothing,
                               .window = hull_},
                              hull_);
  }

  void add() {
    for (std::size_t p = 0; p < own_.size(); ++p) {
      const std::vector<Wanted> wanted = wanted_by(problem_.desk, index_of<PersonIndex>(p));
      if (wanted.empty()) continue;
      const IntervalSet open = own_[p].open();
      const IntervalSet worked = own_[p].worked();
      for (std::size_t t = 0; t < problem_.turns.size(); ++t)
        problem_.wish[t][p] += price(wanted, open, worked, problem_.turns[t].time);
    }
  }

 private:
  static Interval hull_of(const Problem& problem) {
    Interval hull = problem.window;
    for (const ProblemTurn& turn : problem.turns)
      for (const Interval span : turn.time)
        hull = {std::min(hull.begin, span.begin), std::max(hull.end, span.end)};
    return {hull.begin - days{8}, hull.end + days{8}};
  }

  [[nodiscard]] std::int32_t price(const std::vector<Wanted>& wanted, const IntervalSet& open,
                                   const IntervalSet& worked, const IntervalSet& duty) const {
    Seconds missing{};
    Interval week = week_of(duty.empty() ? problem_.window.begin : duty.intervals().front().begin);
    for (; !duty.empty() && week.begin < duty.intervals().back().end; week = week_of(week.end)) {
      if (!duty.overlaps(week)) continue;
      const IntervalSet before = intersect(open, week);
      const IntervalSet after = subtract(before, duty);
      const Seconds most{
          std::llround(static_cast<double>(intersect(worked, week).length().count()) *
                       (1 - problem_.desk.protection.white_space))};
      for (const Wanted& one : wanted)
        missing += room_for(one, before, most) - room_for(one, after, most);
    }
    return static_cast<std::int32_t>(
        std::llround(static_cast<double>(missing.count()) / 3600 * kPointsAnHour));
  }

  [[nodiscard]] Interval week_of(Instant at) const {
    const Zone zone = problem_.desk.zone;
    Day day = day_of(zone.to_wall(at));
    day -= weekday_of(day) - problem_.desk.week_start;
    return {zone.at_transition(day), zone.at_transition(day + days{7})};
  }

  Problem& problem_;
  Interval hull_;
  std::vector<protect::OwnTime> own_;
};

}  // namespace

void add_duty_prices(Problem& problem) {
  const auto floats = [](const ProtectedTime& declared) {
    return std::holds_alternative<FloatingTime>(declared.time);
  };
  if (std::ranges::any_of(problem.desk.protection.blocks, floats)) Prices(problem).add();
}

}  // namespace respite
