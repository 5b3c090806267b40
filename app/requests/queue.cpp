#include "app/requests/queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/record/tell.h"
#include "app/requests/booking.h"
#include "app/requests/consents.h"
#include "app/requests/news.h"
#include "app/requests/question.h"
#include "scheduler/boundary/promise.h"

namespace respite {
namespace {

bool was_agreed(const RequestRecords& records, RequestId request) {
  return std::ranges::any_of(records.consents, [&](const ConsentRecord& consent) {
    return consent.request == request && consent.slot && consent.state == ConsentState::kGiven;
  });
}

// Whether a booked time is still possible: leave, hours or rest may have changed since. What is
// tentative displaces nothing.
bool still_holds(const Moment& moment, const BookingRecord& booking) {
  const auto person = find_person(moment.desk(), booking.person);
  if (!person) return false;
  if (!moment.known.span.contains(booking.span)) return true;  // too far off to say
  const PersonTime& time = moment.known.of(*person);
  if (time.parts.leave.overlaps(booking.span) || time.locked(booking.span)) return false;
  if (!booking.firm) return time.kept.contains(booking.span);
  return time.shift.contains(booking.span) || was_agreed(moment.records, booking.request);
}

// Whether there is a time for it yet, before the promise.
bool can_be_kept(const Moment& moment, const RequestRecord& request, Instant promise, Instant now) {
  const auto asked = asked_again(moment.desk(), now, request);
  return asked && forced_offer(moment.known, *asked, promise, now);
}

// Of all that are open.
BusinessDays business_days_of(const Moment& moment, Instant now) {
  Instant first = now;
  for (const RequestRecord& request : moment.records.requests) {
    if (!has_ended(request.state)) first = std::min(first, request.received);
  }
  return {moment.known.service, first, now};
}

PromiseStanding promise_of(const Moment& moment, const BusinessDays& business_days,
                           const RequestRecord& request, Instant now) {
  const auto* booking = find_booking(moment.records.bookings, request.id);
  const bool begun = booking != nullptr && booking->span.begin <= now;
  const bool firm = booking != nullptr && (booking->firm || begun);
  const bool holds = booking == nullptr || begun || still_holds(moment, *booking);
  if (request.started || request.acknowledged) return PromiseStanding::kOnTrack;
  if (request.state == RequestState::kEscalated) {
    return request.ack_by && *request.ack_by <= now ? PromiseStanding::kBroken
                                                    : PromiseStanding::kDue;
  }
  if (!request.promise) return holds ? PromiseStanding::kOnTrack : PromiseStanding::kAtRisk;
  const PromiseStanding found =
      standing_of(business_days,
                  {request.received, *request.promise,
                   firm ? std::optional(booking->span.end) : std::nullopt, holds},
                  now);
  const bool hopeless = found == PromiseStanding::kDue && booking == nullptr &&
                        !can_be_kept(moment, request, *request.promise, now);
  return hopeless ? PromiseStanding::kAtRisk : found;
}

std::optional<std::string> alarm_of(const Moment& moment, const RequestRecord& request,
                                    PromiseStanding promise) {
  const Desk& desk = moment.desk();
  const std::string lead = desk.leads.empty() ? "a lead" : desk.people[at(desk.leads.front())].name;
  if (request.state == RequestState::kEscalated && !request.started && !request.acknowledged) {
    if (promise != PromiseStanding::kBroken) return std::nullopt;
    return fmt::format("nobody has acknowledged in time; call {}", lead);
  }
  if (request.state == RequestState::kWaiting && !request.promise) {
    return fmt::format("it has neither a time nor a promise; {} decides", lead);
  }
  switch (promise) {
    case PromiseStanding::kBroken:
      return "the promise has passed; tell them a new time";
    case PromiseStanding::kAtRisk:
      if (!request.promise) return "its time no longer holds; agree on another";
      return "no time that holds before the promise; give it one, or tell them a new one";
    case PromiseStanding::kDue:
    case PromiseStanding::kOnTrack:
      break;
  }
  return std::nullopt;
}

QueueView queue_of(const Moment& moment, Instant now) {
  QueueView view;
  view.at = now;
  view.zone = moment.desk().zone.name();
  std::vector<std::tuple<int, Instant, QueuedView>> sorted;
  const RequestRecords& records = moment.records;
  const BusinessDays business_days = business_days_of(moment, now);
  for (const RequestRecord& request : records.requests) {
    if (has_ended(request.state)) continue;
    const PromiseStanding promise = promise_of(moment, business_days, request, now);
    QueuedView queued;
    queued.request = request_view(request, records.bookings);
    queued.age = business_days.since(request.received).age;
    queued.standing = promise;
    queued.alarm = alarm_of(moment, request, promise);
    Instant when = request.promise.value_or(request.ack_by.value_or(request.received));
    if (queued.request.booked && !request.promise) when = queued.request.booked->span.begin;
    sorted.emplace_back(-static_cast<int>(promise), when, std::move(queued));
  }
  std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  for (auto& [standing_first, when, queued] : sorted) view.requests.push_back(std::move(queued));
  return view;
}

// Writes what time has made due, a request at a time.
class Settler {
 public:
  Settler(store::Database& database, const OpenDesk& desk) : database_(database), desk_(desk) {}

