// All parts of a desk that have many people: two threads, and work that goes where it may gain
// most.
#pragma once

#include <cstdint>
#include <deque>

#include "scheduler/solve/columns/large_part.h"

namespace respite {

class LargeParts {
 public:
  // `work_each` for each of their people: labels, or what costs as much. The task must outlive it.
  LargeParts(const PartTask& task, const std::vector<People>& parts, std::int64_t work_each);

  // Bounds, and a plan of each part.
  void settle();
  // Better plans by half of the work left; returns after about so much of it with true, for the
  // plans to be looked at, and with false when there is nothing more to do.
  bool search();
  // Better bounds by the rest.
  void branch();

  void lay_into(Solution& whole) const;
  // No plan in which all others keep their lines is below it; points.
  [[nodiscard]] std::int64_t bound() const;
  [[nodiscard]] std::int64_t spent() const;

 private:
  template <class Step>
  void in_turn(const Step& step);
  [[nodiscard]] std::int64_t left() const { return std::max<std::int64_t>(0, allowed_ - spent()); }

  const PartTask* task_;
  std::deque<LargePart> parts_;
  std::int64_t allowed_ = 0;       // work
  std::int64_t for_branches_ = 0;  // of it
};

}  // namespace respite
