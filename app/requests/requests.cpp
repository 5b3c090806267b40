// A request's life after it was taken: shown, withdrawn, closed and learned from.
#include <fmt/format.h>

#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/requests/booking.h"
#include "app/requests/ladder.h"
#include "app/requests/news.h"
#include "app/requests/one_request.h"
#include "app/view/requests.h"
#include "scheduler/boundary/candidates.h"

namespace respite {
namespace {

constexpr int kReviewDays = 5;  // business days
constexpr Seconds kReview = std::chrono::hours{1};

// Who dealt with it: the last who was called out for it, else who was booked or named.
std::optional<PersonIndex> handler_of(const Desk& desk, const RequestRecords& records,
                                      const RequestRecord& record) {
  std::optional<std::string> id = record.person;
  if (const auto* booking = find_booking(records.bookings, record.id)) id = booking->person;
  for (const IncidentRecord& incident : records.incidents) {
    if (incident.request == record.id) id = incident.person;
  }
  return id ? find_person(desk, *id) : std::nullopt;
}

void plan_review(store::Database& database, const OpenDesk& desk, const RequestRecord& record) {
  const Moment moment = moment_of(desk, database);
  const auto person = handler_of(moment.desk(), moment.records, record);
  const Instant now = desk.invocation.now;
  const auto last = moment.known.service.close_after(now, kReviewDays);
  if (!person || !last) return;
  const Search search{next_on_grid(now), *last - kReview, kReview, now, 0};
  const auto offer = first_offer(moment.known, {*person}, search, Displaces::kNothing);
  if (!offer) return;
  (void)store::add_booking(database, {0,
                                      record.id,
                                      moment.desk().people[at(*person)].id,
                                      offer->slot,
                                      false,
                                      BookingPurpose::kReview,
                                      now,
                                      {}});
}

// What of its booked time lies ahead is free again, and what gave way to it goes back to its place.
// After a P1 that was closed, whoever handled it gets an hour of protected time within five
// business days to learn from it. Throws Failure(kRule) where it has ended already.
ClosedView end_request(const OpenDesk& desk, RequestId id, RequestState state,
                       const std::string& note) {
  return write_act(desk.invocation, [&](store::Database& database) {
    const RequestRecord record = find_request(database, id);
    require_open(record);
    RequestNewsDesk news(database, desk);
    const Instant now = desk.invocation.now;
    const bool learn = state == RequestState::kClosed && record.priority == to_text(Priority::kP1);
    if (learn) plan_review(database, desk, record);
    for (const BookingRecord& booking : store::read_bookings_of(database, id)) {
      const bool holds = !booking.released && booking.purpose != BookingPurpose::kReview;
      if (holds && now < booking.span.end) store::release_booking(database, booking.id, now);
    }
    put_back_blocks(database, id, now);
    store::set_state(database, id, state, now);
    record_act(database, desk.invocation, to_text(state), fmt::format("request {}", id), note);
    news.tell();
    return closed_view(desk, database, id);
  });
}

// An emergency: whoever acts is on it, and nobody else is told any more. Throws Failure(kRule)
// where it has ended, was acknowledged before, or is none.
ClosedView acknowledge(const OpenDesk& desk, RequestId id) {
  return write_act(desk.invocation, [&](store::Database& database) {
    const RequestRecord record = find_request(database, id);
    require_open(record);
    const std::string& by = desk.invocation.by;
    if (!climbs_ladder(record)) throw Failure(ExitCode::kRule, "request {} is no emergency", id);
    if (!find_person(desk.desk, by))
      throw Failure(ExitCode::kInput, "{} is nobody of the desk", by)
          .typed("; name yourself with --by");
    if (!store::acknowledge(database, id, by, desk.invocation.now))
      throw Failure(ExitCode::kRule, "request {} was acknowledged by {} already", id,
                    record.acknowledged_by.value_or("somebody"));
    record_act(database, desk.invocation, "acknowledged", fmt::format("request {}", id), "");
    return closed_view(desk, database, id);
  });
}

struct EndRequestArguments {
  std::int64_t id = 0;
  std::string note;
};

void arguments(auto& visit, EndRequestArguments& given) {
  visit("id", given.id, "number of the request", kNumber);
  visit("note", given.note, "why, for the record");
}

}  // namespace

std::vector<Operation> request_operations() {
  return {declare({.name = "request show",
                   .summary = "show a request as it stands",
                   .least = store::TokenRole::kRequester,
                   .route = {"GET", "/api/v1/requests/{id}"}},
                  shown_to),
          declare({.name = "request ack",
                   .summary = "an emergency: say that you are on it",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/requests/{id}/ack"}},
                  acknowledge),
          declare({.name = "request close",
                   .summary = "done: close it, and learn from it",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/requests/{id}/close"}},
                  [](const Context& context, const EndRequestArguments& given) {
                    return end_request(context.desk(), given.id, RequestState::kClosed, given.note);
                  }),
          declare({.name = "request withdraw",
                   .summary = "no longer wanted: its time is free again",
                   .least = store::TokenRole::kRequester,
                   .route = {"POST", "/api/v1/requests/{id}/withdraw"}},
                  [](const Context& context, const EndRequestArguments& given) {
                    static_cast<void>(shown_to(context, given.id));
                    return end_request(context.desk(), given.id, RequestState::kWithdrawn,
                                       given.note);
                  })};
}

}  // namespace respite
