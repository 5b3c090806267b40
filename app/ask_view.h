// What `ask` is asked and answers, as plain values. Ids are those of the team file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/facts.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/words.h"
#include "scheduler/time/interval.h"

namespace respite {

// A request, and the facts a what-if lays over those of the desk.
struct Question {
  std::string id;
  Request request;
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
  std::string id;       // as the request gave it; may be empty
  std::string verdict;  // "schedule_at"
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
  std::vector<Interval> windows;  // of service time that a target was counted over
  std::vector<LookedView> looked;
};

[[nodiscard]] AskView ask_view(const Desk& desk, const Question& question, const Verdict& verdict,
                               Language language);
[[nodiscard]] std::vector<std::string> names_of_rules(const RuleSet& rules);

}  // namespace respite
