#include "render/week_text.h"

#include <algorithm>
#include <utility>

#include "render/words.h"

namespace respite {
namespace {

// Runs of three or more days as "Mon-Wed".
std::string text_of(const std::vector<Weekday>& weekdays) {
  std::string text;
  for (std::size_t i = 0; i < weekdays.size();) {
    std::size_t last = i;
    while (last + 1 < weekdays.size() &&
           weekdays[last + 1] == weekdays[last] + std::chrono::days{1})
      ++last;
    if (last == i + 1) last = i;
    if (!text.empty()) text += ", ";
    text += weekday_name(weekdays[i]);
    if (last > i) text += std::string("-") + std::string(weekday_name(weekdays[last]));
    i = last + 1;
  }
  return text;
}

}  // namespace

std::string usual_hours(const std::vector<WeekStretch>& stretches) {
  std::vector<WeekStretch> usual;
  for (const WeekStretch& stretch : stretches) {
    if (stretch.dates * 2 < stretch.of) continue;
    const bool goes_on = !usual.empty() && usual.back().weekday == stretch.weekday &&
                         usual.back().to == stretch.from;
    if (goes_on) {
      usual.back().to = stretch.to;
    } else {
      usual.push_back(stretch);
    }
  }
  // The hours of each day, then the days of each hours; both in the order of the week.
  std::vector<std::pair<Weekday, std::string>> days;
  for (const WeekStretch& stretch : usual) {
    const std::string hours = to_text(stretch.from) + '-' + to_text(stretch.to);
    if (!days.empty() && days.back().first == stretch.weekday) {
      days.back().second += ", " + hours;
    } else {
      days.emplace_back(stretch.weekday, hours);
    }
  }
  std::vector<std::pair<std::string, std::vector<Weekday>>> groups;
  for (const auto& [day, hours] : days) {
    auto group = std::ranges::find_if(groups, [&](const auto& g) { return g.first == hours; });
    if (group == groups.end()) group = groups.insert(group, {hours, {}});
    group->second.push_back(day);
  }
  std::string text;
  for (const auto& [hours, weekdays] : groups) {
    if (!text.empty()) text += "; ";
    text += text_of(weekdays) + ' ' + hours;
  }
  return text;
}

}  // namespace respite