  std::vector<std::string> settle() {
    const RequestRecords before = read_request_records_since(database_, now());
    for (const RequestRecord& request : before.requests) {
      if (request.state == RequestState::kConsent) end_silence(before, request);
    }
    for (const RequestRecord& request : store::read_open_requests(database_)) {
      if (request.state == RequestState::kWaiting && request.promise) {
        keep_promise(request, *request.promise);
      }
    }
    return done_;
  }

 private:
  [[nodiscard]] Instant now() const { return desk_.invocation.now; }

  // As the store says now: worked out again only after something was written.
  [[nodiscard]] const Moment& moment() {
    if (!moment_) {
      moment_ = std::make_unique<Moment>(moment_of(desk_, database_));
      business_days_.emplace(business_days_of(*moment_, now()));
    }
    return *moment_;
  }
  [[nodiscard]] PromiseStanding promise_now(const RequestRecord& request) {
    const Moment& known = moment();
    return promise_of(known, *business_days_, request, now());
  }

  void note(RequestId request, const std::string& act, const std::string& detail) {
    moment_.reset();
    record_act(database_, desk_.invocation, act, fmt::format("request {}", request), detail);
    done_.push_back(fmt::format("request {}: {}", request, act));
  }

  // Silence is a no: the time booked meanwhile is the answer.
  void end_silence(const RequestRecords& records, const RequestRecord& request) {
    const bool over = std::ranges::any_of(records.consents, [&](const ConsentRecord& consent) {
      return consent.request == request.id && is_expired(consent, now());
    });
    if (!over) return;
    go_on_without(database_, records, request.id, now());
    note(request.id, "consent expired", "");
  }

  void keep_promise(const RequestRecord& request, Instant promised) {
    const auto* booking = find_booking(moment().records.bookings, request.id);
    // A held time that nothing took before it came is as good as a firm one.
    if (booking != nullptr && (booking->firm || booking->span.begin <= now())) return;
    const PromiseStanding promise = promise_now(request);
    const bool firm_now = promise == PromiseStanding::kDue || promise == PromiseStanding::kAtRisk;
    const bool tentative =
        booking != nullptr && booking->span.end <= promised && still_holds(moment(), *booking);
    if (firm_now) {
      give_firm_time(request, promised, tentative ? held_offer(*booking) : std::nullopt);
    } else if (!tentative) {
      find_quiet_time(request);
    }
  }

  [[nodiscard]] std::optional<Offer> held_offer(const BookingRecord& booking) const {
    const auto person = find_person(desk_.desk, booking.person);
    return person ? std::optional(Offer{*person, booking.span}) : std::nullopt;
  }

