#include <fmt/format.h>

#include "render/learning_picture.h"
#include "render/report_sheets.h"
#include "render/text.h"
#include "render/words.h"
#include "text/list.h"

namespace respite {
namespace {

std::string clock(Seconds time) {
  const std::int64_t minutes = whole_minutes(time);
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

// "busy 2:00, duty 1:00".
std::string lost_to(const LearningLine& line) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < kLostTo; ++i)
    if (line.to[i] > Seconds{0})
      parts.push_back(fmt::format("{} {}", to_text(static_cast<LostTo>(i)), clock(line.to[i])));
  return text::join(parts, ", ");
}

}  // namespace

Sheet sheet_of(const LearningReport& report) {
  SheetTable table{{},
                   {{"person"},
                    {"quarter"},
                    {"what"},
                    {"planned", Align::kRight},
                    {"kept", Align::kRight},
                    {"elsewhere", Align::kRight},
                    {"to come", Align::kRight},
                    {"lost", Align::kRight},
                    {"owed", Align::kRight},
                    {"lost to"}},
                   {}};
  Sheet sheet{
      fmt::format("Learning, {}, {}", from_to(report.zone, report.window), report.zone), {}, {}};
  for (const LearningView& view : report.lines) {
    const LearningLine& line = view.line;
    const std::string what =
        std::string(to_text(line.kind)) + (line.topic.empty() ? "" : ": " + printable(line.topic));
    table.rows.push_back({printable(view.name), view.quarter, what, clock(line.planned),
                          clock(line.kept), clock(line.moved), clock(line.ahead), clock(line.lost),
                          clock(line.debt), lost_to(line)});
    if (view.goal)
      sheet.remarks.push_back(fmt::format("{}, {}: {} of {} so far", printable(view.name), what,
                                          clock(view.towards), clock(*view.goal)));
  }
  sheet.tables.push_back(std::move(table));
  sheet.picture = learning_picture(report);
  return sheet;
}

std::string to_csv(const LearningReport& report) {
  std::vector<std::vector<std::string>> records;
  for (const LearningView& view : report.lines) {
    const LearningLine& line = view.line;
    std::vector<std::string> record{view.person, view.name, view.quarter,
                                    std::string(to_text(line.kind)), line.topic};
    for (const Seconds time :
         {line.planned, line.kept, line.moved, line.ahead, line.lost, line.debt, line.written_off})
      record.push_back(std::to_string(whole_minutes(time)));
    for (const Seconds time : line.to) record.push_back(std::to_string(whole_minutes(time)));
    records.push_back(std::move(record));
  }
  std::vector<std::string> header{"person",       "name",          "quarter",
                                  "kind",         "topic",         "planned_minutes",
                                  "kept_minutes", "moved_minutes", "ahead_minutes",
                                  "lost_minutes", "debt_minutes",  "written_off_minutes"};
  for (std::size_t i = 0; i < kLostTo; ++i)
    header.push_back(
        fmt::format("lost_to_{}_minutes", i == static_cast<std::size_t>(LostTo::kGivenUp)
                                              ? "given_up"
                                              : to_text(static_cast<LostTo>(i))));
  return to_csv(header, records);
}

}  // namespace respite
