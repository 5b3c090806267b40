#include "app/requests/booking.h"
#include "app/record/act.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/requests/question.h"
#include "scheduler/boundary/book.h"
#include "scheduler/boundary/decide.h"

namespace respite {
namespace {

std::string id_of(const Desk& desk, PersonIndex person) { return desk.people[at(person)].id; }

MovedBlockRecord move_block(store::Database& database, const OpenDesk& desk, RequestId request,
                            const std::string& person, const GivesWay& gives, bool agreed) {
  const Block& block = gives.block;
  MovedBlockRecord record;
  record.request = request;
  record.person = person;
  record.kind = to_text(block.kind);
  record.firmness = to_text(block.firmness);
  record.was = block.span;
  record.placed = gives.placed;
  record.interruption = !agreed && block.firmness == Firmness::kMovable;
  record.at = desk.invocation.now;
  store::add_moved_block(database, record);
  return record;
}

// A time of the request's own, which it has still.
bool is_held_for(RequestId request, const BookingRecord& booking) {
  return booking.request == request && !booking.released &&
         booking.purpose != BookingPurpose::kReview;
}

// Tentative bookings of the person that the new one cuts into.
std::vector<BookingRecord> in_the_way(const std::vector<BookingRecord>& bookings,
                                      const std::string& person, Interval slot) {
  std::vector<BookingRecord> found;
  for (const BookingRecord& booking : bookings) {
    const bool tentative =
        !booking.firm && booking.purpose != BookingPurpose::kReview && !booking.released;
    if (tentative && booking.person == person && booking.span.overlaps(slot)) {
      found.push_back(booking);
    }
  }
  return found;
}

// One at a time, each seeing where the one before went.
void place_again(store::Database& database, const OpenDesk& desk, const BookingRecord& lost) {
  const Moment moment = moment_of(desk, database);
  const auto record = store::read_request(database, lost.request);
  const auto verdict = record ? judge_again(moment, desk.invocation.now, *record) : std::nullopt;
  std::string detail = "was=" + to_record(lost.span);
  const bool queued = verdict && verdict->kind == VerdictKind::kQueue;
  if (const auto offer = queued ? offer_of(*verdict) : std::nullopt) {
    (void)book_tentative(database, desk, lost.request, *offer, lost.purpose);
    detail += " slot=" + to_record(offer->slot);
  }
  record_act(database, desk.invocation, "gave way to work", fmt::format("request {}", lost.request),
             detail);
}

// Whether the block is not where the request sent it any more, or its place is taken.
bool stays_away(const MovedBlockRecord& block, const std::vector<BookingRecord>& bookings,
                const std::vector<MovedBlockRecord>& moved) {
  const Interval where = block.placed.value_or(block.was);
  const bool gone_on = std::ranges::any_of(moved, [&](const MovedBlockRecord& other) {
    return block.id < other.id && other.person == block.person && other.was == where;
  });
  const bool came_back = std::ranges::any_of(moved, [&](const MovedBlockRecord& other) {
    return other.id < block.id && other.request == block.request && other.was == block.placed;
  });
  const bool blocked = std::ranges::any_of(moved, [&](const MovedBlockRecord& other) {
    return other.id != block.id && other.person == block.person && other.placed &&
           other.placed->overlaps(block.was);
  });
  const bool booked = std::ranges::any_of(bookings, [&](const BookingRecord& booking) {
    const bool holds =
        !booking.released && (booking.firm || booking.purpose == BookingPurpose::kReview);
    return holds && booking.person == block.person && booking.span.overlaps(block.was);
  });
  return gone_on || came_back || blocked || booked;
}

}  // namespace

std::optional<Offer> offer_of(const Verdict& verdict) {
  if (!verdict.person || !verdict.slot) return std::nullopt;
  return Offer{*verdict.person, *verdict.slot};
}

std::string to_record(Interval interval) {
  return to_rfc3339(interval.begin) + "/" + to_rfc3339(interval.end);
}

Booked book_firm(store::Database& database, const OpenDesk& desk, const Moment& moment,
                 RequestId request, const Offer& offer, bool agreed) {
  const std::string person = id_of(moment.desk(), offer.person);
  const Booking plan = plan_booking(around(moment, offer.slot), offer, desk.invocation.now);
  BookingRecord record{
      0, request, person, offer.slot, true, BookingPurpose::kWork, desk.invocation.now, {}};
  record.id = store::add_booking(database, record);
  Booked booked{record, {}, {}};
  for (const GivesWay& gives : plan.blocks) {
    booked.moved.push_back(move_block(database, desk, request, person, gives, agreed));
  }
  const auto lost =
      in_the_way(store::read_held_bookings(database, offer.slot.begin), person, offer.slot);
  for (const BookingRecord& each : lost) {
    store::release_booking(database, each.id, desk.invocation.now);
    booked.requeued.push_back(each.request);
  }
  for (const BookingRecord& each : lost) {
    if (each.request != request) place_again(database, desk, each);
  }
  return booked;
}

BookingRecord book_tentative(store::Database& database, const OpenDesk& desk, RequestId request,
                             const Offer& offer, BookingPurpose purpose) {
  BookingRecord record{
      0, request, id_of(desk.desk, offer.person), offer.slot, false, purpose, desk.invocation.now,
      {}};
  record.id = store::add_booking(database, record);
  return record;
}

std::optional<Request> asked_again(const Desk& desk, Instant now, const RequestRecord& record) {
  if (!record.question) return std::nullopt;
  const auto question = read_question(*record.question, desk, record.received);
  if (!question) return std::nullopt;
  Request request = question->request;
  if (record.wanted) request.earliest = record.wanted;
  request.earliest = std::max(request.earliest.value_or(now), now);
  return request;
}

std::optional<Verdict> judge_again(const Moment& moment, Instant now, const RequestRecord& record) {
  const auto request = asked_again(moment.desk(), now, record);
  if (!request) return std::nullopt;
  return decide(moment.known, *request);
}

std::vector<MovedBlockRecord> blocks_to_put_back(const std::vector<BookingRecord>& bookings,
                                                 const std::vector<MovedBlockRecord>& moved,
                                                 RequestId request, Instant now) {
  std::vector<MovedBlockRecord> all;
  for (const MovedBlockRecord& block : moved) {
    const bool ahead = now < block.was.begin && (!block.placed || now < block.placed->begin);
    if (block.request != request || !ahead || stays_away(block, bookings, moved)) continue;
    MovedBlockRecord back = block;
    back.was = block.placed.value_or(block.was);
    back.placed = block.was;
    back.interruption = false;
    back.at = now;
    all.push_back(std::move(back));
  }
  return all;
}

void put_back_blocks(store::Database& database, RequestId request, Instant now) {
  for (const MovedBlockRecord& back :
       blocks_to_put_back(store::read_held_bookings(database, now),
                          store::read_moved_blocks(database), request, now))
    store::add_moved_block(database, back);
}

const BookingRecord* find_booking(const std::vector<BookingRecord>& bookings, RequestId request) {
  const BookingRecord* found = nullptr;
  for (const BookingRecord& booking : bookings) {
    if (!is_held_for(request, booking)) continue;
    if (found == nullptr || (booking.firm && !found->firm)) found = &booking;
  }
  return found;
}

void release_all(store::Database& database, const std::vector<BookingRecord>& bookings,
                 RequestId request, Instant at) {
  for (const BookingRecord& booking : bookings)
    if (is_held_for(request, booking)) store::release_booking(database, booking.id, at);
}

}  // namespace respite
