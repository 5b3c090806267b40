// What `ask` is asked and answers: a line that says only what applies. Ids are those of the team
// file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/view/times.h"
#include "scheduler/boundary/facts.h"
#include "scheduler/boundary/reply.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

// What whoever asks says of it: personal text. Each may be empty.
struct SaidView {
  std::string about;      // what is wrong
  std::string place;      // where
  std::string call_back;  // number to call
  std::string email;      // where to be told what becomes of it

  [[nodiscard]] bool empty() const {
    return about.empty() && place.empty() && call_back.empty() && email.empty();
  }
};

// A request, and the facts a what-if lays over those of the desk.
struct Question {
  std::string id;
  Request request;
  SaidView said;
  Overlay facts;
  bool what_if = false;  // it brings its own time or facts, so it can never book
};

struct OfferView {
  std::string person;  // id; empty where it is not told
  std::string name;
  Interval slot;
};

void fields(auto& visit, const OfferView& offer) {
  visit("person", maybe(offer.person), "who could help");
  visit("slot", offer.slot.begin, "from then on");
  visit("until", offer.slot.end, "");
}

void fields(auto& visit, const Citation& citation) {
  visit("id", citation.id, "of the rule");
  visit("version", citation.version, "");
  visit("text", citation.text, "in the language of the reply");
}

struct LookedView {  // one person as the search saw them
  std::string person;
  std::optional<Instant> start;   // the first they could have taken in time
  std::vector<std::string> held;  // else the rules in the way at the first instant looked at
};

void fields(auto& visit, const LookedView& looked) {
  visit("person", looked.person, "");
  visit("start", looked.start, "the first time they have", {.sometimes = true});
  visit("held", looked.held, "else the rules in the way", {.sometimes = true});
}

struct AskView {
  std::string id;  // as the request gave it; may be empty
  VerdictKind kind = VerdictKind::kEscalate;
  std::string verdict;  // the same, "schedule_at"
  std::string zone;     // of the desk, for people to read
  std::optional<std::string> person;
  std::string person_name;
  std::optional<Interval> slot;        // tentative where queued
  std::optional<Instant> alternative;  // where consent is needed: the best without any
  std::vector<OfferView> alternatives;
  std::optional<Instant> promise;
  std::optional<Instant> ack_by;
  std::vector<std::string> consent;  // "person", "lead"
  std::vector<std::string> rules;    // ids
  std::vector<Citation> citations;
  std::vector<std::string> reasons;
  std::string reply;
  bool taken = false;             // else it was only judged
  bool explained = false;         // it says what was looked at: the last two, else empty
  std::string sign_in;            // to somebody nobody knows: how to ask as themselves
  std::vector<Interval> windows;  // of service time that a target was counted over
  std::vector<LookedView> looked;
};

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

}  // namespace respite
