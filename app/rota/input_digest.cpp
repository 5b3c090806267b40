#include "app/rota/input_digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "app/desk/file/meaning.h"
#include "app/operation/version/version.h"
#include "scheduler/time/zone.h"
#include "store/digest.h"

namespace respite {
namespace {

// Lines that are told only where nothing else explains them.
constexpr std::string_view kOrder = "the order of team.toml";
constexpr std::string_view kSaid = "what the calendars say";
constexpr std::string_view kFile = "calendar ";  // before a path: told only where kSaid moved

std::string line(std::string_view bytes, std::string_view name) {
  constexpr std::size_t kEnough = 32;  // hex digits
  return fmt::format("{}  {}\n", store::sha256_hex(bytes).substr(0, kEnough), name);
}

std::string text_of(const IntervalSet& time) {
  std::string text;
  for (const Interval span : time)
    text += fmt::format("{}-{},", span.begin.time_since_epoch().count(),
                        span.end.time_since_epoch().count());
  return text + ';';
}

std::string text_of(const HolidayCalendar& holidays) {
  std::string text = holidays.ends ? to_text(*holidays.ends) : std::string();
  for (const Holiday& holiday : holidays.days)
    text += fmt::format("{} {}:{},", to_text(holiday.day), holiday.name.size(), holiday.name);
  return text + ';';
}

std::string text_of(const DeskCalendars& calendars) {
  std::string text = text_of(calendars.desk);
  for (const HolidayCalendar& site : calendars.sites) text += text_of(site);
  for (const IntervalSet& leave : calendars.leave) text += text_of(leave);
  for (const IntervalSet& busy : calendars.busy) text += text_of(busy);
  for (const auto& rota : calendars.raises)
    for (const IntervalSet& raise : rota) text += text_of(raise);
  return text;
}

std::string text_of(const Desk& desk) {
  std::string text;
  for (const Person& person : desk.people)
    if (const auto& one = person.history)
      text += fmt::format("{} {} {} {} {} {};", person.id, to_text(one->at), one->load_hours,
                          one->nights, one->weekends, one->holidays);
  return text;
}

// "hash  name" on each line, as input_digest writes them.
std::map<std::string, std::string> lines_by_name(const std::string& digest) {
  std::map<std::string, std::string> lines;
  std::size_t begin = 0;
  while (begin < digest.size()) {
    const std::size_t end = std::min(digest.find('\n', begin), digest.size());
    const std::string line = digest.substr(begin, end - begin);
    const std::size_t gap = line.find("  ");
    if (gap != std::string::npos) lines[line.substr(gap + 2)] = line.substr(0, gap);
    begin = end + 1;
  }
  return lines;
}

std::set<std::string> names_that_differ(const std::string& before, const std::string& after) {
  const auto old_lines = lines_by_name(before);
  const auto new_lines = lines_by_name(after);
  std::set<std::string> names;
  for (const auto& [name, hash] : new_lines) {
    const auto old_line = old_lines.find(name);
    if (old_line == old_lines.end() || old_line->second != hash) names.insert(name);
  }
  for (const auto& [name, hash] : old_lines)
    if (!new_lines.contains(name)) names.insert(name);
  return names;
}

}  // namespace

std::string input_digest(const OpenDesk& desk) {
  std::string digest;
  std::string order;
  for (const InputFile& input : desk.inputs) {
    if (input.path != kTeamFile) {
      digest += line(input.bytes, fmt::format("{}{}", kFile, input.path));
      continue;
    }
    for (const SectionMeaning& section : meaning_of(input.bytes)) {
      digest += line(section.text, fmt::format("{} {}", kTeamFile, section.name));
      order += section.name + '\n';
    }
  }
  digest += line(order, kOrder);
  digest += line(text_of(desk.calendars) + text_of(desk.desk), kSaid);
  digest += fmt::format("{}  time zone data\n", tzdata_version());
  digest += fmt::format("{}  Respite itself\n", program_version());
  return digest;
}

std::vector<std::string> moved_inputs(const std::string& before, const std::string& after) {
  const std::set<std::string> names = names_that_differ(before, after);
  const bool said = names.contains(std::string(kSaid));
  std::vector<std::string> moved;
  for (const std::string& name : names) {
    if (name == kOrder || name == kSaid) continue;
    if (!name.starts_with(kFile)) {
      moved.push_back(name);
    } else if (said) {
      moved.push_back(name.substr(kFile.size()));
    }
  }
  for (const std::string_view last : {kOrder, kSaid})
    if (moved.empty() && names.contains(std::string(last))) moved.emplace_back(last);
  return moved;
}

}  // namespace respite
