// A desk in shifts as an integer programme for other solvers, and their answers as plans.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/rota/solution.h"
#include "scheduler/solve/shifts/day_lines.h"

namespace respite::test {

// What a point of Tier::kCover and of Tier::kLimits costs in points of Tier::kBalance: the tiers as
// one sum, in which a head is worth 10,000 points and more, and no larger than solvers like it.
inline constexpr Price kCoverFactor = 100;
inline constexpr Price kLimitsFactor = 10;

class DeskProgramme {
 public:
  // Throws std::logic_error for a desk that is not in shifts, or has turns held already. The
  // problem must outlive it.
  explicit DeskProgramme(const Problem& problem);

  // Lines and cover as LineProgramme says them, kinds k0, k1 and so on; hours in weeks, minima of
  // hours, at their price where they are weighted, and company wishes, which lines do not know.
  // Fairness is a little less than it costs, by tangents.
  [[nodiscard]] std::string text() const;
  // Of whom lines do not say all that the check judges: hours, which stand beside them, or more.
  [[nodiscard]] const std::vector<std::string>& left_out() const { return left_out_; }

  // One row for each person, cells of kinds parted by commas, empty when off.
  [[nodiscard]] Solution plan_from_text(std::string_view text) const;

 private:
  const Problem& problem_;
  Problem without_company_;
  DayLines days_;
  std::vector<std::string> kinds_;
  std::vector<std::string> left_out_;
};

}  // namespace respite::test
