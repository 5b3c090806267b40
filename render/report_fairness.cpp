#include "render/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"

namespace respite {
namespace {

constexpr double kMillion = 1e6;

// "3 of 2.5": done of owed, in whole turns of that kind.
std::string done_of_owed(std::int64_t done, std::int64_t owed) {
  return fmt::format("{:.0f} of {:.1f}", static_cast<double>(done) / kMillion,
                     static_cast<double>(owed) / kMillion);
}

std::string signed_hours(std::int64_t seconds) { return (seconds > 0 ? "+" : "") + hours(seconds); }

std::string names_of(const FairnessView& view, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const auto line = std::ranges::find(view.people, id, &FairnessLine::person);
    names.push_back(printable(line == view.people.end() ? id : line->name));
  }
  return names.empty() ? "nobody" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string render(const FairnessView& view, const Style& style) {
  Table table({{"person"},
               {"carried h", Align::kRight},
               {"owed h", Align::kRight},
               {"done h", Align::kRight},
               {"+/-", Align::kRight},
               {"nights", Align::kRight},
               {"weekends", Align::kRight},
               {"holidays", Align::kRight}});
  for (const FairnessLine& line : view.people) {
    const auto& [carried, owed, done] = line.account;
    table.add_row({{printable(line.name)},
                   {signed_hours(carried.load)},
                   {hours(owed.load)},
                   {hours(done.load)},
                   {signed_hours(carried.load + done.load - owed.load)},
                   {done_of_owed(done.nights, owed.nights)},
                   {done_of_owed(done.weekends, owed.weekends)},
                   {done_of_owed(done.holidays, owed.holidays)}});
  }
  std::string text =
      fmt::format("The account, {}, {}\n\n", from_to(view.zone, view.window), view.zone) +
      table.render(style);
  if (view.holidays.empty()) return text;
  text += "\nHolidays:\n";
  for (const HolidayLine& line : view.holidays) {
    std::string sentence = fmt::format("{}, {}: {}", to_text(line.day), printable(line.holiday),
                                       names_of(view, line.people));
    if (!line.last_time.empty())
      sentence += fmt::format("; last time {}", names_of(view, line.last_time));
    text += listed(sentence, style);
  }
  return text;
}

}  // namespace respite
