#include "scheduler/time/service_timer.h"

#include <algorithm>

namespace respite {
namespace {

// The moment in the windows by which so much of them has passed, and the windows up to it.
Deadline reached(const std::vector<Interval>& windows, Seconds time) {
  Deadline found;
  for (const Interval& window : windows) {
    const Seconds taken = std::min(time, window.length());
    if (taken <= Seconds{0}) break;
    found.windows.push_back({window.begin, window.begin + taken});
    found.at = window.begin + taken;
    time -= taken;
  }
  return found;
}

std::optional<Deadline> due(const TimerState& state, const ServiceClock& clock, Instant now) {
  if (state.used >= state.target && !state.windows.empty()) {
    return reached(state.windows, state.target);
  }
  std::optional<Deadline> left = clock.add(now, state.target - state.used);
  if (!left) return std::nullopt;
  left->windows.insert(left->windows.begin(), state.windows.begin(), state.windows.end());
  return left;
}

}  // namespace

TimerState replay(const ServiceClock& clock, Instant start, Seconds target,
                  std::span<const TimerEvent> events) {
  TimerState state;
  state.target = target;
  const ServiceClock* running_on = &clock;
  Instant now = start;
  for (const TimerEvent& event : events) {
    if (!state.paused) {
      for (const Interval& window : running_on->windows({now, event.at})) {
        state.windows.push_back(window);
        state.used += window.length();
      }
    }
    now = event.at;
    if (std::holds_alternative<Paused>(event.what)) state.paused = true;
    if (std::holds_alternative<Resumed>(event.what)) state.paused = false;
    if (const auto* changed = std::get_if<NewTarget>(&event.what)) state.target = changed->target;
    if (const auto* changed = std::get_if<NewHours>(&event.what)) running_on = changed->clock;
  }
  if (!state.paused) state.due = due(state, *running_on, now);
  return state;
}

}  // namespace respite
