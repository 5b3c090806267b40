// What reports say, field by field.
#pragma once

#include "app/view/reports.h"
#include "app/view/rota_fields.h"

namespace respite {

template <class Visitor>
void fields(Visitor& visit, const FairnessLine& line) {
  const AccountLine& account = line.account;
  visit("person", line.person, "id");
  visit("name", line.name, "");
  visit("carried", account.carried, "into the window: below zero where they did less than owed");
  visit("owed", account.owed, "of what was done in it, by share");
  visit("done", account.done, "in it");
}

template <class Visitor>
void fields(Visitor& visit, const HolidayLine& line) {
  visit("day", to_text(line.day), "");
  visit("holiday", line.holiday, "");
  visit("people", line.people, "ids of those on duty on it");
  visit("last_time", line.last_time, "ids of those on duty when it was last");
}

template <class Visitor>
void fields(Visitor& visit, const FairnessView& view) {
  visit("window", view.window, "turns that begin in it count, whole");
  visit("people", view.people, "");
  visit("holidays", view.holidays, "of the desk, by day");
}

}  // namespace respite
