#include "render/csv.h"

#include <array>

#include <fmt/format.h>

#include "scheduler/time/instant.h"

namespace respite {
namespace {

template <std::size_t kCount>
std::string line_of(const std::array<std::string, kCount>& fields) {
  std::string line = csv_field(fields[0]);
  for (std::size_t i = 1; i < kCount; ++i) line += ',' + csv_field(fields[i]);
  return line + "\r\n";
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

std::string csv_field(std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
  std::string safe = (formula ? "'" : "") + std::string(text);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string to_csv(const BoardView& board) {
  std::string text =
      line_of(std::array<std::string, 12>{"id", "rota", "seat", "turn", "person", "name", "begin",
                                          "end", "local_begin", "local_end", "zone", "hours"});
  for (const SlotView& view : board.slots) {
    const SlotRecord& slot = view.slot;
    if (slot.kind == SlotKind::kProtected) continue;
    text += line_of(std::array<std::string, 12>{
        slot.key, slot.rota, slot.seat, slot.turn, slot.person.value_or(""),
        name_of(board, slot.person), to_rfc3339(slot.span.begin), to_rfc3339(slot.span.end),
        clock_text(slot.begin), clock_text(slot.end), slot.zone,
        fmt::format("{:.2f}", static_cast<double>(slot.span.length().count()) / 3600)});
  }
  return text;
}

}  // namespace respite
