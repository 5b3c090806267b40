// Whether what the policy promises can be kept by the people there are, and what could be promised.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/boundary/availability.h"

namespace respite {

// A request as it went: work on it began, or has not yet.
struct Measured {
  Priority priority = Priority::kP3;
  Instant received;
  std::optional<Instant> started;
};

// How long requests wait for their start, in whole minutes of service time: the wait is the
// shortest target that the start keeps. Shares of the requests, by nearest rank; nothing where so
// many of them never start within what was looked at.
struct Waits {
  int requests = 0;
  std::optional<int> met;       // in time; nothing where nothing is promised
  std::optional<Seconds> half;  // 50 % wait no longer
  std::optional<Seconds> most;  // 90 %
  std::optional<Seconds> all;   // 100 %
  // The tightest target that 90 % meet, in quarter hours, one at least: a start within fifteen
  // minutes is "now".
  std::optional<Seconds> tightest;
  friend bool operator==(const Waits&, const Waits&) = default;
};

struct SkillWaits {
  std::optional<SkillIndex> skill;  // nothing: a request for anybody
  bool anybody_able = true;         // else it goes to a lead and no target runs
  Waits waits;
};

// P2 and P3: when work starts.
struct StartTargets {
  Priority priority = Priority::kP3;
  std::optional<Seconds> promised;
  Waits together;                     // all kinds, those that nobody is able in left out
  std::vector<SkillWaits> kinds;      // anybody first, then in the order of SkillIndex
  std::optional<int> met_with_focus;  // P3: together, where a movable block may give way too
};

// P1: whether somebody is there to acknowledge it at once: on shift in service hours, else on call.
struct Answered {
  std::optional<SkillIndex> skill;
  int requests = 0;
  int answered = 0;
  friend bool operator==(const Answered&, const Answered&) = default;
};
struct AcknowledgeTargets {
  std::optional<Seconds> promised;   // elapsed
  std::vector<Answered> in_service;  // anybody first, then in the order of SkillIndex
  Answered outside;                  // of service hours, for anybody
};

struct MeasuredWaits {
  Priority priority = Priority::kP3;
  Waits waits;  // of P1 elapsed, else service time
};

struct Targets {
  Interval window;
  Seconds length{};                               // of each request judged
  std::optional<AcknowledgeTargets> acknowledge;  // nothing: the policy names no emergencies
  std::vector<StartTargets> start;                // P2, P3
  std::vector<MeasuredWaits> measured;            // of each priority that there were requests of
};

// Judges a request of default length of each kind for each quarter hour of the window, each as if
// it were alone: nothing is random, and none takes another's time. Starts are those `decide` finds
// without anybody's consent, whoever it is; a P3 moves nobody's focus. What was measured counts as
// missed once it is late at `now` without a start. `known` must reach weeks beyond the window.
[[nodiscard]] Targets find_targets(const Availability& known, Interval window,
                                   const std::vector<Measured>& measured, Instant now);

// The waits of requests, sorted or not; nothing is one that never starts. For what is not promised
// there is no `met`.
[[nodiscard]] Waits summarise(std::vector<std::optional<Seconds>> waits,
                              std::optional<Seconds> promised);

// The shortest target, in whole minutes of service time, that a start keeps.
[[nodiscard]] Seconds target_kept(const ServiceClock& service, Instant received, Instant start);

}  // namespace respite
