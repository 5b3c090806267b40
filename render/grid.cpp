#include "render/rota_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/schedule_turns.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

constexpr Seconds kLongTurn = std::chrono::hours{48};

bool has_long_turns(const std::vector<TurnCell>& turns) {
  return std::any_of(turns.begin(), turns.end(),
                     [](const TurnCell& turn) { return turn.span.length() >= kLongTurn; });
}

// Whether all turns change hands at one time of one weekday.
bool is_regular(const std::vector<TurnCell>& turns) {
  return std::all_of(turns.begin(), turns.end(), [&turns](const TurnCell& turn) {
    return weekday_of(day_of(turn.begin)) == weekday_of(day_of(turns.front().begin)) &&
           time_of_day(turn.begin) == time_of_day(turns.front().begin);
  });
}

Cell cell_of(const TurnCell& turn, const PeopleNames& names) {
  std::string text;
  for (const std::string& holder : turn.holders) {
    text += (text.empty() ? "" : ", ") + names.full(holder);
  }
  if (turn.open) text += turn.required ? (text.empty() ? "OPEN" : ", OPEN") : "";
  if (turn.open && turn.required) return {text, Paint::kRed};
  if (text.empty()) return {"-", Paint::kDim};
  return {text, turn.kept ? Paint::kDim : Paint::kPlain};
}

// A row for each handover, a column for each seat, the holidays it holds.
std::string week_table(const ScheduleView& schedule, const RotaView& rota,
                       const std::vector<TurnCell>& turns, const PeopleNames& names,
                       const Style& style) {
  const bool regular = is_regular(turns);
  std::vector<TableColumn> columns{{regular ? "from" : "handover"}};
  for (const std::string& seat : rota.seats) columns.push_back({printable(seat)});
  columns.push_back({""});
  Table table(std::move(columns));
  for (std::size_t first = 0; first < turns.size();) {
    const TurnCell& turn = turns[first];
    std::vector<Cell> row(rota.seats.size() + 2);
    row[0].text = regular ? to_text(day_of(turn.begin)) : day_and_time(turn.begin);
    row.back() = {holidays_in(schedule, turn.begin, turn.end), Paint::kCyan};
    for (; first < turns.size() && turns[first].span.begin == turn.span.begin; ++first) {
      const auto seat = std::find(rota.seats.begin(), rota.seats.end(), turns[first].seat);
      if (seat == rota.seats.end()) continue;
      row[static_cast<std::size_t>(seat - rota.seats.begin()) + 1] = cell_of(turns[first], names);
    }
    table.add_row(std::move(row));
  }
  return table.render(style);
}

// Who is on when the window begins, until when.
std::string reaching_text(const ScheduleView& schedule, const RotaView& rota,
                          const PeopleNames& names, const Style& style) {
  std::map<std::string, std::pair<const SlotView*, Instant>> by_turn;  // with the last end
  for (const SlotView& view : schedule.reaching) {
    if (view.slot.rota != rota.id) continue;
    auto& [first, end] =
        by_turn.try_emplace(view.slot.turn, &view, view.slot.span.end).first->second;
    end = std::max(end, view.slot.span.end);
  }
  std::string text;
  for (const auto& [turn, reach] : by_turn) {
    const SlotRecord& slot = reach.first->slot;
    text += painted(style, Paint::kDim,
                    fmt::format(
                        "  until {}, {}: {}", day_and_time(wall_in(rota.zone, reach.second)),
                        printable(slot.seat), slot.person ? names.full(*slot.person) : "nobody")) +
            '\n';
  }
  return text;
}

std::string title_of(const RotaView& rota, const std::vector<TurnCell>& turns, bool long_turns,
                     const Style& style) {
  std::string title = printable(rota.name.empty() ? rota.id : rota.name);
  if (title != rota.id) title += fmt::format(" ({})", printable(rota.id));
  std::string how;
  if (long_turns && is_regular(turns)) {
    const Wall begin = turns.front().begin;
    how = fmt::format(", handover {} {}", weekday_name(weekday_of(day_of(begin))),
                      to_text(time_of_day(begin)));
  }
  return painted(style, Paint::kBold, title) + fmt::format("{}, {}\n", how, rota.zone);
}

}  // namespace

std::string render_grid(const ScheduleView& schedule, const Style& style) {
  const PeopleNames names(schedule.people);
  std::string text;
  for (const RotaView& rota : schedule.rotas) {
    const std::vector<TurnCell> turns = turns_of(schedule, rota);
    if (turns.empty()) continue;
    const bool long_turns = has_long_turns(turns);
    if (!text.empty()) text += '\n';
    text += title_of(rota, turns, long_turns, style);
    text += reaching_text(schedule, rota, names, style);
    text += long_turns ? week_table(schedule, rota, turns, names, style)
                       : day_grid(schedule, rota, turns, names, style);
  }
  return text;
}

}  // namespace respite
