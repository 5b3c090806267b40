#include "app/requests/news.h"

#include <fmt/format.h>

#include "app/record/mail/request_letters.h"
#include "app/requests/booking.h"
#include "app/requests/ladder.h"
#include "app/requests/one_request.h"
#include "app/requests/queue.h"

namespace respite {
namespace {

std::optional<BookingRecord> booked_for(const std::vector<BookingRecord>& bookings, RequestId id) {
  const BookingRecord* booking = find_booking(bookings, id);
  return booking == nullptr ? std::nullopt : std::optional(*booking);
}

}  // namespace

RequestNewsDesk::RequestNewsDesk(store::Database& database, const OpenDesk& desk)
    : database_(database), desk_(desk), is_open_(desk.desk.mail.has_value()) {
  if (!is_open_) return;
  const RequestRecords records = read_request_records_since(database, desk.invocation.now);
  for (const RequestRecord& request : records.requests)
    before_[request.id] = {request.state, booked_for(records.bookings, request.id)};
}

void RequestNewsDesk::tell(const std::string& reply) {
  if (!is_open_) return;
  const RequestRecords after = read_request_records_since(database_, desk_.invocation.now);
  for (const RequestRecord& request : after.requests) tell_of(request, after.bookings, reply);
  for (const auto& [id, known] : before_) {
    if (has_ended(known.state)) continue;
    const auto request = store::read_request(database_, id);
    if (request && has_ended(request->state))
      tell_of(*request, store::read_bookings_of(database_, id), reply);
  }
}

void RequestNewsDesk::tell_of(const RequestRecord& record,
                              const std::vector<BookingRecord>& bookings,
                              const std::string& reply) {
  const auto known = before_.find(record.id);
  const bool is_new = known == before_.end();
  RequestView request = request_view(record, bookings);
  request.said = said_in_all(record);
  const bool ended = has_ended(record.state) && (is_new || !has_ended(known->second.state));
  const std::optional<BookingRecord> had = is_new ? std::nullopt : known->second.booked;
  const bool same =
      had.has_value() == request.booked.has_value() && (!had || had->id == request.booked->id);
  if (!is_new && !ended && same) return;
  PostBox box(database_, desk_);
  const std::string thread = fmt::format("request/{}", record.id);
  const auto tell_booked = [&](const BookingRecord& booking, bool released) {
    const auto person = find_person(desk_.desk, booking.person);
    if (!person || booking.span.end <= desk_.invocation.now || climbs_ladder(record)) return;
    box.tell(*person,
             {.kind = MessageKind::kBooking,
              .event = fmt::format("booking/{}{}", booking.id, released ? "/released" : ""),
              .thread = thread,
              .before = booking.span.begin},
             [&](const Writing& writing) {
               return booking_letter(writing, desk_.desk, request, booking, released);
             });
  };
  if (had && (ended || !same)) tell_booked(*had, true);
  if (request.booked && !ended && !same) tell_booked(*request.booked, false);
  const RequestNews news = record.state == RequestState::kClosed      ? RequestNews::kClosed
                           : record.state == RequestState::kWithdrawn ? RequestNews::kWithdrawn
                           : is_new                                   ? RequestNews::kTaken
                                                                      : RequestNews::kMoved;
  if (record.requester.empty() && desk_.invocation.by == kWhoeverAsked) return;
  const auto what = request.booked ? request.booked->id : 0;
  box.tell_who_asked({record.requester, request.said.email},
                     {.kind = MessageKind::kRequest,
                      .event = fmt::format("{}/{}/{}/{}", thread, static_cast<int>(news), what,
                                           to_rfc3339(desk_.invocation.now)),
                      .thread = thread,
                      .own_act = is_new},
                     [&](const Writing& writing) {
                       return request_letter(writing, desk_.desk, request, news,
                                             is_new ? reply : "", box.request_link(request));
                     });
}

}  // namespace respite
