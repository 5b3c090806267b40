#include "app/requests/incidents.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/requests/ladder.h"
#include "app/requests/moment.h"
#include "scheduler/boundary/call_out.h"

namespace respite {
namespace {

constexpr std::chrono::hours kRecordedWithin{24};

std::string because_of(IncidentId id) { return fmt::format("incident {}", id); }

IncidentView view_of(const OpenDesk& desk, const IncidentRecord& record,
                     const std::vector<OwedRecord>& owed) {
  IncidentView view{record, desk.desk.zone.name()};
  for (const OwedRecord& each : owed) {
    if (each.incident != record.id) continue;
    view.owed.push_back({each.person, to_text(each.kind), each.time, because_of(record.id)});
  }
  return view;
}

Instant moment_of(const OpenDesk& desk, std::optional<Instant> at) {
  const Instant now = desk.invocation.now;
  if (at && now < *at) throw Failure(ExitCode::kInput, "the time given lies ahead of now");
  return at.value_or(now);
}

IncidentRecord find_incident(const store::Database& database, IncidentId id) {
  const auto incidents = store::read_incidents(database);
  const auto found = std::ranges::find(incidents, id, &IncidentRecord::id);
  if (found == incidents.end()) throw NoSuch("there is no incident {}", id);
  return *found;
}

void is_answered(store::Database& database, RequestId request, const std::string& by, Instant at) {
  const auto record = store::read_request(database, request);
  if (!record) throw Failure(ExitCode::kInput, "there is no request {}", request);
  if (has_ended(record->state)) {
    throw Failure(ExitCode::kRule, "request {} is closed", request);
  }
  store::set_started(database, request, at);
  if (climbs_ladder(*record)) store::acknowledge(database, request, by, at);
  if (record->state == RequestState::kEscalated) {
    store::set_state(database, request, RequestState::kBooked, at);
  }
}

// Requests whose firm time begins inside the rest.
std::vector<RequestId> in_rest(const std::vector<BookingRecord>& bookings,
                               const std::string& person, Interval rest) {
  std::vector<RequestId> found;
  for (const BookingRecord& booking : bookings) {
    if (booking.released || !booking.firm || booking.person != person) continue;
    if (rest.contains(booking.span.begin)) found.push_back(booking.request);
  }
  return found;
}

// The rest lock gives rest back in kind; what is left to make up for is the load.
void owe(store::Database& database, const OpenDesk& desk, const IncidentRecord& record,
         const Owed& owed) {
  if (owed.load <= Seconds{0}) return;
  store::add_owed(database, {record.person, OwedKind::kLoad, owed.load, desk.invocation.now,
                             std::nullopt, record.id});
}

}  // namespace

IncidentView begin_incident(const OpenDesk& desk, const CallOut& call_out) {
  if (!find_person(desk.desk, call_out.person)) {
    throw Failure(ExitCode::kInput, "unknown person \"{}\"", call_out.person);
  }
  return write_act(desk.invocation, [&](store::Database& database) {
    for (const IncidentRecord& other : store::read_incidents(database)) {
      if (other.person == call_out.person && !other.ended) {
        throw Failure(ExitCode::kInput, "{} is on incident {} already; end it first", other.person,
                      other.id);
      }
    }
    IncidentRecord record;
    record.request = call_out.request;
    record.person = call_out.person;
    record.began = moment_of(desk, call_out.at);
    if (record.began < desk.invocation.now - kRecordedWithin) {
      throw Failure(ExitCode::kInput, "a call-out is recorded within a day of its beginning");
    }
    if (record.request) is_answered(database, *record.request, record.person, record.began);
    record.id = store::add_incident(database, record);
    record_act(database, desk.invocation, "incident began", because_of(record.id),
               fmt::format("person={} at={}", record.person, to_rfc3339(record.began)));
    return view_of(desk, record, {});
  });
}

IncidentView end_incident(const OpenDesk& desk, const EndCallOut& given) {
  return write_act(desk.invocation, [&, id = given.id](store::Database& database) {
    IncidentRecord record = find_incident(database, id);
    if (record.ended) throw Failure(ExitCode::kRule, "incident {} has ended", id);
    record.ended = moment_of(desk, given.at);
    if (*record.ended < record.began) {
      throw Failure(ExitCode::kInput, "an incident ends no earlier than it began");
    }
    store::end_incident(database, id, *record.ended);
    const Moment moment = moment_of(desk, database);
    const auto person = find_person(moment.desk(), record.person);
    const Interval span{record.began, *record.ended};
    if (person && !span.empty()) {
      owe(database, desk, record, owed_for(moment.known, *person, span));
    }
    record_act(database, desk.invocation, "incident ended", because_of(id),
               fmt::format("person={} at={}", record.person, to_rfc3339(*record.ended)));
    IncidentView view = view_of(desk, record, store::read_owed(database));
    if (!person) return view;
    const auto& rested = moment.known.of(*person).rested;
    if (rested && *record.ended < *rested) {
      view.rests_until = rested;
      view.at_risk = in_rest(moment.records.bookings, record.person, {*record.ended, *rested});
    }
    return view;
  });
}

namespace {

// It was recorded by mistake: nobody rests or is owed for it any more. A request that it
// acknowledged stays acknowledged.
IncidentView withdraw_incident(const OpenDesk& desk, std::int64_t id) {
  return write_act(desk.invocation, [&](store::Database& database) {
    const IncidentRecord record = find_incident(database, id);
    store::withdraw_incident(database, id, desk.invocation.now);
    record_act(database, desk.invocation, "incident withdrawn", because_of(id),
               fmt::format("person={}", record.person));
    IncidentView view = view_of(desk, record, {});
    view.withdrawn = desk.invocation.now;
    return view;
  });
}

IncidentsView list_incidents(const OpenDesk& desk, const NoArguments& /*given*/) {
  const auto database = store_to_read(desk.invocation);
  const auto owed = store::read_owed(database);
  IncidentsView view{desk.desk.zone.name(), {}};
  for (const IncidentRecord& record : store::read_incidents(database)) {
    view.incidents.push_back(view_of(desk, record, owed));
  }
  std::ranges::reverse(view.incidents);
  return view;
}

}  // namespace

void arguments(auto& visit, CallOut& given) {
  visit("person", given.person, "who was called out", {.value = "ID", .needed = true});
  visit("request", given.request, "number of the request it answers: acknowledges it",
        {.bounds = {.least = 1}});
  visit("at", given.at, "when; at most a day back (default: now)");
}

void arguments(auto& visit, EndCallOut& given) {
  visit("id", given.id, "number of the call-out", kNumber);
  visit("at", given.at, "when (default: now)");
}

std::vector<Operation> incident_operations() {
  return {declare({.name = "incident begin",
                   .summary = "record that somebody was called out",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/incidents", 201}},
                  begin_incident),
          declare({.name = "incident end",
                   .summary = "record that a call-out ended",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/incidents/{id}/end"}},
                  end_incident),
          declare({.name = "incident withdraw",
                   .summary = "withdraw one that was recorded by mistake",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/incidents/{id}/withdraw"}},
                  withdraw_incident),
          declare({.name = "incident list",
                   .summary = "list call-outs, the latest first",
                   .least = store::TokenRole::kTechnician,
                   .route = {"GET", "/api/v1/incidents"},
                   .pages = "incidents"},
                  list_incidents)};
}

}  // namespace respite
