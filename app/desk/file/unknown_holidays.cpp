#include "app/desk/file/unknown_holidays.h"

#include <algorithm>
#include <string_view>

#include "text/nearest.h"
#include "text/utf8.h"

namespace respite {
namespace {

std::vector<std::string_view> known_names(const DeskCalendars& calendars) {
  std::vector<std::string_view> names;
  const auto add = [&](const HolidayCalendar& calendar) {
    for (const Holiday& holiday : calendar.days) names.push_back(holiday.name);
  };
  add(calendars.desk);
  for (const HolidayCalendar& site : calendars.sites) add(site);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

std::vector<Diagnostic> unknown_holidays(const Desk& desk, const DeskCalendars& calendars) {
  const std::vector<std::string_view> known = known_names(calendars);
  std::vector<Diagnostic> found;
  const auto look_at = [&](const Limits& limits) {
    if (!limits.alternate_holidays) return;
    const AlternateHolidays& holidays = limits.alternate_holidays->value;
    for (std::size_t i = 0; i < holidays.named_at.size(); ++i)
      if (!std::ranges::binary_search(known, std::string_view{holidays.names[i]}))
        found.push_back({holidays.named_at[i],
                         Severity::kError,
                         "no holiday calendar of the desk has " + text::quote(holidays.names[i]),
                         {},
                         text::did_you_mean(holidays.names[i], known)});
  };
  look_at(desk.limits);
  for (const Person& person : desk.people) look_at(person.limits);
  for (const Rota& rota : desk.rotas) look_at(rota.limits);
  return found;
}

}  // namespace respite
