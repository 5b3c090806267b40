#include "app/rota/protection_warnings.h"

#include <fmt/format.h>

#include <map>

#include "render/words.h"
#include "scheduler/protect/clash.h"
#include "text/list.h"

namespace respite {
namespace {

std::string names_of(const Desk& desk, const std::vector<PersonIndex>& people) {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < people.size() && i < kMost; ++i)
    names.push_back(desk.people[at(people[i])].id);
  const std::string text = text::join(names, ", ");
  return people.size() > kMost ? text + fmt::format(" and {} more", people.size() - kMost) : text;
}

std::string words_of(const Desk& desk, const Clash& clash) {
  std::map<std::size_t, std::vector<PersonIndex>> people;
  for (const auto& [declared, person] : clash.wants) people[declared].push_back(person);
  std::vector<std::string> parts;
  parts.reserve(people.size() + clash.accessible.size() + 1);
  for (const auto& [declared, of] : people)
    parts.push_back(fmt::format("{} of {}", to_text(desk.protection.blocks[declared].kind),
                                names_of(desk, of)));
  for (const std::size_t rule : clash.accessible)
    parts.push_back(
        fmt::format("[[accessible]] people = {}", desk.protection.accessible[rule].people));
  if (clash.white_space)
    parts.push_back(fmt::format("white_space = \"{:.0f}%\"", 100 * desk.protection.white_space));
  return text::join(parts, "; ");
}

Diagnostic warning(Place place, std::string message, std::string hint) {
  return {std::move(place), Severity::kWarning, std::move(message), {}, std::move(hint)};
}

}  // namespace

std::vector<Diagnostic> warn_of_protection(const OpenDesk& opened) {
  const Desk& desk = opened.desk;
  const Day today = day_of(desk.zone.to_wall(opened.invocation.now));
  std::vector<Diagnostic> warnings;
  if (const auto clash = find_clash(desk, today)) {
    const Place place = clash->wants.empty()
                            ? desk.protection.accessible[clash->accessible.front()].said_at
                            : desk.protection.blocks[clash->wants.front().first].said_at;
    const bool alone = clash->accessible.empty() && !clash->white_space;
    warnings.push_back(warning(
        place,
        (alone ? "there are not the hours for this in a week: "
               : "these cannot all hold, even in a week in which nobody is away: ") +
            words_of(desk, *clash),
        alone ? "ask for less, or for shorter blocks" : "leave one of them out, or ask for less"));
  }
  if (const auto deserted = find_deserted(desk, today)) {
    const Wall wall = desk.zone.to_wall(deserted->begin);
    warnings.push_back(
        warning(desk.protection.blocks.front().said_at,
                fmt::format("everybody at work is in protected time on {} from {} to {}",
                            weekday_name(weekday_of(day_of(wall))), to_text(time_of_day(wall)),
                            to_text(time_of_day(desk.zone.to_wall(deserted->end)))),
                "say how many stay reachable: [[accessible]] people = 1"));
  }
  return warnings;
}

}  // namespace respite
