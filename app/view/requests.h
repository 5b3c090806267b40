// What the commands that record something say, as plain values: taken requests, consents, the
// queue, call-outs, the audit. Ids of people are those of the team file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/view/ask.h"
#include "scheduler/boundary/consent_standing.h"
#include "scheduler/boundary/promise.h"

namespace respite {

struct BookedView {
  std::int64_t id = 0;
  std::string person;
  Interval slot;
  bool firm = true;     // else it yields to any work
  std::string purpose;  // "work", "favour", "routine", "review"
};

struct MovedView {  // a protected block that gave way
  std::string person;
  std::string kind;  // "learning"
  Interval was;
  std::optional<Interval> placed;  // nothing: owed
};

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

struct TakenView {
  AskView answer;
  std::int64_t request = 0;
  std::optional<BookedView> booked;
  std::vector<MovedView> moved;
  std::vector<std::int64_t> requeued;  // requests whose tentative time gave way
  std::vector<ConsentView> consents;   // asked for now
};

struct OwedView {
  std::string person;
  std::string kind;  // "rest", "load"
  Seconds time{};
  std::string because;
};

// What an answer to a consent led to.
struct AnsweredView {
  ConsentView consent;
  std::string zone;
  std::vector<ConsentView> missing;  // signatures still asked for
  std::optional<BookedView> booked;  // what holds for the request now
  std::vector<MovedView> moved;
  std::vector<OwedView> owed;
};

struct ConsentsView {
  std::string zone;
  std::vector<ConsentView> consents;
  int refused = 0;  // of all there were: a number, nobody's name
};

// A request as it stands.
struct RequestView {
  std::int64_t id = 0;
  Instant received;
  std::string requester;
  std::string role;
  std::string category;
  std::string priority;
  std::string skill;
  SaidView said;  // empty where it was forgotten
  std::string verdict;
  std::string state;
  std::optional<std::string> person;
  std::optional<BookedView> booked;
  std::optional<Instant> promise;
  std::optional<Instant> ack_by;
  std::optional<Instant> started;
  std::optional<Instant> closed;
};

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

struct IncidentView {
  std::string zone;  // of the desk, for people to read
  std::int64_t id = 0;
  std::optional<std::int64_t> request;
  std::string person;
  Instant began;
  std::optional<Instant> ended;
  std::optional<Instant> rests_until;  // where rest is locked
  std::vector<OwedView> owed;
  std::vector<std::int64_t> at_risk;  // requests whose booked time falls into the rest
  std::optional<Instant> withdrawn;   // it was recorded by mistake
};
struct IncidentsView {
  std::string zone;
  std::vector<IncidentView> incidents;
};

struct ClosedView {
  RequestView request;
  std::string zone;
  std::optional<BookedView> review;  // where to learn from it
};

}  // namespace respite