  void give_firm_time(const RequestRecord& request, Instant promised, std::optional<Offer> offer) {
    const auto asked = asked_again(desk_.desk, now(), request);
    if (!offer && asked) offer = forced_offer(moment().known, *asked, promised, now());
    if (!offer) return;  // it keeps what it held
    release_all(database_, moment().records.bookings, request.id, now());
    (void)book_firm(database_, desk_, moment(), request.id, *offer, false);
    store::set_state(database_, request.id, RequestState::kBooked, now());
    note(request.id, "given a firm time", to_record(offer->slot));
  }

  void find_quiet_time(const RequestRecord& request) {
    const auto verdict = judge_again(moment(), now(), request);
    const bool queued = verdict && verdict->kind == VerdictKind::kQueue;
    const std::optional<Offer> found = queued ? offer_of(*verdict) : std::nullopt;
    const bool held = find_booking(moment().records.bookings, request.id) != nullptr;
    if (!found && !held) return;
    release_all(database_, moment().records.bookings, request.id, now());
    if (!found) return note(request.id, "lost its tentative time", "");
    (void)book_tentative(database_, desk_, request.id, *found,
                         request.category == to_text(Category::kPersonal)
                             ? BookingPurpose::kFavour
                             : BookingPurpose::kRoutine);
    note(request.id, "given another tentative time", to_record(found->slot));
  }

  store::Database& database_;
  const OpenDesk& desk_;
  std::unique_ptr<const Moment> moment_;
  std::optional<BusinessDays> business_days_;  // refers to it
  std::vector<std::string> done_;
};

}  // namespace

RequestView request_view(const RequestRecord& record, const std::vector<BookingRecord>& bookings) {
  RequestView view{record};
  if (record.question) view.said = read_said(*record.question);
  if (const auto* booking = find_booking(bookings, record.id)) {
    view.booked = *booking;
    view.person = booking->person;
  } else if (has_ended(record.state)) {
    for (const BookingRecord& one : bookings)  // the last one is who helped
      if (one.request == record.id && one.purpose != BookingPurpose::kReview)
        view.person = one.person;
  }
  return view;
}

SaidView said_in_all(const RequestRecord& record) {
  SaidView said = record.question ? read_said(*record.question) : SaidView{};
  for (const AdditionRecord& addition : record.additions) {
    if (addition.text) said.about += (said.about.empty() ? "" : " / ") + *addition.text;
  }
  return said;
}

namespace {

// Where nobody waits, nothing is asked of what is published.
QueueView queue_in(const store::Database& database, const OpenDesk& desk) {
  const Instant now = desk.invocation.now;
  if (!store::read_open_requests(database).empty()) return queue_of(moment_of(desk, database), now);
  QueueView nobody;
  nobody.at = now;
  nobody.zone = desk.desk.zone.name();
  return nobody;
}

}  // namespace

QueueView list_queue(const OpenDesk& desk) {
  return queue_in(store_to_read(desk.invocation), desk);
}

QueueView settle_queue(const OpenDesk& desk) {
  return write_act(desk.invocation, [&](store::Database& database) {
    RequestNewsDesk news(database, desk);
    std::vector<std::string> settled = Settler(database, desk).settle();
    news.tell();
    QueueView view = queue_in(database, desk);
    view.settled = std::move(settled);
    tell_of_promises(database, desk, view.requests);
    return view;
  });
}

namespace {

struct QueueArguments {
  bool settle = false;
};

void arguments(auto& visit, QueueArguments& given) {
  visit("settle", given.settle, "do first what time has made due");
}

}  // namespace

Operation queue_operation() {
  return declare(
      {.name = "queue",
       .summary = "who still waits, and for what promise",
       .about = "Lists requests that were taken and are not closed, the most urgent first: broken, "
                "at risk, due, on track. --settle first does what time has made due: consents "
                "nobody answered are over, tentative times that no longer hold are found again, "
                "and a promise without a firm time gets one on its fourth business day. Run it "
                "every few minutes where no server runs.",
       .least = store::TokenRole::kTechnician,
       .route = {"GET", "/api/v1/queue"}},
      [](const Context& context, const QueueArguments& given) {
        if (!given.settle) return list_queue(context.desk());
        if (context.role < store::TokenRole::kLead) throw BadArgument("settle", "is for leads");
        return settle_queue(context.desk());
      });
}

}  // namespace respite
