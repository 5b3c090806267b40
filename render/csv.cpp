#include "render/csv.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scheduler/time/instant.h"
#include "text/csv.h"

namespace respite {
namespace {

// As the header says.
std::string no_formula(std::string text) {
  constexpr std::string_view kBegins = "=+-@\t\r\n";
  const bool formula = !text.empty() && kBegins.find(text.front()) != kBegins.npos;
  return formula ? '\'' + text : text;
}

std::string name_of(const BoardView& board, const std::optional<std::string>& id) {
  if (!id) return {};
  for (const PersonView& person : board.people) {
    if (person.id == *id) return person.name;
  }
  return *id;
}

// "2026-12-07 09:00", which spreadsheets read as a time.
std::string clock_text(Wall wall) {
  return fmt::format("{} {}", to_text(day_of(wall)), to_text(time_of_day(wall)));
}

}  // namespace

std::string to_csv(const BoardView& board) {
  std::string text = text::csv_line(
      std::array<std::string, 12>{"id", "rota", "seat", "turn", "person", "name", "begin", "end",
                                  "local_begin", "local_end", "zone", "hours"});
  for (const SlotView& view : board.slots) {
    const SlotRecord& slot = view.slot;
    if (slot.kind == SlotKind::kProtected) continue;
    std::array<std::string, 12> fields{
        slot.key,
        slot.rota,
        slot.seat,
        slot.turn,
        slot.person.value_or(""),
        name_of(board, slot.person),
        to_rfc3339(slot.span.begin),
        to_rfc3339(slot.span.end),
        clock_text(slot.begin),
        clock_text(slot.end),
        slot.zone,
        fmt::format("{:.2f}", static_cast<double>(slot.span.length().count()) / 3600)};
    std::ranges::transform(fields, fields.begin(), no_formula);
    text += text::csv_line(fields);
  }
  return text;
}

}  // namespace respite
