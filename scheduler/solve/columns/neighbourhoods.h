// A large part's plan bettered piece by piece: some weeks or some people anew, the rest kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "scheduler/solve/columns/part_plan.h"
#include "scheduler/solve/columns/programme.h"
#include "scheduler/solve/random.h"

namespace respite {

class Neighbourhoods {
 public:
  // In a programme of the part's people that knows lines and prices.
  Neighbourhoods(const PartTask& task, const People& people, Programme& programme,
                 std::uint64_t seed)
      : task_(&task), people_(&people), programme_(&programme), random_(seed) {}

  // One neighbourhood after the other for about so much work.
  void search(PartPlan& plan, std::int64_t work);
  // Neither weeks nor people have bettered the plan for long.
  [[nodiscard]] bool is_exhausted() const;

 private:
  using Kept = std::vector<Decision>;

  [[nodiscard]] Kept next(const Solution& plan);
  [[nodiscard]] Kept beside_window(const Held& lines, std::size_t pieces);
  [[nodiscard]] Kept beside_people(const Held& lines, std::size_t pieces);

  const PartTask* task_;
  const People* people_;
  Programme* programme_;
  Random random_;
  int in_vain_ = 0;  // neighbourhoods
};

// A dive from what is kept of a plan, which may better it.
void dive_from(const PartTask& task, Programme& programme, std::vector<Decision> kept,
               PartPlan& plan, const std::function<bool()>& stop);

}  // namespace respite
