#include "app/requests/one_request.h"

#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/requests/disclosure.h"
#include "app/requests/ladder.h"
#include "app/requests/queue.h"

namespace respite {

RequestRecord find_request(const store::Database& database, RequestId id) {
  auto record = store::read_request(database, id);
  if (!record) throw NoSuch("there is no request {}", id);
  return *std::move(record);
}

std::string why_ended(const RequestRecord& record) {
  return fmt::format("request {} is {} already", record.id, to_text(record.state));
}

void require_open(const RequestRecord& record) {
  if (!has_ended(record.state)) return;
  throw Failure(ExitCode::kRule, why_ended(record));
}

ClosedView closed_view(const OpenDesk& desk, const store::Database& database, RequestId id) {
  const auto bookings = store::read_bookings_of(database, id);
  ClosedView view{request_view(find_request(database, id), bookings), desk.desk.zone.name(), {}};
  if (climbs_ladder(view.request)) {
    view.request.ladder = store::read_ladder(database, id);
    view.request.stands = stands_to_asker(desk, view.request);
  }
  for (const BookingRecord& booking : bookings) {
    if (booking.purpose == BookingPurpose::kReview) view.review = booking;
  }
  return view;
}

ClosedView shown_to(const Context& context, RequestId id) {
  ClosedView view = closed_view(context.desk(), store_to_read(context.invocation), id);
  const bool own = !context.subject.empty() && view.request.requester == context.subject;
  if (!own && context.role < store::TokenRole::kTechnician) {
    throw NoSuch("there is no such request");
  }
  return view;
}

}  // namespace respite
