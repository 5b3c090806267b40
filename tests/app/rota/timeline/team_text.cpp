// A random team as a lead would write it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "tests/app/rota/timeline/random_team.h"

namespace respite::test {
namespace {

using std::chrono::days;

std::string in_days(const Stretch& stretch) {
  static const std::vector<std::string> names = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  std::vector<std::string> days_named;
  days_named.reserve(stretch.days.size());
  for (const unsigned day : stretch.days) days_named.push_back(names[day]);
  return fmt::format("{}", fmt::join(days_named, ","));
}

std::string clock(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::string hours_text(const Stretch& stretch) {
  return fmt::format("{} {}-{}", in_days(stretch), clock(stretch.from), clock(stretch.to));
}

std::string calendar(const std::vector<std::pair<Day, Day>>& spans) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n";
  const auto plain = [](Day day) {
    std::string date = to_text(day);
    std::erase(date, '-');
    return date;
  };
  int number = 0;
  for (const auto& [first, last] : spans)
    text += fmt::format(
        "BEGIN:VEVENT\r\nUID:{}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{}\r\n"
        "DTEND;VALUE=DATE:{}\r\nSUMMARY:away\r\nEND:VEVENT\r\n",
        ++number, plain(first), plain(last));
  return text + "END:VCALENDAR\r\n";
}

std::string person_text(const TeamPerson& person) {
  std::string text = fmt::format("\n[[person]]\nid = \"{}\"\nshare = {}\nleave = \"{}.ics\"\n",
                                 person.id, 0.1 * person.share, person.id);
  if (!person.zone.empty()) text += fmt::format("zone = \"{}\"\n", person.zone);
  if (person.joins) text += fmt::format("joins = {}\n", to_text(*person.joins));
  if (person.leaves) text += fmt::format("leaves = {}\n", to_text(*person.leaves));
  if (person.hours) text += fmt::format("hours = \"{}\"\n", hours_text(*person.hours));
  return text;
}

std::string every_text(const TeamRota& rota) {
  switch (rota.every) {
    case Every::kHours:
      return fmt::format("{} hours", rota.step);
    case Every::kDays:
      return fmt::format("{} days", rota.step);
    case Every::kWeekdays:
      return in_days({rota.weekdays, 0, 0});
  }
  return "";
}

std::string rota_text(const Team& team, const TeamRota& rota) {
  std::string text = fmt::format("\n[[rota]]\nid = \"{}\"\ncounts = \"{}\"\n", rota.id,
                                 rota.work ? "work" : "standby");
  if (!rota.zone.empty()) text += fmt::format("zone = \"{}\"\n", rota.zone);
  std::vector<std::string> people;
  for (const TeamPerson& person : team.people)
    if (std::ranges::find(rota.people, person.number) != rota.people.end())
      people.push_back("\"" + person.id + "\"");
  if (!people.empty()) text += fmt::format("people = [{}]\n", fmt::join(people, ", "));
  if (rota.shifts.empty()) {
    text +=
        fmt::format("handover = {{ every = \"{}\", at = \"{}\", from = {} }}\ncovers = \"{}\"\n",
                    every_text(rota), clock(rota.at), to_text(rota.from),
                    rota.covers == Covers::kAlways           ? "always"
                    : rota.covers == Covers::kOutsideService ? "outside service"
                                                             : hours_text(rota.listed));
  }
  for (const TeamSeat& seat : rota.seats)
    text += fmt::format("[[rota.seat]]\nid = \"{}\"\nshadow = {}\n", seat.id, seat.shadow);
  for (const TeamShift& shift : rota.shifts) {
    text += fmt::format("[[rota.shift]]\nid = \"{}\"\nwhen = \"{}\"\nstaff = {}\n", shift.id,
                        hours_text(shift.when), shift.staff);
    if (!shift.zone.empty()) text += fmt::format("zone = \"{}\"\n", shift.zone);
  }
  return text;
}

std::string team_text(const Team& team) {
  std::string text = fmt::format(
      "[desk]\nid = \"desk\"\nzone = \"{}\"\nleads = [\"{}\"]\nholidays = \"holidays.ics\"\n"
      "service = \"{}\"\n",
      team.zone, team.people.front().id, hours_text(team.service));
  if (team.rest) text += "\n[limits]\nrest = \"11h\"\n";
  for (const TeamPerson& person : team.people) text += person_text(person);
  for (const TeamRota& rota : team.rotas) text += rota_text(team, rota);
  return text +
         "\n[policy]\nid = \"policy\"\n\n[[policy.emergency]]\nid = \"E1\"\ntext = \"down\"\n";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> files_of(const Team& team) {
  std::vector<std::pair<std::string, std::string>> files = {{"team.toml", team_text(team)}};
  std::vector<std::pair<Day, Day>> holidays;
  holidays.reserve(team.holidays.size());
  for (const Day day : team.holidays) holidays.emplace_back(day, day + days{1});
  files.emplace_back("holidays.ics", calendar(holidays));
  for (const TeamPerson& person : team.people)
    files.emplace_back(person.id + ".ics", calendar(person.leave));
  return files;
}

}  // namespace respite::test
