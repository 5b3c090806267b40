// What `ask` is asked and answers, as plain values. Ids are those of the team file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/facts.h"
#include "scheduler/boundary/reply.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"
#include "scheduler/time/interval.h"

namespace respite {

// What whoever asks says of it: personal text. Each may be empty.
struct SaidView {
  std::string about;      // what is wrong
  std::string place;      // where
  std::string call_back;  // number to call

  [[nodiscard]] bool empty() const { return about.empty() && place.empty() && call_back.empty(); }
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
  std::string person;  // id
  std::string name;
  Interval slot;
};

struct LookedView {  // one person as the search saw them
  std::string person;
  std::optional<Instant> start;   // the first they could have taken in time
  std::vector<std::string> held;  // else the rules in the way at the first instant looked at
};

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

}  // namespace respite
