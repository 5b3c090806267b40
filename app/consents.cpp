#include "app/consents.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "app/booking.h"
#include "app/failure.h"
#include "scheduler/boundary/breaches.h"
#include "scheduler/boundary/call_out.h"
#include "scheduler/boundary/decide.h"
#include "scheduler/boundary/signing.h"

namespace respite {
namespace {

Consenter part_of(const ConsentRecord& record) {
  return record.signer == to_text(Consenter::kLead) ? Consenter::kLead : Consenter::kPerson;
}

// Whose boundary it is; nobody's where it is about whether something is done at all.
std::optional<PersonIndex> whose(const Desk& desk, const ConsentRecord& record) {
  return record.slot ? find_person(desk, record.person) : std::nullopt;
}

std::string requester_of(const Recorded& recorded, RequestId id) {
  const auto request = std::ranges::find(recorded.requests, id, &RequestRecord::id);
  return request == recorded.requests.end() ? "" : request->requester;
}

// One signature refused or missing in time settles the request, whatever the others say.
std::string state_of(const Recorded& recorded, const ConsentRecord& consent, Instant now) {
  for (const ConsentRecord& each : recorded.consents) {
    if (each.request != consent.request) continue;
    if (each.state == ConsentState::kRefused && consent.state == ConsentState::kAsked) {
      return "refused";
    }
    if (is_expired(each, now) && consent.state == ConsentState::kAsked) return "expired";
  }
  return to_text(consent.state);
}

ConsentView view_of(const Desk& desk, const Recorded& recorded, const ConsentRecord& record,
                    Instant now) {
  ConsentView view;
  view.id = record.id;
  view.request = record.request;
  view.signer = record.signer;
  view.person = record.person;
  view.slot = record.slot;
  view.rules = record.rules;
  view.state = state_of(recorded, record, now);
  view.expires = record.expires;
  if (view.state == "asked") {
    const std::string requester = requester_of(recorded, record.request);
    for (const PersonIndex able :
         who_may_sign(desk, {part_of(record), whose(desk, record), requester})) {
      view.asks.push_back(desk.people[at(able)].id);
    }
  }
  return view;
}

// The consent, which must be there.
ConsentRecord find_consent(const Recorded& recorded, ConsentId id) {
  const auto found = std::ranges::find(recorded.consents, id, &ConsentRecord::id);
  if (found == recorded.consents.end()) {
    throw Failure(ExitCode::kInput, fmt::format("there is no consent {}", id));
  }
  return *found;
}

void require_signer(const OpenDesk& desk, const Recorded& recorded, const ConsentRecord& consent) {
  const std::string requester = requester_of(recorded, consent.request);
  const std::string& by = desk.invocation.by;
  const auto why_not =
      why_not_sign(desk.desk, {part_of(consent), whose(desk.desk, consent), requester}, by);
  if (!why_not) return;
  throw Failure(
      ExitCode::kInput,
      *why_not == MayNotSign::kBenefits
          ? fmt::format("{} asked for this, or stands above who did: consent {} is "
                        "another's to give",
                        by, consent.id)
          : fmt::format("consent {} is not {}'s to give; name yourself with --by", consent.id, by));
}

void require_open(const Recorded& recorded, const ConsentRecord& consent, Instant now) {
  const std::string state = state_of(recorded, consent, now);
  if (state == "asked") return;
  throw Failure(ExitCode::kRule, fmt::format("consent {} is {} already", consent.id, state));
}

AnsweredView answer_of(const OpenDesk& desk, const store::Database& database, ConsentId id) {
  const Recorded recorded = read_recorded(database);
  const ConsentRecord consent = find_consent(recorded, id);
  const Instant now = desk.invocation.now;
  AnsweredView view;
  view.zone = desk.desk.zone.name();
  view.consent = view_of(desk.desk, recorded, consent, now);
  for (const ConsentRecord& other : recorded.consents) {
    if (other.request == consent.request && state_of(recorded, other, now) == "asked") {
      view.missing.push_back(view_of(desk.desk, recorded, other, now));
    }
  }
  if (const auto* held = find_booking(recorded.bookings, consent.request)) {
    view.booked = view_of(*held);
  }
  return view;
}

bool all_given(const std::vector<ConsentRecord>& consents, RequestId request) {
  return std::ranges::all_of(consents, [&](const ConsentRecord& each) {
    return each.request != request || each.state == ConsentState::kGiven;
  });
}

std::string owed_because(RequestId request) { return fmt::format("request {}", request); }

std::vector<OwedView> owe(store::Database& database, const OpenDesk& desk, const Standing& standing,
                          const Offer& offer, RequestId request) {
  const Owed owed = owed_for(standing.known, offer.person, offer.slot);
  const std::string person = desk.desk.people[at(offer.person)].id;
  const std::string because = owed_because(request);
  std::vector<OwedView> views;
  for (const auto& [kind, time] :
       {std::pair{OwedKind::kRest, owed.rest}, std::pair{OwedKind::kLoad, owed.load}}) {
    if (time <= Seconds{0}) continue;
    store::add_owed(database, {person, kind, time, because, desk.invocation.now});
    views.push_back({person, to_text(kind), time, because});
  }
  return views;
}

// All agreed: the time is booked, if it still is as it was asked about.
void book_agreed(store::Database& database, const OpenDesk& desk, const ConsentRecord& consent,
                 AnsweredView& view) {
  const Instant now = desk.invocation.now;
  const auto person = find_person(desk.desk, consent.person);
  if (!person) throw Failure(ExitCode::kRule, consent.person + " is no longer at the desk");
  release_all(database, store::read_bookings(database), consent.request, now);
  const Standing standing = standing_of(desk, database);
  const Breaches breaches = find_breaches(standing.known.of(*person), *consent.slot, now,
                                          desk.desk.policy.displaced_blocks_per_week);
  if (!breaches.permitted()) {
    throw Failure(ExitCode::kRule,
                  fmt::format("that time is no longer there: {} in the way",
                              fmt::join(names_of_rules(breaches.forbidden), ", ")));
  }
  const Offer offer{*person, *consent.slot};
  Booked booked = book_firm(database, desk, standing, consent.request, offer, true);
  view.booked = booked.booking;
  view.moved = std::move(booked.moved);
  view.owed = owe(database, desk, standing, offer, consent.request);
  store::set_state(database, consent.request, RequestState::kBooked, now);
}

// The request as if nothing were prohibited: what a lead allowed is done like any other work.
void book_allowed(store::Database& database, const OpenDesk& desk, RequestId id,
                  AnsweredView& view) {
  const Standing standing = standing_of(desk, database);
  const auto record = store::read_request(database, id);
  auto request = record ? asked_again(desk.desk, desk.invocation.now, *record) : std::nullopt;
  store::set_state(database, id, RequestState::kWaiting, desk.invocation.now);
  if (!request) return;
  request->prohibited = false;
  const Verdict verdict = decide(standing.known, *request);
  const bool scheduled =
      verdict.kind == VerdictKind::kScheduleAt || verdict.kind == VerdictKind::kAcceptNow;
  if (!scheduled) return;
  Booked booked = book_firm(database, desk, standing, id, {*verdict.person, *verdict.slot}, false);
  view.booked = booked.booking;
  view.moved = std::move(booked.moved);
  store::set_state(database, id, RequestState::kBooked, desk.invocation.now);
}

std::string subject_of(const ConsentRecord& consent) {
  return fmt::format("consent {}", consent.id);
}
std::string detail_of(const ConsentRecord& consent) {
  std::string detail = fmt::format("request={} rules={}", consent.request, consent.rules);
  if (consent.slot) detail += " slot=" + to_record(*consent.slot);
  return detail;
}

// The best time without the consent.
void book_instead(store::Database& database, const OpenDesk& desk, RequestId id) {
  const Standing standing = standing_of(desk, database);
  const auto record = store::read_request(database, id);
  const auto verdict = record ? judge_again(standing, desk.invocation.now, *record) : std::nullopt;
  store::set_state(database, id, RequestState::kWaiting, desk.invocation.now);
  if (!verdict) return;
  std::optional<Offer> offer;
  if (verdict->kind == VerdictKind::kNeedsConsent) {
    if (!verdict->alternatives.empty()) offer = verdict->alternatives.front();
  } else if (verdict->person && verdict->slot) {
    offer = Offer{*verdict->person, *verdict->slot};
  }
  if (!offer) return;
  (void)book_firm(database, desk, standing, id, *offer, false);
  store::set_state(database, id, RequestState::kBooked, desk.invocation.now);
}

}  // namespace

bool is_expired(const ConsentRecord& consent, Instant now) {
  return consent.state == ConsentState::kAsked && consent.expires <= now;
}

std::vector<ConsentView> ask_consents(store::Database& database, const OpenDesk& desk,
                                      const Standing& standing, const Request& request,
                                      const Verdict& verdict, RequestId id) {
  ConsentRecord record;
  record.request = id;
  record.person = desk.desk.people[at(*verdict.person)].id;
  record.slot = verdict.slot;
  record.asked = desk.invocation.now;
  record.expires = consent_expires(record.asked, record.slot);
  RuleSet rules = respite::rules(RuleId::kScope);
  if (verdict.slot) {
    rules = find_breaches(standing.known.of(*verdict.person), *verdict.slot, request.now,
                          desk.desk.policy.displaced_blocks_per_week)
                .in_the_way;
  }
  record.rules = fmt::format("{}", fmt::join(names_of_rules(rules), ", "));
  std::vector<ConsentView> views;
  for (const Consenter part : verdict.consent) {
    record.signer = to_text(part);
    record.id = store::add_consent(database, record);
    record_act(database, desk, "consent asked", subject_of(record), detail_of(record));
    views.push_back(view_of(desk.desk, read_recorded(database), record, record.asked));
  }
  return views;
}

ConsentsView list_consents(const OpenDesk& desk, bool all) {
  const auto database = store::Database::open_to_read(desk.invocation.folder);
  const Recorded recorded = read_recorded(database);
  ConsentsView view{desk.desk.zone.name(), {}};
  for (const ConsentRecord& consent : recorded.consents) {
    ConsentView one = view_of(desk.desk, recorded, consent, desk.invocation.now);
    if (all || one.state == "asked") view.consents.push_back(std::move(one));
  }
  return view;
}

AnsweredView give_consent(const OpenDesk& desk, ConsentId id) {
  auto database = store::Database::open(desk.invocation.folder);
  return database.write([&](SQLite::Database&) {
    refuse_clock_behind(desk, database);
    const Recorded recorded = read_recorded(database);
    const ConsentRecord consent = find_consent(recorded, id);
    require_signer(desk, recorded, consent);
    require_open(recorded, consent, desk.invocation.now);
    store::answer_consent(database, id, ConsentState::kGiven, desk.invocation.by,
                          desk.invocation.now);
    record_act(database, desk, "consent given", subject_of(consent), detail_of(consent));
    AnsweredView done;
    if (all_given(store::read_consents(database), consent.request)) {
      if (consent.slot) {
        book_agreed(database, desk, consent, done);
      } else {
        book_allowed(database, desk, consent.request, done);
      }
    }
    AnsweredView view = answer_of(desk, database, id);
    view.moved = std::move(done.moved);
    view.owed = std::move(done.owed);
    return view;
  });
}

AnsweredView refuse_consent(const OpenDesk& desk, ConsentId id) {
  auto database = store::Database::open(desk.invocation.folder);
  return database.write([&](SQLite::Database&) {
    refuse_clock_behind(desk, database);
    const Recorded recorded = read_recorded(database);
    const ConsentRecord consent = find_consent(recorded, id);
    require_signer(desk, recorded, consent);
    require_open(recorded, consent, desk.invocation.now);
    // Nobody's name: not here, and not in the audit.
    store::answer_consent(database, id, ConsentState::kRefused, std::nullopt, desk.invocation.now);
    OpenDesk nobody = desk;
    nobody.invocation.by = nobody.invocation.os_user = "withheld";
    record_act(database, nobody, "consent refused", fmt::format("request {}", consent.request), "");
    const bool held = find_booking(recorded.bookings, consent.request) != nullptr;
    store::set_state(database, consent.request,
                     held ? RequestState::kBooked : RequestState::kWaiting, desk.invocation.now);
    return answer_of(desk, database, id);
  });
}

AnsweredView revoke_consent(const OpenDesk& desk, ConsentId id) {
  auto database = store::Database::open(desk.invocation.folder);
  return database.write([&](SQLite::Database&) {
    refuse_clock_behind(desk, database);
    const Instant now = desk.invocation.now;
    const Recorded recorded = read_recorded(database);
    const ConsentRecord consent = find_consent(recorded, id);
    require_signer(desk, recorded, consent);
    if (consent.state != ConsentState::kGiven) {
      throw Failure(ExitCode::kRule, fmt::format("consent {} was not given", id));
    }
    if (consent.slot && consent.slot->begin <= now) {
      throw Failure(ExitCode::kRule, fmt::format("consent {} is for a time that has begun", id));
    }
    const bool was_booked = all_given(recorded.consents, consent.request);
    store::answer_consent(database, id, ConsentState::kRevoked, desk.invocation.by, now);
    record_act(database, desk, "consent revoked", subject_of(consent), detail_of(consent));
    if (was_booked) {
      release_all(database, recorded.bookings, consent.request, now);
      store::drop_owed(database, owed_because(consent.request));
      book_instead(database, desk, consent.request);
    }
    return answer_of(desk, database, id);
  });
}

}  // namespace respite
