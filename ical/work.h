// How much work one text may cause, whoever wrote it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace respite::ical {

// Steps of about 25 ns, so half a second. Ordinary calendars need a hundredth of them.
inline constexpr std::int64_t kMaxSteps = 20'000'000;

// What things cost, in steps; a day that a rule looks at costs one, a line steps_of() it.
inline constexpr std::int64_t kStepsOfListed = 10;      // one date of a list
inline constexpr std::int64_t kStepsOfExtra = 100;      // one more date, for the room it takes
inline constexpr std::int64_t kStepsOfOccurrence = 10;  // placed on the time line

// Why an event is refused that is no fault of its own.
inline constexpr std::string_view kTooMuchWork = "skipped: its calendar is too much work to read";

class Work {
 public:
  explicit Work(std::int64_t steps = kMaxSteps) : left_(steps) {}

  // False once there are no steps left, whatever is asked for then.
  [[nodiscard]] bool spend(std::int64_t steps) {
    left_ -= std::min(left_, steps);
    return left_ > 0;
  }
  [[nodiscard]] std::int64_t left() const { return left_; }

 private:
  std::int64_t left_;
};

}  // namespace respite::ical
