#include "app/requests/request_records.h"

#include <algorithm>
#include <ranges>

#include "scheduler/protect/personal_hours.h"

namespace respite {
namespace {

// How long somebody on a call-out that nobody has ended yet is taken to be away.
constexpr Seconds kGoesOn = std::chrono::hours{12};

using People = std::vector<PersonFacts>;

PersonFacts* find_facts(People& people, const Desk& desk, const std::string& id) {
  const auto person = find_person(desk, id);
  return person && at(*person) < people.size() ? &people[at(*person)] : nullptr;
}

void add_bookings(People& people, const Desk& desk, const std::vector<BookingRecord>& bookings) {
  std::vector<std::vector<Interval>> firm(people.size());
  std::vector<std::vector<Interval>> soft(people.size());
  for (const BookingRecord& booking : bookings) {
    const auto person = find_person(desk, booking.person);
    if (booking.released || !person) continue;
    if (booking.purpose == BookingPurpose::kReview) {
      people[at(*person)].placed.push_back({booking.span, Firmness::kDefended, BlockKind::kReview});
    } else {
      (booking.firm ? firm : soft)[at(*person)].push_back(booking.span);
    }
  }
  for (std::size_t p = 0; p < people.size(); ++p) {
    people[p].booked = unite(people[p].booked, IntervalSet(std::move(firm[p])));
    people[p].favours = unite(people[p].favours, IntervalSet(std::move(soft[p])));
  }
}

void add_moved(People& people, const Desk& desk, const std::vector<MovedBlockRecord>& moved) {
  for (const MovedBlockRecord& block : moved) {
    PersonFacts* const facts = find_facts(people, desk, block.person);
    if (facts == nullptr) continue;
    // A block moved twice leaves its second place too.
    std::erase_if(facts->placed, [&](const Block& placed) { return placed.span == block.was; });
    facts->lifted.push_back(block.was);
    if (block.interruption) facts->displaced.push_back(block.was.begin);
    if (!block.placed) continue;
    std::erase(facts->displaced, block.placed->begin);  // back in its place: nothing was taken
    // Published there meanwhile, it is not there twice.
    std::erase_if(facts->placed, [&](const Block& placed) {
      return placed.span == *block.placed && to_text(placed.kind) == block.kind;
    });
    facts->placed.push_back({*block.placed,
                             parse_firmness(block.firmness).value_or(Firmness::kMovable),
                             parse_block_kind(block.kind).value_or(BlockKind::kFocus)});
  }
}

void add_incidents(DeskFacts& all, const Desk& desk, const DeskCalendars& calendars,
                   const std::vector<IncidentRecord>& incidents) {
  People& people = all.people;
  for (const IncidentRecord& incident : std::views::reverse(incidents)) {  // the last counts
    const auto person = find_person(desk, incident.person);
    PersonFacts* const facts = find_facts(people, desk, incident.person);
    if (facts == nullptr || !person) continue;
    facts->incidents.push_back(incident.began);
    const Instant end = incident.ended.value_or(incident.began + kGoesOn);
    const Interval span{incident.began, end};
    if (!incident.ended) facts->booked = unite(facts->booked, IntervalSet{{span}});
    if (!incident.ended || span.empty()) continue;
    const bool last = !facts->work_ended || *facts->work_ended < end;
    if (last && !in_personal_hours(desk, calendars, all.timeline, *person, span))
      facts->work_ended = end;
  }
  for (PersonFacts& facts : people) std::ranges::sort(facts.incidents);
}

}  // namespace

RequestRecords read_request_records(const store::Database& database) {
  return database.read([&] {
    return RequestRecords{store::read_requests(database), store::read_bookings(database),
                          store::read_consents(database), store::read_incidents(database),
                          store::read_moved_blocks(database)};
  });
}

RequestRecords read_request_records_since(const store::Database& database, Instant since) {
  return database.read([&] {
    return RequestRecords{store::read_requests_since(database, since),
                          store::read_held_bookings(database, since),
                          store::read_open_consents(database), store::read_incidents(database),
                          store::read_moved_blocks(database)};
  });
}

RequestRecords read_request_records_of(const store::Database& database, RequestId request) {
  return database.read([&] {
    RequestRecords records;
    if (auto one = store::read_request(database, request)) {
      records.requests.push_back(*std::move(one));
    }
    records.bookings = store::read_bookings_of(database, request);
    records.consents = store::read_consents_of(database, request);
    return records;
  });
}

void add_request_records(DeskFacts& facts, const Desk& desk, const DeskCalendars& calendars,
                         const RequestRecords& records) {
  add_bookings(facts.people, desk, records.bookings);
  add_moved(facts.people, desk, records.moved);
  add_incidents(facts, desk, calendars, records.incidents);
}

}  // namespace respite
