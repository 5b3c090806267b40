#include "app/requests/move.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/requests/booking.h"
#include "app/requests/carry_out.h"
#include "app/requests/news.h"
#include "app/requests/one_request.h"
#include "render/words.h"
#include "scheduler/boundary/candidates.h"
#include "scheduler/boundary/decide.h"
#include "text/list.h"

namespace respite {
namespace {

Verdict verdict_from(const Moment& moment, Request asked, Instant from) {
  asked.earliest = from;
  return decide(moment.known, asked);
}

// The time it gives without anybody's consent.
std::optional<Offer> given_by(const Verdict& verdict) {
  const bool gives = verdict.kind == VerdictKind::kAcceptNow ||
                     verdict.kind == VerdictKind::kScheduleAt ||
                     verdict.kind == VerdictKind::kQueue;
  return gives ? offer_of(verdict) : std::nullopt;
}

}  // namespace

std::optional<Verdict> verdict_at(const Moment& moment, const Request& asked, Instant begin) {
  Verdict verdict = verdict_from(moment, asked, begin);
  const auto offer = given_by(verdict);
  if (!offer || offer->slot.begin != begin) return std::nullopt;
  return verdict;
}

std::vector<Offer> times_from(const Moment& moment, const Request& asked, Instant from,
                              std::size_t most) {
  constexpr int kLooks = 4;
  std::vector<Offer> found;
  for (int look = 0; look < kLooks && found.size() < most; ++look) {
    const Verdict verdict = verdict_from(moment, asked, from);
    std::vector<Offer> offers = verdict.alternatives;
    if (const auto first = given_by(verdict)) offers.insert(offers.begin(), *first);
    if (offers.empty()) break;
    for (const Offer& offer : offers) {
      from = std::max(from, offer.slot.end);
      const auto at = verdict_at(moment, asked, offer.slot.begin);
      if (at) found.push_back(*offer_of(*at));  // NOLINT(bugprone-unchecked-optional-access)
    }
  }
  std::ranges::sort(found, {}, [](const Offer& offer) { return offer.slot.begin; });
  const auto same =
      std::ranges::unique(found, {}, [](const Offer& offer) { return offer.slot.begin; });
  found.erase(same.begin(), same.end());
  if (most < found.size()) found.resize(most);
  return found;
}

namespace {

std::string moment_in(const Desk& desk, Instant at) {
  return day_and_time(wall_in(desk.zone.name(), at));
}

bool is_emergency(const RequestRecord& record) {
  return record.state == RequestState::kEscalated || record.priority == to_text(Priority::kP1);
}

// Somebody helps just now. That a verdict was to help at once is no beginning yet.
bool has_begun(const RequestRecord& record, const BookingRecord* booking, Instant now) {
  const bool called_out = record.started && *record.started != record.received;
  if (booking == nullptr) return record.started.has_value();
  if (booking->span.end <= now) return false;  // it is over, and was not enough
  return called_out || booking->span.begin <= now;
}

// A lead's yes to its being done at all holds at any time.
bool was_allowed(const std::vector<ConsentRecord>& consents) {
  return std::ranges::any_of(consents, [](const ConsentRecord& consent) {
    return !consent.slot && consent.state == ConsentState::kGiven;
  });
}

// Why it cannot have another time, whichever; empty where it can.
std::string why_never(const RequestRecord& record, const BookingRecord* booking, Instant now) {
  if (has_ended(record.state)) return why_ended(record);
  if (is_emergency(record))
    return fmt::format("request {} is an emergency: it has no time but now", record.id);
  if (has_begun(record, booking, now))
    return fmt::format("help with request {} has begun", record.id);
  if (!record.question)
    return fmt::format("what request {} asked was forgotten: ask anew", record.id);
  return {};
}

// As it was asked, at any time. Throws Failure(kRule) where that does not read any more.
Request asked_at_any_time(const OpenDesk& desk, const RequestRecord& record,
                          const std::vector<ConsentRecord>& consents) {
  auto asked = asked_again(desk.desk, desk.invocation.now, record);
  if (!asked)
    throw Failure(ExitCode::kRule, "request {} cannot be judged any more: ask anew", record.id);
  if (was_allowed(consents)) asked->prohibited = false;
  return *std::move(asked);
}

// In words, with the nearest times.
Failure why_not(const OpenDesk& desk, const Moment& moment, const Request& asked, RequestId id,
                const BookingRecord* held, Instant begin) {
  constexpr std::size_t kNearest = 4;  // the one it holds may be among them
  const Verdict verdict = verdict_from(moment, asked, begin);
  const bool consent =
      verdict.kind == VerdictKind::kNeedsConsent && verdict.slot && verdict.slot->begin == begin;
  const std::string why = next_on_grid(begin) != begin ? "times begin on a quarter hour"
                          : consent ? "that takes somebody's consent; to have them asked, ask anew"
                                    : "nobody is there and free for it then";
  auto near = times_from(moment, asked, begin, kNearest);
  if (near.empty()) near = times_from(moment, asked, desk.invocation.now, kNearest);
  std::vector<std::string> times;
  times.reserve(near.size());
  for (const Offer& offer : near) {
    if (held != nullptr && held->span.begin == offer.slot.begin) continue;
    times.push_back(moment_in(desk.desk, offer.slot.begin));
  }
  return {ExitCode::kRule,
          fmt::format("request {} cannot begin {}: {}; {}", id, moment_in(desk.desk, begin), why,
                      times.empty()
                          ? "no other time is known"
                          : fmt::format("the nearest times are {}", text::join(times, ", ")))};
}

// Whoever was asked to agree to another time is asked no more, and owes nothing for having agreed.
void end_consents(store::Database& database, const std::vector<ConsentRecord>& consents,
                  RequestId id, Instant now) {
  for (const ConsentRecord& consent : consents) {
    const bool agreed = consent.state == ConsentState::kGiven && consent.slot;
    if (!agreed && consent.state != ConsentState::kAsked) continue;
    store::answer_consent(database, consent.id, ConsentState::kRevoked, std::nullopt, now);
    if (agreed) store::drop_owed(database, id, now);
  }
}

// The old time is free and the new one booked, or nothing is changed: in the caller's transaction.
void move_to(store::Database& database, const OpenDesk& desk, const RequestRecord& record,
             Instant begin) {
  const Instant now = desk.invocation.now;
  const auto bookings = store::read_bookings_of(database, record.id);
  const BookingRecord* const held = find_booking(bookings, record.id);
  const auto consents = store::read_consents_of(database, record.id);
  const Moment moment = moment_without(desk, database, record.id);
  const Request asked = asked_at_any_time(desk, record, consents);
  const auto verdict = verdict_at(moment, asked, begin);
  if (!verdict) throw why_not(desk, moment, asked, record.id, held, begin);
  end_consents(database, consents, record.id, now);
  release_all(database, bookings, record.id, now);
  put_back_blocks(database, record.id, now);
  const CarriedOut done = carry_out(database, desk, moment, asked, *verdict, record.id);
  store::add_move(database, record.id, begin, now);
  if (held != nullptr && now < held->span.begin) store::set_not_started(database, record.id);
  store::set_state(database, record.id, state_after(verdict->kind), now);
  std::string detail;
  if (done.booked)
    detail = fmt::format("person={} slot={}", done.booked->person, to_record(done.booked->span));
  if (held != nullptr) detail += " was=" + to_record(held->span);
  record_act(database, desk.invocation, "moved", fmt::format("request {}", record.id), detail);
}

struct MoveArguments {
  std::int64_t id = 0;
  std::optional<GivenTime> at;
};

void arguments(auto& visit, MoveArguments& given) {
  visit("id", given.id, "number of the request", kNumber);
  visit("at", given.at, "when it is to begin", {.needed = true});
}

ClosedView move_request(const Context& context, const MoveArguments& given) {
  static_cast<void>(shown_to(context, given.id));
  const OpenDesk& desk = context.desk();
  const Instant now = desk.invocation.now;
  const Instant begin = given.at ? begin_of(*given.at, desk.desk.zone) : now;
  if (begin < now)
    throw BadArgument("at", fmt::format("has passed: {}, and it is {}", moment_in(desk.desk, begin),
                                        moment_in(desk.desk, now)));
  return write_act(desk.invocation, [&](store::Database& database) {
    const RequestRecord record = find_request(database, given.id);
    const auto bookings = store::read_bookings_of(database, record.id);
    const BookingRecord* const held = find_booking(bookings, record.id);
    if (const std::string why = why_never(record, held, now); !why.empty())
      throw Failure(ExitCode::kRule, why);
    // Pressed twice, it is moved once.
    if (held != nullptr && held->span.begin == begin) return closed_view(desk, database, record.id);
    RequestNewsDesk news(database, desk);
    move_to(database, desk, record, begin);
    news.tell();
    return closed_view(desk, database, record.id);
  });
}

struct TimesArguments {
  std::int64_t id = 0;
  std::optional<GivenTime> from;
};

void arguments(auto& visit, TimesArguments& given) {
  visit("id", given.id, "number of the request", kNumber);
  visit("from", given.from, "none before (default: from now on)");
}

// Changes nothing.
TimesView list_times(const Context& context, const TimesArguments& given) {
  constexpr std::size_t kMost = 6;
  static_cast<void>(shown_to(context, given.id));
  const OpenDesk& desk = context.desk();
  const Instant now = desk.invocation.now;
  const auto database = store_to_read(desk.invocation);
  return database.read([&] {
    const RequestRecord record = find_request(database, given.id);
    const auto bookings = store::read_bookings_of(database, record.id);
    const BookingRecord* const held = find_booking(bookings, record.id);
    TimesView view{desk.desk.zone.name(), {}, {}, why_never(record, held, now)};
    if (held != nullptr) view.booked = *held;
    if (!view.why_not.empty()) return view;
    const Moment moment = moment_without(desk, database, record.id);
    const Request asked =
        asked_at_any_time(desk, record, store::read_consents_of(database, record.id));
    const Instant from = given.from ? begin_of(*given.from, desk.desk.zone) : now;
    for (const Offer& offer : times_from(moment, asked, std::max(from, now), kMost)) {
      if (held != nullptr && held->span.begin == offer.slot.begin) continue;
      const Person& person = desk.desk.people[at(offer.person)];
      view.offers.push_back({person.id, person.name, offer.slot});
    }
    return view;
  });
}

}  // namespace

std::vector<Operation> request_move_operations() {
  return {declare({.name = "request times",
                   .summary = "other times that a request could move to",
                   .about = "Lists times at which request move would move it: those that ask would "
                            "give it, with the time it holds now free.",
                   .least = store::TokenRole::kRequester,
                   .route = {"GET", "/api/v1/requests/{id}/times"}},
                  list_times),
          declare({.name = "request move",
                   .summary = "give it another time",
                   .about = "Moves a request to the time at which it is to begin, where ask would "
                            "give it that time with the one it holds now free: what it needs, and "
                            "what was promised, are as they were first asked. Otherwise nothing is "
                            "changed, and the nearest times are named. Consents asked for another "
                            "time are over. Whoever asked moves their own.",
                   .least = store::TokenRole::kRequester,
                   .route = {"POST", "/api/v1/requests/{id}/move"}},
                  move_request)};
}

}  // namespace respite
