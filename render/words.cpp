#include "render/words.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "render/text.h"
#include "scheduler/time/zone.h"
#include "text/utf8.h"

namespace respite {
namespace {

std::string first_word(const std::string& name) { return name.substr(0, name.find(' ')); }

// "Asha P" of "Asha Patel": the first name with the first character of the last one.
std::string with_initial(const std::string& name) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string::npos) return name;
  return first_word(name) + ' ' +
         std::string(text::first_characters(std::string_view(name).substr(space + 1), 1));
}

}  // namespace

Wall wall_in(std::string_view zone, Instant instant) {
  return Zone::find(zone).value_or(Zone::utc()).to_wall(instant);
}

std::string_view weekday_name(Weekday weekday) {
  static constexpr std::array<std::string_view, 7> kNames{"Sun", "Mon", "Tue", "Wed",
                                                          "Thu", "Fri", "Sat"};
  return kNames[weekday.c_encoding()];
}

std::string_view month_name(std::chrono::month month) {
  static constexpr std::array<std::string_view, 12> kNames{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kNames[static_cast<unsigned>(month) - 1];
}

std::string day_and_time(Wall wall) {
  const Day day = day_of(wall);
  return fmt::format("{} {} {}", weekday_name(weekday_of(day)), to_text(day),
                     to_text(std::chrono::floor<std::chrono::minutes>(time_of_day(wall))));
}

std::string from_to(std::string_view zone, Interval span) {
  const Wall begin = wall_in(zone, span.begin);
  const Wall end = wall_in(zone, span.end);
  return fmt::format("{} to {}", day_and_time(begin),
                     day_of(begin) == day_of(end)
                         ? to_text(std::chrono::floor<std::chrono::minutes>(time_of_day(end)))
                         : day_and_time(end));
}

std::string hours(std::int64_t seconds) {
  const std::int64_t tenths = (std::llabs(seconds) + 180) / 360;
  const std::string_view sign = seconds < 0 && tenths > 0 ? "-" : "";
  return fmt::format("{}{}.{}", sign, tenths / 10, tenths % 10);
}

std::string counted(int count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string frozen_sentence(const FrozenView& frozen) {
  return fmt::format("{}/{} {}, {}", frozen.rota, frozen.seat, from_to(frozen.zone, frozen.span),
                     frozen.name);
}

PeopleNames::PeopleNames(const std::vector<PersonView>& people) {
  std::map<std::string, int> first_names;
  for (const PersonView& person : people) ++first_names[first_word(person.name)];
  for (const PersonView& person : people) {
    const std::string name = printable(person.name.empty() ? person.id : person.name);
    const bool alone = first_names[first_word(person.name)] == 1;
    entries_[person.id] = {name, alone ? first_word(name) : with_initial(name)};
  }
}

std::string PeopleNames::full(const std::string& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? printable(id) : found->second.full;
}

std::string PeopleNames::brief(const std::string& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? printable(id) : found->second.brief;
}

}  // namespace respite
