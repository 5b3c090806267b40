#include "render/schedule_turns.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/table.h"
#include "render/text.h"

namespace respite {
namespace {

using std::chrono::days;

constexpr int kIndent = 2;
constexpr int kWidestName = 20;

// What stands in the table, before it is cut into weeks.
struct Rows {
  std::map<std::string, std::map<Day, std::string>> letters;  // by person
  std::map<Day, std::string> open;                            // seats nobody holds
  Day first;                                                  // of a week
  Day last;                                                   // after the last week
  int cell = 2;  // columns of a day, the space before it included
};

Day week_of(Day day, Weekday week_start) { return day - (weekday_of(day) - week_start); }

Rows rows_of(const RotaView& rota, const std::vector<TurnCell>& turns, Weekday week_start) {
  const std::vector<std::string> letters = letters_of(rota.seats);
  Rows rows;
  std::map<Day, int> open;
  rows.first = week_of(day_of(turns.front().begin), week_start);
  rows.last = rows.first;
  for (const TurnCell& turn : turns) {
    const Day day = day_of(turn.begin);
    rows.first = std::min(rows.first, week_of(day, week_start));
    rows.last = std::max(rows.last, week_of(day, week_start) + days{kDaysAWeek});
    if (turn.open && turn.required) ++open[day];
    const auto seat = std::find(rota.seats.begin(), rota.seats.end(), turn.seat);
    const std::string letter = seat == rota.seats.end()
                                   ? "?"
                                   : letters[static_cast<std::size_t>(seat - rota.seats.begin())];
    for (const std::string& holder : turn.holders) {
      std::string& held = rows.letters[holder][day];
      held += letter;
      rows.cell = std::max(rows.cell, static_cast<int>(held.size()) + 1);
    }
  }
  for (const auto& [day, count] : open) rows.open[day] = std::to_string(count);
  return rows;
}

// One line of a block: a label, then each day's text right-aligned, weeks apart from one another.
template <class CellOfDay>
std::string line_of(const std::string& label, Day first, Day last, int columns, const Style& style,
                    const CellOfDay& cell_of_day) {
  std::string line = std::string(kIndent, ' ') + label;
  for (Day day = first; day < last; day += days{1}) {
    if ((day - first).count() % kDaysAWeek == 0) line += ' ';
    const Cell cell = cell_of_day(day);
    line += std::string(static_cast<std::size_t>(columns - display_width(cell.text)), ' ') +
            painted(style, cell.paint, cell.text);
  }
  return without_trailing_spaces(line) + '\n';
}

Cell cell_in(const std::map<Day, std::string>& texts, Day day, Paint paint) {
  const auto found = texts.find(day);
  return found == texts.end() ? Cell{".", Paint::kDim} : Cell{found->second, paint};
}

std::string weeks_line(int name_columns, Day first, Day last, int cell) {
  std::string line(static_cast<std::size_t>(kIndent + name_columns), ' ');
  for (Day week = first; week < last; week += days{kDaysAWeek}) {
    line += "  " + pad_right(to_text(week), kDaysAWeek * cell - 1);
  }
  return without_trailing_spaces(line) + '\n';
}

std::string legend(const RotaView& rota) {
  const std::vector<std::string> letters = letters_of(rota.seats);
  std::string text(kIndent, ' ');
  for (std::size_t i = 0; i < letters.size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", letters[i], printable(rota.seats[i]));
  }
  return text + '\n';
}

bool is_holiday(const ScheduleView& schedule, Day day) {
  return std::any_of(schedule.holidays.begin(), schedule.holidays.end(),
                     [day](const Holiday& holiday) { return holiday.day == day; });
}

std::string holiday_lines(const ScheduleView& schedule, const Rows& rows) {
  std::string text;
  for (const Holiday& holiday : schedule.holidays) {
    if (holiday.day < rows.first || holiday.day >= rows.last) continue;
    text += fmt::format("  * {} {}\n", to_text(holiday.day), printable(holiday.name));
  }
  return text;
}

// The weeks [first, last) beside one another.
std::string block(const ScheduleView& schedule, const Rows& rows, Day first, Day last,
                  const PeopleNames& names, int name_columns, const Style& style) {
  std::string text = '\n' + weeks_line(name_columns, first, last, rows.cell);
  text += line_of(std::string(static_cast<std::size_t>(name_columns), ' '), first, last, rows.cell,
                  style, [&schedule](Day day) {
                    if (is_holiday(schedule, day)) return Cell{"*", Paint::kCyan};
                    return Cell{std::string(1, weekday_name(weekday_of(day)).front()), Paint::kDim};
                  });
  for (const PersonView& person : schedule.people) {
    const auto row = rows.letters.find(person.id);
    if (row == rows.letters.end()) continue;
    text += line_of(pad_right(names.full(person.id), name_columns), first, last, rows.cell, style,
                    [&row](Day day) { return cell_in(row->second, day, Paint::kPlain); });
  }
  if (rows.open.empty()) return text;
  return text + line_of(pad_right("OPEN", name_columns), first, last, rows.cell, style,
                        [&rows](Day day) { return cell_in(rows.open, day, Paint::kRed); });
}

}  // namespace

std::string day_grid(const ScheduleView& schedule, const RotaView& rota,
                     const std::vector<TurnCell>& turns, const PeopleNames& names,
                     const Style& style) {
  const Rows rows = rows_of(rota, turns, schedule.week_start);
  int name_columns = 4;  // "OPEN"
  for (const auto& [person, letters] : rows.letters) {
    name_columns = std::clamp(display_width(names.full(person)), name_columns, kWidestName);
  }
  const int week_columns = kDaysAWeek * rows.cell + 1;
  const int weeks = std::max(1, (style.columns - kIndent - name_columns) / week_columns);
  std::string text = legend(rota);
  for (Day first = rows.first; first < rows.last; first += days{kDaysAWeek * weeks}) {
    const Day last = std::min(rows.last, first + days{kDaysAWeek * weeks});
    text += block(schedule, rows, first, last, names, name_columns, style);
  }
  return text + holiday_lines(schedule, rows);
}

}  // namespace respite
