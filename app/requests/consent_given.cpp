#include "app/requests/consent_given.h"

#include <fmt/format.h>

#include "app/operation/failure.h"
#include "app/requests/answer_view.h"
#include "app/requests/booking.h"
#include "app/requests/carry_out.h"
#include "scheduler/boundary/breaches.h"
#include "scheduler/boundary/call_out.h"
#include "scheduler/boundary/decide.h"
#include "text/list.h"

namespace respite {
namespace {

std::string owed_because(RequestId request) { return fmt::format("request {}", request); }

std::vector<OwedView> owe(store::Database& database, const OpenDesk& desk,
                          const Availability& known, const Offer& offer, RequestId request) {
  const Owed owed = owed_for(known, offer.person, offer.slot);
  const std::string person = desk.desk.people[at(offer.person)].id;
  const std::string because = owed_because(request);
  std::vector<OwedView> views;
  for (const auto& [kind, time] :
       {std::pair{OwedKind::kRest, owed.rest}, std::pair{OwedKind::kLoad, owed.load}}) {
    if (time <= Seconds{0}) continue;
    store::add_owed(database, {person, kind, time, desk.invocation.now, request});
    views.push_back({person, to_text(kind), time, because});
  }
  return views;
}

// Rules in the way that nobody was asked about. A movable block within budget needs no consent.
RuleSet not_asked_for(const Breaches& breaches, const std::vector<std::string>& asked) {
  RuleSet more = breaches.in_the_way;
  more.remove(RuleId::kBlkMov);
  for (const std::string& id : asked) {
    if (const auto rule = parse_rule(id)) more.remove(*rule);
  }
  return more;
}

void require_as_asked(const Breaches& breaches, const ConsentRecord& consent) {
  if (!breaches.permitted()) {
    throw Failure(ExitCode::kRule, "that time is no longer there: {} in the way",
                  text::join(names_of_rules(breaches.forbidden), ", "));
  }
  const RuleSet more = not_asked_for(breaches, consent.rules);
  if (more.empty()) return;
  throw Failure(ExitCode::kRule, "that time takes more by now than was asked for: {}",
                text::join(names_of_rules(more), ", "));
}

Agreed book_agreed(store::Database& database, const OpenDesk& desk, const ConsentRecord& consent,
                   Interval slot) {
  const Instant now = desk.invocation.now;
  const auto person = find_person(desk.desk, consent.person);
  if (!person) throw Failure(ExitCode::kRule, consent.person + " is no longer at the desk");
  release_all(database, store::read_bookings_of(database, consent.request), consent.request, now);
  const Moment moment = moment_of(desk, database);
  const Availability known = around(moment, slot);
  require_as_asked(
      find_breaches(known.of(*person), slot, now, desk.desk.policy.displaced_blocks_per_week),
      consent);
  const Offer offer{*person, slot};
  Booked booked = book_firm(database, desk, moment, consent.request, offer, true);
  store::set_state(database, consent.request, RequestState::kBooked, now);
  return {std::move(booked.moved), owe(database, desk, known, offer, consent.request)};
}

Agreed do_allowed(store::Database& database, const OpenDesk& desk, RequestId id) {
  const Instant now = desk.invocation.now;
  const Moment moment = moment_of(desk, database);
  const auto record = store::read_request(database, id);
  auto request = record ? asked_again(desk.desk, now, *record) : std::nullopt;
  store::set_state(database, id, RequestState::kWaiting, now);
  if (!request) return {};
  request->prohibited = false;
  request->now = now;
  const Verdict verdict = decide(moment.known, *request);
  // Still nobody who could do it: the lead who allowed it finds somebody.
  if (verdict.kind == VerdictKind::kNeedsConsent && !verdict.slot) return {};
  CarriedOut done = carry_out(database, desk, moment, *request, verdict, id);
  store::set_promise(database, id, verdict.promise, verdict.ack_by);
  store::set_state(database, id, state_after(verdict.kind), now);
  if (verdict.kind == VerdictKind::kAcceptNow) store::set_started(database, id, now);
  return {std::move(done.moved), {}};
}

}  // namespace

Agreed carry_out_agreed(store::Database& database, const OpenDesk& desk,
                        const ConsentRecord& consent) {
  return consent.slot ? book_agreed(database, desk, consent, *consent.slot)
                      : do_allowed(database, desk, consent.request);
}

void carry_out_instead(store::Database& database, const OpenDesk& desk, RequestId id) {
  const Instant now = desk.invocation.now;
  release_all(database, store::read_bookings_of(database, id), id, now);
  put_back_blocks(database, id, now);
  store::drop_owed(database, id, now);
  store::set_promise(database, id, std::nullopt, std::nullopt);
  store::set_state(database, id, RequestState::kWaiting, now);
  const Moment moment = moment_of(desk, database);
  const auto record = store::read_request(database, id);
  const auto verdict = record ? judge_again(moment, now, *record) : std::nullopt;
  if (!verdict) return;
  std::optional<Offer> offer;
  if (verdict->kind == VerdictKind::kNeedsConsent) {
    if (!verdict->alternatives.empty()) offer = verdict->alternatives.front();
  } else {
    offer = offer_of(*verdict);
  }
  if (!offer) return;
  (void)book_firm(database, desk, moment, id, *offer, false);
  store::set_state(database, id, RequestState::kBooked, now);
}

}  // namespace respite
