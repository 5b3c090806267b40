// What commands about requests answer, field by field.
#pragma once

#include <string>
#include <vector>

#include "app/view/requests.h"
#include "app/view/times_fields.h"

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

void fields(auto& visit, const BookedView& booked) {
  visit("id", booked.id, "number of the booking");
  visit("person", booked.person, "whose time it is");
  slot_fields(visit, booked.slot);
  visit("firm", booked.firm, "else it yields to any work");
  visit("purpose", booked.purpose, "work, favour, routine or review");
}

void fields(auto& visit, const MovedView& moved) {
  visit("person", moved.person, "whose block gave way");
  visit("kind", moved.kind, "learning, focus, ...");
  visit("was", moved.was, "");
  visit("owed", !moved.placed, "it found no other place");
  visit("placed", moved.placed, "where it is now");
}

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

void fields(auto& visit, const OwedView& owed) {
  visit("person", owed.person, "to whom");
  visit("kind", owed.kind, "rest or load");
  visit("seconds", owed.time.count(), "");
  visit("because", owed.because, "");
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
  visit("state", request.state, "");
  visit("person", request.person, "who helps");
  visit("booked", request.booked, "");
  visit("promise", request.promise, "by when");
  visit("ack_by", request.ack_by, "acknowledged by then");
  visit("started", request.started, "");
  visit("closed", request.closed, "");
}

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

void fields(auto& visit, const ConsentsView& view) {
  visit("consents", view.consents, "");
  visit("refused", view.refused, "how many of all there were: nobody's name");
}

void fields(auto& visit, const AnsweredView& view) {
  visit("consent", view.consent, "");
  visit("missing", view.missing, "consents still asked for");
  visit("booked", view.booked, "what holds for the request now");
  visit("moved", view.moved, "blocks that gave way");
  visit("owed", view.owed, "");
}

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

void fields(auto& visit, const ClosedView& view) {
  fields(visit, view.request);
  visit("review", view.review, "where to learn from it");
}

}  // namespace respite
