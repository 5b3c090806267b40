// What the commands that record something say: taken requests, consents, the queue, call-outs. Ids
// of people are those of the team file.
#pragma once

#include <cstdint>

#include "app/view/ask.h"
#include "scheduler/boundary/consent_standing.h"
#include "scheduler/boundary/promise.h"
#include "store/incidents.h"
#include "store/messages/ladder.h"
#include "store/requests.h"

namespace respite {

// A stretch of time under its own two names, and under those that verdict lines have for it.
void slot_fields(auto& visit, const std::optional<Interval>& slot) {
  const auto begin = slot ? std::optional(slot->begin) : std::nullopt;
  const auto end = slot ? std::optional(slot->end) : std::nullopt;
  visit("begin", begin, "first instant of it");
  visit("end", end, "first instant after it");
  visit("slot", begin, "the same as begin");
  visit("until", end, "the same as end");
}

void fields(auto& visit, const BookingRecord& booked) {
  visit("id", booked.id, "number of the booking");
  visit("person", booked.person, "whose time it is");
  slot_fields(visit, booked.span);
  visit("firm", booked.firm, "else it yields to any work");
  visit("purpose", to_text(booked.purpose), "work, favour, routine or review");
}

void fields(auto& visit, const MovedBlockRecord& moved) {
  visit("person", moved.person, "whose block gave way");
  visit("kind", moved.kind, "learning, focus, ...");
  visit("was", moved.was, "");
  visit("owed", !moved.placed, "it found no other place");
  visit("placed", moved.placed, "where it is now");
}

struct ConsentView {
  std::int64_t id = 0;
  std::int64_t request = 0;
  // A refusal says nothing of whose it was: neither of these two, no slot, no rules.
  std::string signer;             // "person", "lead"
  std::string person;             // whose time it is
  std::vector<std::string> asks;  // who may give it
  std::optional<Interval> slot;   // nothing: whether it is done at all
  std::string rules;              // what would be breached
  ConsentStanding state = ConsentStanding::kAsked;
  Instant asked;  // nobody is told of it before, which may be later than now
  Instant expires;
};

void fields(auto& visit, const ConsentView& consent) {
  visit("id", consent.id, "number of the consent");
  visit("request", consent.request, "number of the request");
  visit("signer", maybe(consent.signer), "person or lead; of a refusal nothing is told");
  visit("person", maybe(consent.person), "whose time it is");
  slot_fields(visit, consent.slot);
  visit("rules", maybe(consent.rules), "what would be breached");
  visit("state", to_text(consent.state), "asked, given, refused, revoked or expired");
  visit("asked", consent.asked, "");
  visit("expires", consent.expires, "");
  visit("asks", consent.asks, "who may give it");
}

struct CarriedOut {
  std::optional<BookingRecord> booked;
  std::vector<MovedBlockRecord> moved;  // blocks that gave way
  std::vector<RequestId> requeued;      // requests whose tentative time gave way
  std::vector<ConsentView> consents;    // asked for now
};

struct TakenView : CarriedOut {
  AskView answer = {};
  RequestId request = 0;
};

void fields(auto& visit, const TakenView& view) {
  fields(visit, view.answer);
  const auto request = view.answer.taken ? std::optional(view.request) : std::nullopt;
  visit("request", request, "number of the request, where it was taken", {.sometimes = true});
  visit("booked", view.booked, "", {.sometimes = true});
  visit("moved", view.moved, "blocks that gave way", {.sometimes = true});
  visit("requeued", view.requeued, "requests whose tentative time gave way", {.sometimes = true});
  visit("consents", view.consents, "asked for now", {.sometimes = true});
}

struct OwedView {
  std::string person;
  std::string kind;  // "rest", "load"
  Seconds time{};
  std::string because;
};

void fields(auto& visit, const OwedView& owed) {
  visit("person", owed.person, "to whom");
  visit("kind", owed.kind, "rest or load");
  visit("seconds", owed.time.count(), "");
  visit("because", owed.because, "");
}

// What an answer to a consent led to.
struct AnsweredView {
  ConsentView consent;
  std::string zone;
  std::vector<ConsentView> missing;     // signatures still asked for
  std::optional<BookingRecord> booked;  // what holds for the request now
  std::vector<MovedBlockRecord> moved;
  std::vector<OwedView> owed;
};

void fields(auto& visit, const AnsweredView& view) {
  visit("consent", view.consent, "");
  visit("missing", view.missing, "consents still asked for");
  visit("booked", view.booked, "what holds for the request now");
  visit("moved", view.moved, "blocks that gave way");
  visit("owed", view.owed, "");
}

struct ConsentsView {
  std::string zone;
  std::vector<ConsentView> consents;
  int refused = 0;  // of all there were: a number, nobody's name
};

void fields(auto& visit, const ConsentsView& view) {
  visit("consents", view.consents, "");
  visit("refused", view.refused, "how many of all there were: nobody's name");
}

// A request as it stands; whoever is booked for it is named as who helps.
struct RequestView : RequestRecord {
  SaidView said = {};  // empty where it was forgotten
  std::optional<BookingRecord> booked = {};
  std::vector<LadderStepRecord> ladder = {};  // of an emergency: who was told, in that order
  std::string stands = {};  // how it stands, a sentence to whoever asked; empty: nothing to add
};

void fields(auto& visit, const LadderStepRecord& step) {
  visit("step", std::int64_t{step.step}, "1, 2, ...");
  visit("person", step.person, "who is to act");
  visit("at", step.at, "when they were to be told");
  visit("told", step.told, "since when a message has gone out; null: none has");
}

void fields(auto& visit, const AdditionRecord& addition) {
  visit("at", addition.at, "when it was added");
  visit("text", addition.text, "null once it is forgotten");
}

void fields(auto& visit, const RequestView& request) {
  visit("id", request.id, "number of the request");
  visit("received", request.received, "");
  visit("requester", request.requester, "who asked");
  visit("role", request.role, "");
  visit("category", request.category, "work, personal or security");
  visit("priority", maybe(request.priority), "P1 to P4");
  visit("skill", maybe(request.skill), "");
  visit("about", maybe(request.said.about), "what is wrong");
  visit("place", maybe(request.said.place), "where");
  visit("call_back", maybe(request.said.call_back), "number to call");
  visit("verdict", request.verdict, "");
  visit("state", to_text(request.state), "");
  visit("person", request.person, "who helps");
  visit("booked", request.booked, "");
  visit("promise", request.promise, "by when");
  visit("ack_by", request.ack_by, "acknowledged by then");
  visit("started", request.started, "");
  visit("closed", request.closed, "");
  visit("email", maybe(request.said.email), "where they are told what becomes of it");
  visit("acknowledged", request.acknowledged, "of an emergency: since when somebody is on it");
  visit("acknowledged_by", request.acknowledged_by, "who");
  visit("ladder", request.ladder, "of an emergency: who was told, in that order");
  visit("stands", maybe(request.stands), "how an emergency stands, a sentence");
  visit("wanted", request.wanted, "the begin it was last moved to");
  visit("additions", request.additions, "what was added to what is wrong, oldest first");
}

// The times that a request could move to.
struct TimesView {
  std::string zone;
  std::optional<BookingRecord> booked;  // what holds for it now
  std::vector<OfferView> offers;        // by begin
  std::string why_not;                  // why it can have no other time at all; empty: it can
};

void fields(auto& visit, const TimesView& view) {
  visit("booked", view.booked, "what holds for it now");
  visit("offers", view.offers, "other times, the earliest first");
  visit("why_not", maybe(view.why_not), "why it can have no other time at all");
}

struct QueuedView {
  RequestView request;
  int age = 0;                                           // business days since the day of receipt
  PromiseStanding standing = PromiseStanding::kOnTrack;  // of its promise
  std::optional<std::string> alarm;                      // a sentence, where somebody must act
};
struct QueueView {
  Instant at;
  std::string zone;
  std::vector<QueuedView> requests;  // the most urgent first
  std::vector<std::string> settled;  // what was done just now, a sentence each
  [[nodiscard]] bool alarmed() const {
    for (const QueuedView& each : requests) {
      if (each.alarm) return true;
    }
    return false;
  }
};

void fields(auto& visit, const QueuedView& queued) {
  fields(visit, queued.request);
  visit("age", queued.age, "business days since the day of receipt");
  visit("standing", to_text(queued.standing), "of its promise: on track, due, at risk or broken");
  visit("alarm", queued.alarm, "where somebody must act");
}

void fields(auto& visit, const QueueView& view) {
  visit("at", view.at, "");
  visit("requests", view.requests, "the most urgent first");
  visit("settled", view.settled, "what was done just now, a sentence each");
  visit("alarmed", view.alarmed(), "one of them needs somebody to act");
}

struct IncidentView : IncidentRecord {
  std::string zone = {};                    // of the desk, for people to read
  std::optional<Instant> rests_until = {};  // where rest is locked
  std::vector<OwedView> owed = {};
  std::vector<RequestId> at_risk = {};    // requests whose booked time falls into the rest
  std::optional<Instant> withdrawn = {};  // it was recorded by mistake
};
struct IncidentsView {
  std::string zone;
  std::vector<IncidentView> incidents;
};

void fields(auto& visit, const IncidentView& incident) {
  visit("id", incident.id, "number of the call-out");
  visit("person", incident.person, "who was called out");
  visit("request", incident.request, "what it answers");
  visit("began", incident.began, "");
  visit("ended", incident.ended, "");
  visit("withdrawn", incident.withdrawn, "it was recorded by mistake");
  visit("rests_until", incident.rests_until, "where rest is locked");
  visit("owed", incident.owed, "");
  visit("at_risk", incident.at_risk, "requests whose booked time falls into the rest");
}

void fields(auto& visit, const IncidentsView& view) {
  visit("incidents", view.incidents, "the latest first");
}

struct ClosedView {
  RequestView request;
  std::string zone;
  std::optional<BookingRecord> review;  // where to learn from it
};

void fields(auto& visit, const ClosedView& view) {
  fields(visit, view.request);
  visit("review", view.review, "where to learn from it");
}

}  // namespace respite
