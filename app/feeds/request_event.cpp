#include "app/feeds/request_event.h"

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/feeds/calendar/uid.h"
#include "app/requests/booking.h"
#include "app/requests/queue.h"
#include "ical/write.h"

namespace respite {
namespace {

// How often its time or its words have changed since it was first booked.
std::int64_t sequence_of(const RequestRecord& request, const std::vector<BookingRecord>& bookings) {
  const auto times = std::ranges::count_if(bookings, [](const BookingRecord& booking) {
    return booking.purpose != BookingPurpose::kReview;
  });
  return times - 1 + static_cast<std::int64_t>(request.additions.size());
}

// It speaks of itself alone, like every event of ours.
ical::Event event_of(const RequestRecord& request, const BookingRecord& booked,
                     const std::string& who, const Words& words) {
  const SaidView said = said_in_all(request);
  const std::string number = std::to_string(request.id);
  ical::Event event;
  event.span = booked.span;
  event.summary = who.empty() ? put(words("Your request {number}"), {{"number", number}})
                              : put(words("{who} helps you"), {{"who", who}});
  if (!said.about.empty()) event.description = said.about + '\n';
  if (!booked.firm)
    event.description += words("The time may still move: it yields to any work.") + '\n';
  event.description += put(words("Your request {number}"), {{"number", number}});
  event.location = said.place;
  event.busy = booked.firm ? ical::BusyStatus::kBusy : ical::BusyStatus::kTentative;
  event.created = request.received;
  event.changed = booked.made;
  for (const AdditionRecord& addition : request.additions)
    event.changed = std::max(event.changed, addition.at);
  return event;
}

}  // namespace

std::optional<std::string> request_event(const OpenDesk& desk, RequestId id, const std::string& who,
                                         const std::string& address, const Words& words) {
  const auto database = store_to_read(desk.invocation);
  return database.read([&]() -> std::optional<std::string> {
    const auto request = store::read_request(database, id);
    const auto bookings = store::read_bookings_of(database, id);
    const BookingRecord* const booked = find_booking(bookings, id);
    if (!request || has_ended(request->state) || booked == nullptr) return std::nullopt;
    ical::Event event = event_of(*request, *booked, who, words);
    event.uid = request_uid(id, desk.desk.id);
    event.url = address;
    event.sequence = sequence_of(*request, bookings);
    return ical::write_event(event);
  });
}

}  // namespace respite
