// A verdict, field by field: a line that says only what applies.
#pragma once

#include <vector>

#include "app/view/requests_fields.h"

namespace respite {

void fields(auto& visit, const OfferView& offer) {
  visit("person", offer.person, "who could help");
  visit("slot", offer.slot.begin, "from then on");
  visit("until", offer.slot.end, "");
}

void fields(auto& visit, const Citation& citation) {
  visit("id", citation.id, "of the rule");
  visit("version", citation.version, "");
  visit("text", citation.text, "in the language of the reply");
}

void fields(auto& visit, const LookedView& looked) {
  visit("person", looked.person, "");
  visit("start", looked.start, "the first time they have", {.sometimes = true});
  visit("held", looked.held, "else the rules in the way", {.sometimes = true});
}

void fields(auto& visit, const AskView& view) {
  const auto begin = view.slot ? std::optional(view.slot->begin) : std::nullopt;
  const auto end = view.slot ? std::optional(view.slot->end) : std::nullopt;
  std::vector<std::vector<Instant>> windows;
  windows.reserve(view.windows.size());
  for (const Interval& window : view.windows) windows.push_back({window.begin, window.end});
  visit("id", maybe(view.id), "as the question gave it", {.sometimes = true});
  visit("verdict", view.verdict, "accept_now, schedule_at, queue, escalate or needs_consent");
  visit("person", view.person, "who helps", {.sometimes = true});
  visit("slot", begin, "from then on; tentative where it is queued", {.sometimes = true});
  visit("until", end, "", {.sometimes = true});
  visit("alternative", view.alternative, "the best time without consent", {.sometimes = true});
  visit("alternatives", view.alternatives, "what else is possible", {.sometimes = true});
  visit("promise", view.promise, "by when", {.sometimes = true});
  visit("ack_by", view.ack_by, "acknowledged by then", {.sometimes = true});
  visit("consent", view.consent, "whose is needed: person, lead", {.sometimes = true});
  visit("rules", view.rules, "ids of those it rests on");
  visit("citations", view.citations, "the same, in words");
  visit("reasons", view.reasons, "a sentence each");
  visit("reply", view.reply, "to send to whoever asks");
  visit("sign_in", maybe(view.sign_in), "without a token: how to ask as oneself",
        {.sometimes = true});
  visit("windows", windows, "of service time, as [begin, end)", {.sometimes = !view.explained});
  visit("looked", view.looked, "who was looked at", {.sometimes = !view.explained});
}

void fields(auto& visit, const TakenView& view) {
  fields(visit, view.answer);
  const auto request = view.answer.taken ? std::optional(view.request) : std::nullopt;
  visit("request", request, "number of the request, where it was taken", {.sometimes = true});
  visit("booked", view.booked, "", {.sometimes = true});
  visit("moved", view.moved, "blocks that gave way", {.sometimes = true});
  visit("requeued", view.requeued, "requests whose tentative time gave way", {.sometimes = true});
  visit("consents", view.consents, "asked for now", {.sometimes = true});
}

}  // namespace respite
