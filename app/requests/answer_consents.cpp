// Consents answered: given, refused, revoked.
#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/requests/booking.h"
#include "app/requests/consent_given.h"
#include "app/requests/consents.h"
#include "app/requests/news.h"

namespace respite {
namespace {

ConsentRecord find_consent(const store::Database& database, ConsentId id) {
  auto consent = store::read_consent(database, id);
  if (!consent) throw NoSuch("there is no consent {}", id);
  return *std::move(consent);
}

void require_signer(const OpenDesk& desk, const RequestRecords& records,
                    const ConsentRecord& consent) {
  const std::string& by = desk.invocation.by;
  const auto why_not = why_not_sign(desk.desk, records, consent, by);
  if (!why_not) return;
  if (*why_not == MayNotSign::kBenefits) {
    throw Failure(ExitCode::kInput,
                  "{} asked for this, or stands above who did: consent {} is another's to give", by,
                  consent.id);
  }
  throw Failure(ExitCode::kInput, "consent {} is not {}'s to give", consent.id, by)
      .typed("; name yourself with --by");
}

void require_open(const RequestRecords& records, const ConsentRecord& consent, Instant now) {
  const ConsentStanding standing = standing_of(records, consent, now);
  if (standing == ConsentStanding::kAsked) return;
  throw Failure(ExitCode::kRule, "consent {} is {} already", consent.id, to_text(standing));
}

AnsweredView answer_of(const OpenDesk& desk, const store::Database& database, ConsentId id) {
  const ConsentRecord consent = find_consent(database, id);
  const RequestRecords records = read_request_records_of(database, consent.request);
  const Instant now = desk.invocation.now;
  AnsweredView view;
  view.zone = desk.desk.zone.name();
  view.consent = consent_view(desk.desk, records, consent, now);
  for (const ConsentRecord& other : records.consents) {
    if (standing_of(records, other, now) == ConsentStanding::kAsked) {
      view.missing.push_back(consent_view(desk.desk, records, other, now));
    }
  }
  if (const auto* held = find_booking(records.bookings, consent.request)) view.booked = *held;
  return view;
}

bool all_given(const std::vector<ConsentRecord>& of_one_request) {
  return std::ranges::all_of(
      of_one_request, [](const ConsentRecord& each) { return each.state == ConsentState::kGiven; });
}

// The consent as whoever acts may answer it, and what was recorded before they do.
struct Answering {
  RequestRecords records;
  ConsentRecord consent;
};
Answering begin_answer(const OpenDesk& desk, const store::Database& database, ConsentId id) {
  const ConsentRecord consent = find_consent(database, id);
  Answering answering{read_request_records_of(database, consent.request), consent};
  require_signer(desk, answering.records, answering.consent);
  return answering;
}

struct ConsentsArguments {
  bool all = false;
};

void arguments(auto& visit, ConsentsArguments& given) {
  visit("all", given.all, "those that were answered too; refusals are counted");
}

// All that are still asked for, or every one there was but refused ones: they are counted.
ConsentsView list_consents(const OpenDesk& desk, const ConsentsArguments& given) {
  const auto database = store_to_read(desk.invocation);
  const Instant now = desk.invocation.now;
  return database.read([&] {
    const RequestRecords records =
        given.all ? read_request_records(database) : read_request_records_since(database, now);
    ConsentsView view{desk.desk.zone.name(), {}, store::count_refused(database)};
    for (const ConsentRecord& consent : records.consents) {
      ConsentView one = consent_view(desk.desk, records, consent, now);
      const bool shown =
          given.all ? one.state != ConsentStanding::kRefused : one.state == ConsentStanding::kAsked;
      if (shown) view.consents.push_back(std::move(one));
    }
    return view;
  });
}

// Each by whoever acts. Once all signatures of a request are given its time is booked, what it
// breaches is made up for, and the time booked meanwhile is free again. A refusal, or silence,
// leaves that one. Throws Failure(kInput) where there is no such consent or it is another's to
// give, Failure(kRule) where it comes too late or the time is no longer there.
AnsweredView give_consent(const OpenDesk& desk, std::int64_t id) {
  return write_act(desk.invocation, [&](store::Database& database) {
    const auto [records, consent] = begin_answer(desk, database, id);
    require_open(records, consent, desk.invocation.now);
    RequestNewsDesk news(database, desk);
    store::answer_consent(database, id, ConsentState::kGiven, desk.invocation.by,
                          desk.invocation.now);
    record_act(database, desk.invocation, "consent given", subject_of(consent), detail_of(consent));
    Agreed done;
    if (all_given(store::read_consents_of(database, consent.request))) {
      done = carry_out_agreed(database, desk, consent);
    }
    AnsweredView view = answer_of(desk, database, id);
    view.moved = std::move(done.moved);
    view.owed = std::move(done.owed);
    news.tell();
    return view;
  });
}

AnsweredView refuse_consent(const OpenDesk& desk, std::int64_t id) {
  return write_act(desk.invocation, [&](store::Database& database) {
    const auto [records, consent] = begin_answer(desk, database, id);
    require_open(records, consent, desk.invocation.now);
    // Nobody's name: not here, and not in the audit.
    store::answer_consent(database, id, ConsentState::kRefused, std::nullopt, desk.invocation.now);
    OpenDesk nobody = desk;
    nobody.invocation.by = nobody.invocation.os_user = "withheld";
    record_act(database, nobody.invocation, "consent refused",
               fmt::format("request {}", consent.request), "");
    go_on_without(database, records, consent.request, desk.invocation.now);
    return answer_of(desk, database, id);
  });
}

// Takes back one that was given, until the time begins; the best time without it is booked.
AnsweredView revoke_consent(const OpenDesk& desk, std::int64_t id) {
  return write_act(desk.invocation, [&](store::Database& database) {
    const Instant now = desk.invocation.now;
    const auto [records, consent] = begin_answer(desk, database, id);
    if (consent.state != ConsentState::kGiven) {
      throw Failure(ExitCode::kRule, "consent {} was not given", id);
    }
    if (!is_waited_for(records, consent.request)) {
      throw Failure(ExitCode::kRule, "request {} has ended", consent.request);
    }
    const bool acted_on = !consent.slot || all_given(records.consents);
    const auto* const booking = find_booking(records.bookings, consent.request);
    const bool begun = (consent.slot && consent.slot->begin <= now) ||
                       (acted_on && booking != nullptr && booking->span.begin <= now);
    if (begun) {
      throw Failure(ExitCode::kRule, "consent {} is for a time that has begun", id);
    }
    RequestNewsDesk news(database, desk);
    store::answer_consent(database, id, ConsentState::kRevoked, desk.invocation.by, now);
    record_act(database, desk.invocation, "consent revoked", subject_of(consent),
               detail_of(consent));
    if (acted_on) {
      carry_out_instead(database, desk, consent.request);
    } else {
      go_on_without(database, records, consent.request, now);
    }
    news.tell();
    return answer_of(desk, database, id);
  });
}

}  // namespace

std::vector<Operation> consent_operations() {
  return {declare({.name = "consent list",
                   .summary = "list what is asked for",
                   .least = store::TokenRole::kTechnician,
                   .route = {"GET", "/api/v1/consents"}},
                  list_consents),
          declare({.name = "consent give",
                   .summary = "give a consent",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/consents/{id}/give"}},
                  give_consent),
          declare({.name = "consent refuse",
                   .summary = "refuse a consent; no reason is needed",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/consents/{id}/refuse"},
                   .nameless = true},
                  refuse_consent),
          declare({.name = "consent revoke",
                   .summary = "take back a consent that was given",
                   .least = store::TokenRole::kTechnician,
                   .route = {"POST", "/api/v1/consents/{id}/revoke"}},
                  revoke_consent)};
}

}  // namespace respite
