#include "app/rota/protected_time.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/rota/snapshot.h"
#include "app/rota/timeline_of.h"
#include "scheduler/protect/personal_hours.h"
#include "scheduler/rota/turn.h"
#include "scheduler/rules/rest.h"

namespace respite {
namespace {

void add_bookings(ProtectedFacts& facts, const Desk& desk, const store::Database& database,
                  Instant since) {
  std::vector<std::vector<Interval>> booked(desk.people.size());
  for (const BookingRecord& booking : store::read_held_bookings(database, since)) {
    const auto person = find_person(desk, booking.person);
    if (person && booking.firm && !booking.released) booked[at(*person)].push_back(booking.span);
  }
  for (std::size_t i = 0; i < booked.size(); ++i)
    facts.taken[i].booked = IntervalSet(std::move(booked[i]));
}

void add_rest(ProtectedFacts& facts, const OpenDesk& desk, const store::Database& database,
              const Timeline& timeline) {
  for (const IncidentRecord& incident : store::read_incidents(database)) {
    const auto person = find_person(desk.desk, incident.person);
    if (!person || !incident.ended || *incident.ended <= incident.began) continue;
    const Interval span{incident.began, *incident.ended};
    if (in_personal_hours(desk.desk, desk.calendars, timeline, *person, span)) continue;
    TakenTime& taken = facts.taken[at(*person)];
    taken.rest = unite(taken.rest, IntervalSet{{span.end, span.end + kDailyRest}});
  }
}

void add_known(ProtectedFacts& facts, const Desk& desk, const std::vector<SlotRecord>& published) {
  for (const SlotRecord& slot : published) {
    if (slot.kind != SlotKind::kProtected || !slot.person) continue;
    const auto person = find_person(desk, *slot.person);
    const auto kind = parse_block_kind(slot.seat);
    if (!person || !kind) continue;
    facts.known.push_back({.person = *person,
                           .kind = *kind,
                           .topic = slot.topic,
                           .origin = begin_in_key(slot.key).value_or(slot.begin),
                           .span = slot.span,
                           .again = slot.place > 0});
    facts.records.push_back(slot);
  }
}

// Blocks that gave way to requests, in the order in which they did.
void add_moved(ProtectedFacts& facts, const Desk& desk, const store::Database& database) {
  for (const MovedBlockRecord& moved : store::read_moved_blocks(database)) {
    const auto person = find_person(desk, moved.person);
    const auto same = std::ranges::find_if(facts.known, [&](const KnownBlock& block) {
      return block.person == person && to_text(block.kind) == moved.kind && block.span == moved.was;
    });
    if (same != facts.known.end() && moved.placed) same->span = *moved.placed;
  }
}

void add_choices(ProtectedFacts& facts, const Desk& desk, const store::Database& database,
                 Instant since) {
  std::map<std::tuple<std::string, std::string, Wall>, BlockChoiceRecord> last;
  for (const BlockChoiceRecord& choice : store::read_block_choices(database, since))
    last[{choice.person, choice.kind, choice.origin}] = choice;
  for (const auto& [which, choice] : last) {
    const auto person = find_person(desk, choice.person);
    const auto kind = parse_block_kind(choice.kind);
    if (!person || !kind) continue;
    if (choice.what == BlockChoice::kDrop) {
      facts.given_up.push_back({*person, *kind, choice.origin, choice.span});
      continue;
    }
    for (KnownBlock& block : facts.known)
      if (block.person == *person && block.kind == *kind && block.origin == choice.origin)
        block.chosen = block.span == choice.span;
  }
}

}  // namespace

ProtectedFacts read_protected_facts(const OpenDesk& desk, const store::Database& database,
                                    const std::vector<SlotRecord>& published) {
  ProtectedFacts facts;
  facts.now = desk.invocation.now;
  facts.taken.resize(desk.desk.people.size());
  const Instant since = desk.invocation.now - kRemembered;
  add_bookings(facts, desk.desk, database, since);
  add_rest(facts, desk, database, timeline_of(published));
  add_known(facts, desk.desk, published);
  add_moved(facts, desk.desk, database);
  add_choices(facts, desk.desk, database, since);
  return facts;
}

ProtectedState read_protected_state(const OpenDesk& desk, const store::Database& database) {
  return database.read([&] {
    ProtectedState state{read_snapshot(database), {}};
    state.facts = read_protected_facts(desk, database, store::records_of(state.snapshot.published));
    return state;
  });
}

Placement place_beside(const OpenDesk& desk, const ProtectedFacts& facts,
                       const std::vector<SlotRecord>& duties, Interval window, int effort) {
  const Timeline timeline = timeline_of(duties);
  return place_protected_time({.desk = desk.desk,
                               .calendars = desk.calendars,
                               .timeline = timeline,
                               .window = window,
                               .now = desk.invocation.now,
                               .taken = facts.taken,
                               .known = facts.known,
                               .given_up = facts.given_up},
                              effort);
}

std::vector<SlotRecord> records_of(const Desk& desk, const Placement& placement,
                                   const ProtectedFacts& facts) {
  std::set<std::string> used;
  for (const SlotRecord& record : facts.records) used.insert(record.key);
  std::vector<SlotRecord> records;
  for (const PlacedTime& block : placement.blocks) {
    const SlotRecord* known = block.known ? &facts.records[*block.known] : nullptr;
    if (known && known->span.begin < facts.now) {
      records.push_back(*known);
      continue;
    }
    const ProtectedTime& declared = desk.protection.blocks[block.declared];
    const Person& person = desk.people[at(block.person)];
    SlotRecord record;
    record.seat = to_text(declared.kind);
    record.rota = kProtectedRota;
    // A block's key names its owner: two people may learn at the same hour. Places beyond the
    // first are those that make up for it.
    Wall origin = block.origin;
    const auto key = [&] {
      return duty_key(kProtectedRota, record.seat + "." + person.id, origin, record.place);
    };
    if (block.again) record.place = 1;
    while (!known && !used.insert(key()).second) {
      if (block.again) {
        ++record.place;
      } else {
        origin += std::chrono::minutes{1};  // where another first began, and has moved away from
      }
    }
    if (known) record.place = known->place;
    record.key = known ? known->key : key();
    record.turn = record.key;
    record.begin = person.zone.to_wall(block.span.begin);
    record.end = person.zone.to_wall(block.span.end);
    record.zone = person.zone.name();
    record.span = block.span;
    record.turn_span = block.span;
    record.person = person.id;
    record.kind = SlotKind::kProtected;
    record.firmness = to_text(declared.firmness);
    record.topic = declared.topic;
    record.last_place = block.last_place && (declared.firmness == Firmness::kMovable ||
                                             declared.firmness == Firmness::kSoft);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace respite
