#include "app/moving/slots_held.h"

#include <algorithm>
#include <set>

#include "app/rota/plan_records.h"
#include "scheduler/rota/expand.h"
#include "scheduler/rota/turn.h"
#include "store/life/parts.h"

namespace respite::moving {
namespace {

struct Part {
  Interval span;
  std::optional<std::string> person;
};

// The span by its holders, and what nobody holds of it; touching parts of one holder as one.
std::vector<Part> parts_of(Interval span, const std::vector<HeldPiece>& held) {
  std::vector<Part> parts;
  std::vector<Interval> taken;
  for (const HeldPiece& piece : held) {
    const Interval part = intersection(piece.span, span);
    if (part.empty()) continue;
    parts.push_back({part, piece.person});
    taken.push_back(part);
  }
  for (const Interval& open : gaps(IntervalSet(std::move(taken)), span))
    parts.push_back({open, std::nullopt});
  std::ranges::sort(parts, {}, [](const Part& part) { return part.span.begin; });
  std::vector<Part> joined;
  for (const Part& part : parts) {
    if (!joined.empty() && joined.back().person == part.person) {
      joined.back().span.end = part.span.end;
    } else {
      joined.push_back(part);
    }
  }
  return joined;
}

std::vector<Turn> turns_of_seat(const OpenDesk& desk, RotaIndex rota, std::size_t seat,
                                Interval window) {
  std::vector<Turn> turns = expand_running_turns(desk.desk, desk.calendars, window);
  std::ranges::move(expand_turns(desk.desk, desk.calendars, window), std::back_inserter(turns));
  std::erase_if(turns, [&](const Turn& turn) { return turn.rota != rota || turn.seat != seat; });
  return turns;
}

}  // namespace

std::vector<SlotRecord> slots_held(const OpenDesk& desk, RotaIndex rota, std::size_t seat,
                                   const std::vector<HeldPiece>& held, Interval window,
                                   const std::vector<SlotRecord>& before,
                                   const NextPart& next_part) {
  std::vector<SlotRecord> records;
  std::set<std::string> used;
  const auto add = [&](SlotRecord record) {
    used.insert(record.key);
    records.push_back(std::move(record));
  };
  // A later part keeps the name it has, else gets the next.
  const auto name_part = [&](SlotRecord& record) {
    const std::string whole = record.key;
    if (!used.contains(whole)) return;
    const auto same = std::ranges::find_if(before, [&](const SlotRecord& known) {
      return store::whole_key(known.key) == whole && known.span.begin == record.span.begin &&
             !used.contains(known.key);
    });
    record.key = same != before.end() ? same->key : whole + '#' + std::to_string(next_part(whole));
  };
  for (const SlotRecord& running : before)
    if (running.span.begin < window.begin) used.insert(running.key);
  for (const Turn& turn : turns_of_seat(desk, rota, seat, window)) {
    for (const Slot& slot : turn.slots) {
      const SlotRecord whole = record_of(desk.desk, turn, slot);
      const Interval ahead{std::max(slot.span.begin, window.begin), slot.span.end};
      if (ahead.empty()) continue;
      for (const Part& part : parts_of(ahead, held)) {
        SlotRecord record = store::cut_to(whole, part.span);
        record.person = part.person;
        const auto running = std::ranges::find_if(before, [&](const SlotRecord& known) {
          return known.span.begin < window.begin && window.begin < known.span.end &&
                 record.span.begin == window.begin && known.person == record.person &&
                 known.turn == record.turn;
        });
        if (running != before.end()) {
          SlotRecord longer = store::cut_to(*running, {running->span.begin, record.span.end});
          longer.turn_span.end = record.turn_span.end;
          add(std::move(longer));
          continue;
        }
        name_part(record);
        add(std::move(record));
      }
    }
  }
  // What ran and goes to somebody else ends where the window begins.
  for (const SlotRecord& running : before) {
    if (running.span.begin >= window.begin || running.span.end <= window.begin) continue;
    const bool goes_on = std::ranges::any_of(
        records, [&](const SlotRecord& record) { return record.key == running.key; });
    if (!goes_on) records.push_back(store::cut_to(running, {running.span.begin, window.begin}));
  }
  return records;
}

std::vector<SlotRecord> slots_unasked(const OpenDesk& desk, RotaIndex rota, const std::string& seat,
                                      const HeldPiece& piece) {
  const Rota& declared = desk.desk.rotas[at(rota)];
  SlotRecord record;
  record.rota = declared.id;
  record.seat = seat;
  record.zone = declared.zone.name();
  record.person = piece.person;
  record.kind = declared.counts == Counts::kWork ? SlotKind::kWork : SlotKind::kStandby;
  std::vector<SlotRecord> records;
  const auto add = [&](Interval span, const Turn* turn) {
    record.begin = declared.zone.to_wall(span.begin);
    record.end = declared.zone.to_wall(span.end);
    record.key = duty_key(declared.id, seat, record.begin, 0,
                          is_second_pass(declared.zone, record.begin, span.begin));
    record.span = span;
    record.turn =
        turn ? duty_key(declared.id, seat, turn->begin, 0, turn->second_pass()) : record.key;
    record.turn_span = turn ? turn->span : span;
    records.push_back(record);
  };
  IntervalSet rest{piece.span};
  for (const Turn& turn : expand_handovers(desk.desk, desk.calendars, rota, piece.span)) {
    for (const Interval& part : intersect(rest, turn.span)) add(part, &turn);
    rest = subtract(rest, IntervalSet{turn.span});
  }
  for (const Interval& part : rest) add(part, nullptr);
  return records;
}

}  // namespace respite::moving
