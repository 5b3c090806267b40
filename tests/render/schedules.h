// Schedules filled by hand, to render.
#pragma once

#include <string>

#include "app/view/rota.h"
#include "tests/support/times.h"

namespace respite {

// A slot that is a whole turn, from one wall time in the zone to another.
inline SlotView slot_view(const std::string& rota, const std::string& seat, const std::string& zone,
                          const std::string& begin, const std::string& end,
                          std::optional<std::string> person) {
  SlotView view;
  SlotRecord& slot = view.slot;
  slot.rota = rota;
  slot.seat = seat;
  slot.zone = zone;
  slot.begin = test::wall(begin);
  slot.end = test::wall(end);
  const Zone place = test::zone(zone);
  slot.span = {place.at_transition(slot.begin), place.at_transition(slot.end)};
  slot.turn_span = slot.span;
  slot.turn = rota + "/" + seat + "/" + begin;
  slot.key = slot.turn;
  slot.person = std::move(person);
  view.bands[static_cast<std::size_t>(Band::kDay)] = slot.span.length();
  return view;
}

inline PersonView person_view(const std::string& id, const std::string& name, std::int64_t load_h,
                              std::int64_t fair_h) {
  PersonView person;
  person.id = id;
  person.name = name;
  person.load = load_h * 3600;
  person.fair = fair_h * 3600;
  person.turns = 1;
  return person;
}

// Two weeks of a primary and a secondary, the second week's primary open.
inline ScheduleView weekly_schedule() {
  ScheduleView schedule;
  schedule.desk = "Helpdesk";
  schedule.zone = "Europe/London";
  schedule.window = {test::instant("2026-12-21T00:00:00Z"), test::instant("2027-01-04T00:00:00Z")};
  schedule.rotas = {{"oncall", "Out of hours", "Europe/London", false, {"primary", "secondary"}}};
  const std::string london = "Europe/London";
  schedule.slots = {
      slot_view("oncall", "primary", london, "2026-12-21T09:00", "2026-12-28T09:00", "asha"),
      slot_view("oncall", "secondary", london, "2026-12-21T09:00", "2026-12-28T09:00", "zoe"),
      slot_view("oncall", "primary", london, "2026-12-28T09:00", "2027-01-04T09:00", std::nullopt),
      slot_view("oncall", "secondary", london, "2026-12-28T09:00", "2027-01-04T09:00", "asha"),
  };
  schedule.people = {person_view("asha", "Asha Patel", 300, 250),
                     person_view("zoe", "Zoë Brontë", 100, 150)};
  schedule.people[0].turns = 2;
  schedule.holidays = {{make_day(2026, 12, 25), "Christmas Day"},
                       {make_day(2027, 1, 1), "New Year"}};
  schedule.gaps = {{"oncall",
                    "primary",
                    schedule.slots[2].slot.turn,
                    schedule.slots[2].slot.span,
                    {{"asha", "overlap", "Asha: already on oncall/secondary", "Asha Patel"},
                     {"zoe", "leave", "Zoë: on leave", "Zoë Brontë"}}}};
  return schedule;
}

// Five days of shifts over two weeks, one seat open.
inline ScheduleView shift_schedule() {
  ScheduleView schedule;
  schedule.desk = "Floor";
  schedule.zone = "Europe/Paris";
  schedule.window = {test::instant("2026-12-10T23:00:00Z"), test::instant("2026-12-15T23:00:00Z")};
  schedule.rotas = {{"floor", "Floor", "Europe/Paris", true, {"early", "late", "night"}}};
  const std::string paris = "Europe/Paris";
  schedule.slots = {
      slot_view("floor", "early", paris, "2026-12-11T06:00", "2026-12-11T14:00", "ann"),
      slot_view("floor", "late", paris, "2026-12-11T14:00", "2026-12-11T22:00", "bo"),
      slot_view("floor", "night", paris, "2026-12-12T22:00", "2026-12-13T06:00", "ann"),
      slot_view("floor", "late", paris, "2026-12-14T14:00", "2026-12-14T22:00", std::nullopt),
      slot_view("floor", "early", paris, "2026-12-15T06:00", "2026-12-15T14:00", "bo"),
      slot_view("floor", "late", paris, "2026-12-15T14:00", "2026-12-15T22:00", "bo"),
  };
  schedule.people = {person_view("ann", "Ann", 16, 20), person_view("bo", "Bo", 24, 20)};
  return schedule;
}

}  // namespace respite
