// Successions: what may not follow what on the next day.
#pragma once

namespace respite {

// Days are civil days in the holder's zone on which the duties begin. A late shift on Monday and
// an early one on Tuesday follow each other; with a day between them they do not.
[[nodiscard]] constexpr bool follows_next_day(int first_day, int then_day) {
  return then_day == first_day + 1;
}

}  // namespace respite
