// A part of a desk too large to be branched on at once: its bound, a dive, then neighbourhoods.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "scheduler/solve/columns/neighbourhoods.h"

namespace respite {

// Everybody else keeps their lines of the known plan, so parts may be worked on at the same time:
// what one does depends on nothing but the task.
class LargePart {
 public:
  LargePart(const PartTask& task, People people, std::int64_t allowed)
      : task_(&task), people_(std::move(people)), plan_(task, people_), allowed_(allowed) {}

  // Prices and lines until none betters the mix, which gives the bound; then a plan from the mix.
  void settle();
  // Neighbourhoods for about so much work. Two threads may search at once, each in a lane opened
  // before; what they found counts after choose(), when both are done.
  void open(std::size_t lane);
  void search(std::size_t lane, std::int64_t work);
  void choose();
  // A tree over all lines, for so much work: it may lift the bound.
  void branch(std::int64_t work);

  void lay_into(Solution& whole) const { plan_.lay_into(whole); }

  // No plan in which the others keep their lines is below it; points.
  [[nodiscard]] std::int64_t bound() const { return bound_; }
  // Points that a plan may be better than the best known.
  [[nodiscard]] std::int64_t may_gain() const;
  // Something may be gained, and neighbourhoods may find it.
  [[nodiscard]] bool is_worth_a_search() const;
  // Labels, or what costs as much.
  [[nodiscard]] std::int64_t spent() const;

 private:
  struct Lane {
    std::optional<Programme> twin;  // the first lane has the part's own
    std::optional<Neighbourhoods> neighbourhoods;
    std::optional<PartPlan> found;
  };

  void find_prices();

  const PartTask* task_;
  People people_;
  std::optional<Programme> programme_;  // of all its people
  ColumnPrices prices_;                 // of the bound
  PartPlan plan_;
  std::int64_t bound_ = kNoBound;
  std::array<Lane, 2> lanes_;
  bool hopeless_ = false;
  std::int64_t allowed_;  // work
};

}  // namespace respite
