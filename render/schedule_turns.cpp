#include "render/schedule_turns.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <tuple>

#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

std::size_t place_of(const std::vector<std::string>& seats, const std::string& seat) {
  return static_cast<std::size_t>(std::find(seats.begin(), seats.end(), seat) - seats.begin());
}

TurnCell cell_of(const SlotView& view) {
  const SlotRecord& slot = view.slot;
  TurnCell cell;
  cell.seat = slot.seat;
  cell.place = slot.place;
  cell.span = slot.turn_span;
  cell.begin = wall_in(slot.zone, slot.turn_span.begin);
  cell.end = wall_in(slot.zone, slot.turn_span.end);
  cell.required = view.required;
  cell.kept = view.kept;
  return cell;
}

}  // namespace

std::vector<TurnCell> turns_of(const ScheduleView& schedule, const RotaView& rota) {
  std::map<std::string, TurnCell> by_turn;
  for (const SlotView& view : schedule.slots) {
    if (view.slot.rota != rota.id || view.slot.kind == SlotKind::kProtected) continue;
    TurnCell& cell = by_turn.try_emplace(view.slot.turn, cell_of(view)).first->second;
    if (!view.slot.person) {
      cell.open = true;
    } else if (std::find(cell.holders.begin(), cell.holders.end(), *view.slot.person) ==
               cell.holders.end()) {
      cell.holders.push_back(*view.slot.person);
    }
  }
  std::vector<TurnCell> turns;
  turns.reserve(by_turn.size());
  for (auto& [key, cell] : by_turn) turns.push_back(std::move(cell));
  const auto order = [&rota](const TurnCell& cell) {
    return std::tuple(cell.span.begin, place_of(rota.seats, cell.seat), cell.place);
  };
  std::sort(turns.begin(), turns.end(),
            [&order](const TurnCell& a, const TurnCell& b) { return order(a) < order(b); });
  return turns;
}

std::vector<std::string> letters_of(const std::vector<std::string>& seats) {
  static constexpr std::string_view kOthers = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::string taken;
  std::vector<std::string> letters;
  for (const std::string& seat : seats) {
    std::string candidates;
    for (const char c : seat) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0) candidates += static_cast<char>(std::toupper(byte));
    }
    candidates += kOthers;
    const std::size_t free = candidates.find_first_not_of(taken);
    const char letter = free == std::string::npos ? '*' : candidates[free];
    taken += letter;
    letters.emplace_back(1, letter);
  }
  return letters;
}

std::string holidays_in(const ScheduleView& schedule, Wall begin, Wall end) {
  std::string names;
  for (const Holiday& holiday : schedule.holidays) {
    const bool touched =
        Wall{holiday.day} < end && begin < Wall{holiday.day + std::chrono::days{1}};
    if (!touched) continue;
    names += (names.empty() ? "" : ", ") + printable(holiday.name);
  }
  return names;
}

}  // namespace respite
