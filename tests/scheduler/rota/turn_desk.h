// Small desks for the tests of turn expansion, and turns as text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/rota/turn.h"
#include "tests/support/times.h"

namespace respite::test {

template <class Every>
Rota handover_rota(std::string_view zone_name, Every every, std::string_view at,
                   std::string_view from) {
  Rota rota;
  rota.id = "oncall";
  rota.zone = zone(zone_name);
  HandoverPlan plan;
  plan.handover = {std::move(every), clock_time(at), day(from)};
  plan.seats.push_back({.id = "primary", .factor_percent = 100, .skills = {}, .shadow = false});
  rota.plan = plan;
  return rota;
}

inline Desk desk_of(Rota rota) {
  Desk desk;
  desk.zone = rota.zone;
  desk.rotas.push_back(std::move(rota));
  return desk;
}

inline WeeklyHours weekdays(std::string_view from, std::string_view to) {
  WeeklyHours hours;
  for (unsigned weekday = 1; weekday <= 5; ++weekday) {
    hours.push_back({Weekday{weekday}, clock_time(from), clock_time(to)});
  }
  return hours;
}

inline std::string short_text(Wall wall) { return to_text(wall).substr(0, 16); }

// "2026-03-27T09:00 = 2026-03-27T09:00:00Z, 167 h" for each turn; minutes where it has any.
inline std::vector<std::string> handovers(const std::vector<Turn>& turns) {
  std::vector<std::string> all;
  for (const Turn& turn : turns) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(turn.span.length()).count();
    std::string line = short_text(turn.begin) + " = " + to_rfc3339(turn.span.begin) + ", " +
                       std::to_string(minutes / 60) + " h";
    if (minutes % 60 != 0) line += ' ' + std::to_string(minutes % 60) + " min";
    all.push_back(line);
  }
  return all;
}

inline std::vector<std::string> slots_text(const Turn& turn) {
  std::vector<std::string> all;
  all.reserve(turn.slots.size());
  for (const Slot& slot : turn.slots) {
    all.push_back(short_text(slot.begin) + " to " + short_text(slot.end) + " = " + text(slot.span));
  }
  return all;
}

// What turns begun before the window cover in it: [rota].
inline std::vector<IntervalSet> running_time(const Desk& desk, const DeskCalendars& calendars,
                                             Interval window) {
  std::vector<std::vector<Interval>> spans(desk.rotas.size());
  for (const Turn& turn : expand_running_turns(desk, calendars, window))
    for (const Slot& slot : turn.slots)
      spans[at(turn.rota)].push_back(intersection(slot.span, window));
  std::vector<IntervalSet> time;
  time.reserve(spans.size());
  for (auto& rota : spans) time.emplace_back(std::move(rota));
  return time;
}

// Everything a turn says, so that two turns are the same where their texts are.
inline std::string whole_text(const Turn& turn, std::string_view rota) {
  std::string all = duty_key(rota, turn.seat_id, turn.begin, turn.place) + ' ' +
                    std::to_string(turn.seat) + ' ' + turn.zone.name() + ' ' + to_text(turn.end) +
                    ' ' + text(turn.span);
  for (const std::string& slot : slots_text(turn)) all += "; " + slot;
  return all;
}

}  // namespace respite::test
