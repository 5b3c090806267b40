#include "app/requests/moment.h"

#include <algorithm>
#include <iterator>

#include "app/desk/write_to.h"
#include "app/requests/booking.h"
#include "app/rota/timeline_of.h"

namespace respite {
namespace {

DeskFacts desk_facts(const Desk& desk, const DeskCalendars& calendars, const StoredState& stored) {
  DeskFacts facts;
  facts.people.resize(desk.people.size());
  facts.timeline = timeline_of(stored.published);
  facts.blocks_published = stored.blocks_published;
  for (const PublishedSlot& each : stored.published) {
    const SlotRecord& slot = each.slot;
    const auto person = slot.person ? find_person(desk, *slot.person) : std::nullopt;
    const auto kind = parse_block_kind(slot.seat);
    if (slot.kind != SlotKind::kProtected || !person || !kind) continue;
    facts.people[at(*person)].placed.push_back(
        {slot.span, parse_firmness(slot.firmness).value_or(Firmness::kMovable), *kind});
  }
  add_request_records(facts, desk, calendars, stored.records);
  return facts;
}

}  // namespace

StoredState read_stored_since(const store::Database& database, Instant since) {
  return database.read([&] {
    return StoredState{store::read_published(database, Interval{since, Instant::max()}),
                       read_request_records_since(database, since),
                       store::read_protected_windows(database)};
  });
}

std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk, const StoredState& stored) {
  // A part of the desk's files keeps them all.
  return std::make_shared<const DeskSnapshot>(
      std::shared_ptr<const Desk>(desk.files, &desk.files->desk),
      std::shared_ptr<const DeskCalendars>(desk.files, &desk.files->calendars),
      desk_facts(desk.desk, desk.calendars, stored));
}

namespace {

// Rest and weekly budgets look back; targets and promises look ahead. decide() works out more
// where a request reaches further.
Moment moment_by(const OpenDesk& desk, StoredState stored) {
  constexpr std::chrono::days kBack{28};
  constexpr std::chrono::days kAhead{63};
  const Instant now = desk.invocation.now;
  const auto facts = desk_snapshot(desk, stored);
  return {std::move(stored.records), work_out(facts, {now - kBack, now + kAhead})};
}

}  // namespace

Moment moment_of(const OpenDesk& desk, const store::Database& database) {
  return moment_by(desk, read_stored_since(database, desk.invocation.now - kRemembered));
}

Moment moment_without(const OpenDesk& desk, const store::Database& database, RequestId request) {
  const Instant now = desk.invocation.now;
  StoredState stored = read_stored_since(database, now - kRemembered);
  RequestRecords& records = stored.records;
  std::erase_if(records.bookings, [&](const BookingRecord& booking) {
    return booking.request == request && booking.purpose != BookingPurpose::kReview;
  });
  std::ranges::move(blocks_to_put_back(records.bookings, records.moved, request, now),
                    std::back_inserter(records.moved));
  return moment_by(desk, std::move(stored));
}

Availability around(const Moment& moment, Interval slot) {
  constexpr std::chrono::days kWeeks{14};  // where a block that gives way may go
  const Interval wanted{slot.begin - kWeeks, slot.end + kWeeks};
  if (moment.known.span.contains(wanted)) return moment.known;
  return work_out(moment.known.desk, wanted);
}

Availability availability_of(const OpenDesk& desk, Interval span) {
  const auto database = store_to_read(desk.invocation);
  return work_out(desk_snapshot(desk, read_stored_since(database, span.begin - kRemembered)), span);
}

}  // namespace respite
