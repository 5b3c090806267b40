// A target that runs on service time: paused, resumed, changed, and never loses what was used.
#pragma once

#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "scheduler/time/service_clock.h"

namespace respite {

struct Paused {};
struct Resumed {};
struct NewTarget {
  Seconds target;
};  // time already used stays used
struct NewHours {
  const ServiceClock* clock;
};  // the same; only what is left moves

struct TimerEvent {
  Instant at;
  std::variant<Paused, Resumed, NewTarget, NewHours> what;
};

struct TimerState {
  Seconds target{};
  Seconds used{};                 // up to the last event
  std::vector<Interval> windows;  // in which it was used
  bool paused = false;
  // When the target is reached if nothing more happens, over all the windows it takes; in the past
  // where more was used than a new target allows. Nothing while paused, or where it never is.
  std::optional<Deadline> due;
};

// Replays what happened since `start`; events are sorted by time, none before `start`. Clocks must
// outlive the call only.
[[nodiscard]] TimerState replay(const ServiceClock& clock, Instant start, Seconds target,
                                std::span<const TimerEvent> events);

}  // namespace respite
