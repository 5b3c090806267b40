#include "render/rota_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/schedule_turns.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

using std::chrono::days;
using std::chrono::year_month;

struct Entry {
  std::string text;
  Paint paint = Paint::kPlain;
};
using DayEntries = std::map<Day, std::vector<Entry>>;

// Seats of all rotas with their letters: "P oncall primary".
struct Letters {
  std::map<std::pair<std::string, std::string>, std::string> of;  // by rota and seat
  std::string legend;
};

Letters letters_for(const ScheduleView& schedule) {
  std::vector<std::string> seats;
  for (const RotaView& rota : schedule.rotas) {
    seats.insert(seats.end(), rota.seats.begin(), rota.seats.end());
  }
  const std::vector<std::string> chosen = letters_of(seats);
  Letters letters;
  std::size_t next = 0;
  for (const RotaView& rota : schedule.rotas) {
    for (const std::string& seat : rota.seats) {
      letters.of[{rota.id, seat}] = chosen[next];
      letters.legend += fmt::format("{}{} {}/{}", letters.legend.empty() ? "" : ", ", chosen[next],
                                    printable(rota.id), printable(seat));
      ++next;
    }
  }
  return letters;
}

// The days a turn is listed on: the one it begins on, and each whose end it runs through.
std::pair<Day, Day> listed_days(const ScheduleView& schedule, const TurnCell& turn) {
  const Day first = day_of(wall_in(schedule.zone, turn.span.begin));
  const Day last = day_of(wall_in(schedule.zone, turn.span.end));
  return {first, std::max(last, first + days{1})};
}

DayEntries entries_of(const ScheduleView& schedule, const Letters& letters) {
  const PeopleNames names(schedule.people);
  DayEntries entries;
  for (const RotaView& rota : schedule.rotas) {
    for (const TurnCell& turn : turns_of(schedule, rota)) {
      const auto letter = letters.of.find({rota.id, turn.seat});
      std::string who;
      for (const std::string& holder : turn.holders) {
        who += (who.empty() ? "" : ",") + names.brief(holder);
      }
      if (who.empty() && !turn.required) continue;
      if (turn.open && turn.required) who += "?";
      const Entry entry{(letter == letters.of.end() ? "?" : letter->second) + " " + who,
                        turn.open && turn.required ? Paint::kRed : Paint::kPlain};
      const auto [first, last] = listed_days(schedule, turn);
      for (Day day = first; day < last; day += days{1}) entries[day].push_back(entry);
    }
  }
  return entries;
}

class Month {
 public:
  Month(const ScheduleView& schedule, const DayEntries& entries, const Style& style)
      : schedule_(schedule), entries_(entries), style_(style) {}

  [[nodiscard]] std::string render(year_month month) const {
    const Day first{month / 1};
    const Day end{(month + std::chrono::months{1}) / 1};
    std::string text =
        painted(style_, Paint::kBold,
                fmt::format("{} {}", month_name(month.month()), static_cast<int>(month.year()))) +
        '\n' + weekdays();
    for (Day week = first - (weekday_of(first) - schedule_.week_start); week < end;
         week += days{kDaysAWeek}) {
      text += week_lines(week, first, end);
    }
    return text;
  }

 private:
  [[nodiscard]] int width() const {
    return std::max(8, (std::max(style_.columns, 60) - 2) / kDaysAWeek);
  }

  [[nodiscard]] std::string weekdays() const {
    std::string line = "  ";
    for (int i = 0; i < kDaysAWeek; ++i) {
      line += pad_right(weekday_name(schedule_.week_start + days{i}), width());
    }
    return painted(style_, Paint::kDim, without_trailing_spaces(line)) + '\n';
  }

  [[nodiscard]] Entry head_of(Day day) const {
    const auto holiday = std::find_if(schedule_.holidays.begin(), schedule_.holidays.end(),
                                      [day](const Holiday& one) { return one.day == day; });
    const unsigned number{std::chrono::year_month_day{day}.day()};
    if (holiday == schedule_.holidays.end()) return {fmt::format("{}", number), Paint::kBold};
    return {fmt::format("{}* {}", number, printable(holiday->name)), Paint::kCyan};
  }

  // The lines of a week: the numbers of its days, then what each lists; a blank line after it.
  [[nodiscard]] std::string week_lines(Day week, Day first, Day end) const {
    std::vector<std::vector<Entry>> columns(kDaysAWeek);
    std::size_t height = 0;
    for (int i = 0; i < kDaysAWeek; ++i) {
      const Day day = week + days{i};
      if (day < first || day >= end) continue;
      std::vector<Entry>& column = columns[static_cast<std::size_t>(i)];
      column.push_back(head_of(day));
      const auto listed = entries_.find(day);
      if (listed != entries_.end()) {
        column.insert(column.end(), listed->second.begin(), listed->second.end());
      }
      height = std::max(height, column.size());
    }
    std::string text;
    for (std::size_t row = 0; row < height; ++row) {
      std::string line = "  ";
      for (const auto& column : columns) {
        const Entry entry = row < column.size() ? column[row] : Entry{};
        const std::string fitted = cut(entry.text, width() - 1);
        line += painted(style_, entry.paint, fitted) +
                std::string(static_cast<std::size_t>(width() - display_width(fitted)), ' ');
      }
      text += without_trailing_spaces(line) + '\n';
    }
    return text + '\n';
  }

  const ScheduleView& schedule_;
  const DayEntries& entries_;
  const Style& style_;
};

year_month month_of(Day day) {
  const std::chrono::year_month_day date{day};
  return date.year() / date.month();
}

}  // namespace

std::string render_calendar(const ScheduleView& schedule, const Style& style) {
  const Letters letters = letters_for(schedule);
  const DayEntries entries = entries_of(schedule, letters);
  const Month calendar(schedule, entries, style);
  const year_month last =
      month_of(day_of(wall_in(schedule.zone, schedule.window.end - std::chrono::seconds{1})));
  std::string text;
  for (year_month month = month_of(day_of(wall_in(schedule.zone, schedule.window.begin)));
       month <= last; month += std::chrono::months{1}) {
    text += calendar.render(month);
  }
  return text + fmt::format("{}; {}\n", letters.legend, schedule.zone);
}

}  // namespace respite
