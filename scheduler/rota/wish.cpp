#include "scheduler/rota/wish.h"

#include <algorithm>
#include <variant>

namespace respite {
namespace {

// Whether any covered civil day in the zone fits.
template <class Fits>
bool any_day(const IntervalSet& time, Zone zone, Fits fits) {
  return std::ranges::any_of(time, [&](Interval slot) {
    const Day last = day_of(zone.to_wall(slot.end - Seconds{1}));
    for (Day day = day_of(zone.to_wall(slot.begin)); day <= last; day += std::chrono::days{1})
      if (fits(day)) return true;
    return false;
  });
}

}  // namespace

bool is_about(const Wish& wish, const Person& person, const ProblemTurn& turn) {
  if (const auto* shift = std::get_if<WishShift>(&wish.what))
    return shift->shift == turn.turn.seat_id;
  if (const auto* weekday = std::get_if<WishWeekday>(&wish.what))
    return any_day(turn.time, person.zone,
                   [&](Day day) { return weekday_of(day) == weekday->weekday; });
  if (const auto* date = std::get_if<WishDate>(&wish.what))
    return any_day(turn.time, person.zone,
                   [&](Day day) { return date->first <= day && day <= date->last; });
  return false;  // company is between people: judge_pairs
}

std::int32_t points_of(const Wish& wish) { return (wish.likes ? -100 : 100) * wish.weight; }

std::int32_t wish_points(const Person& person, const ProblemTurn& turn) {
  std::int32_t points = 0;
  for (const Wish& wish : person.wishes)
    if (is_about(wish, person, turn)) points += points_of(wish);
  return points;
}

}  // namespace respite
