#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/moving/rota_shape.h"

namespace respite::moving {
namespace {

// From Monday.
std::string days_text(const std::vector<bool>& on) {
  if (std::ranges::count(on, true) == 7) return "daily";
  std::string text;
  const auto name = [](std::size_t day) {
    return short_name(Weekday{static_cast<unsigned>(day) + 1});
  };
  for (std::size_t first = 0; first < 7; ++first) {
    if (!on[first]) continue;
    std::size_t last = first;
    while (last + 1 < 7 && on[last + 1]) ++last;
    if (!text.empty()) text += ',';
    text += name(first);
    if (last > first) text += fmt::format("-{}", name(last));
    first = last;
  }
  return text;
}

}  // namespace

std::vector<std::string> hours_texts(const WeeklyHours& hours) {
  std::map<std::pair<TimeOfDay, TimeOfDay>, std::vector<bool>> days;
  for (const WeeklySpan& span : hours) {
    auto [found, fresh] = days.try_emplace({span.from, span.to}, 7, false);
    found->second[span.weekday.iso_encoding() - 1] = true;
  }
  std::vector<std::string> texts;
  texts.reserve(days.size());
  for (const auto& [times, on] : days)
    texts.push_back(
        fmt::format("{} {}-{}", days_text(on), to_text(times.first), to_text(times.second)));
  return texts;
}

}  // namespace respite::moving
