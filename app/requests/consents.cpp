#include "app/requests/consents.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/record/act.h"
#include "app/record/tell.h"
#include "app/requests/answer_view.h"
#include "app/requests/booking.h"
#include "scheduler/boundary/breaches.h"
#include "scheduler/boundary/night.h"
#include "text/list.h"

namespace respite {
namespace {

std::string joined(const std::vector<std::string>& rules) { return text::join(rules, ", "); }

Consenter part_of(const ConsentRecord& record) {
  return record.signer == to_text(Consenter::kLead) ? Consenter::kLead : Consenter::kPerson;
}

// Whose boundary it is; nobody's where it is about whether something is done at all.
std::optional<PersonIndex> whose(const Desk& desk, const ConsentRecord& record) {
  return record.slot ? find_person(desk, record.person) : std::nullopt;
}

const RequestRecord* request_in(const RequestRecords& records, RequestId id) {
  const auto request = std::ranges::find(records.requests, id, &RequestRecord::id);
  return request == records.requests.end() ? nullptr : &*request;
}

std::string requester_of(const RequestRecords& records, RequestId id) {
  const RequestRecord* const request = request_in(records, id);
  return request == nullptr ? "" : request->requester;
}

// When the first of those who may sign is best asked.
Instant asks_at(const Moment& moment, const Consent& consent, const std::optional<Interval>& slot,
                Instant now) {
  std::optional<Instant> first;
  for (const PersonIndex able : who_may_sign(moment.desk(), consent)) {
    const Instant at = when_to_ask(moment.known.of(able), slot, now);
    first = std::min(first.value_or(at), at);
  }
  return first.value_or(now);
}

}  // namespace

bool is_waited_for(const RequestRecords& records, RequestId id) {
  const RequestRecord* const request = request_in(records, id);
  return request != nullptr && !has_ended(request->state);
}

ConsentStanding standing_of(const RequestRecords& records, const ConsentRecord& consent,
                            Instant now) {
  std::vector<Signature> all;
  for (const ConsentRecord& each : records.consents) {
    if (each.request == consent.request) all.push_back({each.state, is_expired(each, now)});
  }
  return respite::standing_of(consent.state, all, is_waited_for(records, consent.request));
}

ConsentView consent_view(const Desk& desk, const RequestRecords& records,
                         const ConsentRecord& record, Instant now) {
  ConsentView view;
  view.id = record.id;
  view.request = record.request;
  view.state = standing_of(records, record, now);
  view.asked = record.asked;
  view.expires = record.expires;
  if (view.state == ConsentStanding::kRefused) return view;  // nothing that tells whose it is
  view.signer = record.signer;
  view.person = record.person;
  view.slot = record.slot;
  view.rules = joined(record.rules);
  if (view.state == ConsentStanding::kAsked) {
    const std::string requester = requester_of(records, record.request);
    for (const PersonIndex able :
         who_may_sign(desk, {part_of(record), whose(desk, record), requester})) {
      view.asks.push_back(desk.people[at(able)].id);
    }
  }
  return view;
}

std::string subject_of(const ConsentRecord& consent) {
  return fmt::format("consent {}", consent.id);
}

std::string detail_of(const ConsentRecord& consent) {
  std::string detail = fmt::format("request={} rules={}", consent.request, joined(consent.rules));
  if (consent.slot) detail += " slot=" + to_record(*consent.slot);
  return detail;
}

std::optional<MayNotSign> why_not_sign(const Desk& desk, const RequestRecords& records,
                                       const ConsentRecord& consent, const std::string& by) {
  const std::string requester = requester_of(records, consent.request);
  return respite::why_not_sign(desk, {part_of(consent), whose(desk, consent), requester}, by);
}

void go_on_without(store::Database& database, const RequestRecords& records, RequestId request,
                   Instant now) {
  const bool held = find_booking(records.bookings, request) != nullptr;
  store::set_state(database, request, held ? RequestState::kBooked : RequestState::kWaiting, now);
}

bool is_expired(const ConsentRecord& consent, Instant now) {
  return consent.state == ConsentState::kAsked && consent.expires <= now;
}

std::vector<ConsentView> ask_consents(store::Database& database, const OpenDesk& desk,
                                      const Moment& moment, const Request& request,
                                      const Verdict& verdict, RequestId id) {
  ConsentRecord record;
  record.request = id;
  // NOLINTNEXTLINE(bugprone-unchecked-optional-access): whose consent is asked is always named
  const PersonIndex person = *verdict.person;
  record.person = desk.desk.people[at(person)].id;
  record.slot = verdict.slot;
  RuleSet rules = respite::rules(RuleId::kScope);
  if (verdict.slot) {
    const Availability known = around(moment, *verdict.slot);
    rules = find_breaches(known.of(person), *verdict.slot, request.now,
                          desk.desk.policy.displaced_blocks_per_week)
                .in_the_way;
  }
  record.rules = names_of_rules(rules);
  std::vector<ConsentView> views;
  for (const Consenter part : verdict.consent) {
    record.signer = to_text(part);
    record.asked = asks_at(moment, {part, whose(desk.desk, record), request.requester}, record.slot,
                           desk.invocation.now);
    record.expires = consent_expires(record.asked, record.slot);
    record.id = store::add_consent(database, record);
    record_act(database, desk.invocation, "consent asked", subject_of(record), detail_of(record));
    views.push_back(consent_view(desk.desk, read_request_records_of(database, id), record,
                                 desk.invocation.now));
    tell_of_consent(database, desk, views.back());
  }
  return views;
}

}  // namespace respite
