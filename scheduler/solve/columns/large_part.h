// A part of a desk too large to be branched on at once: its bound, a dive, then neighbourhoods.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "scheduler/solve/columns/programme.h"
#include "scheduler/solve/random.h"

namespace respite {

// What the parts of a desk have in common. Outlives them.
struct PartTask {
  const Problem& problem;
  const std::vector<People>& sharing;
  Tier tier;
  Solution known;  // the plan all parts start from
  Score score;
  std::function<bool()> stop;  // may be asked from any thread
};

// Everybody else keeps their lines of the known plan, so parts may be worked on at the same time:
// what one does depends on nothing but the task.
class LargePart {
 public:
  LargePart(const PartTask& task, People people, std::int64_t allowed)
      : task_(&task),
        people_(std::move(people)),
        best_(task.known),
        score_(task.score),
        allowed_(allowed) {}

  // Prices and lines until none betters the mix, which gives the bound; then a plan from the mix.
  void settle();
  // The lines of some people anew, again and again; then a tree, as far as work allows.
  void improve();

  // The part's turns: after settle() those of the mix, lawful or not; later the best known.
  void lay_into(Solution& whole) const;
  // Takes them over where they are lawful and better.
  void adopt(const Solution& whole);

  // Points that a plan may be better than what was adopted or found.
  [[nodiscard]] std::int64_t may_gain() const;
  [[nodiscard]] const People& people() const { return people_; }
  // Of what was allowed.
  [[nodiscard]] std::int64_t spent() const;

 private:
  [[nodiscard]] bool stopped(const Generation& generation, std::int64_t allowed) const {
    return work_ + generation.work() > allowed || task_->stop();
  }
  void find_prices();
  void copy_turns(const Solution& from, Solution& to) const;
  void take(const Solution& solution);
  void remember();
  void search_neighbourhoods();
  void branch();
  [[nodiscard]] People neighbours(std::size_t many);

  const PartTask* task_;
  People people_;
  std::unique_ptr<Programme> programme_;  // of all its people
  Solution best_;                         // others' lines as in the task
  Solution latest_;
  Score score_;
  std::int64_t bound_ = kNoBound;
  std::vector<std::vector<std::vector<TurnIndex>>> pool_;  // [person] lines
  Random random_{1};
  bool hopeless_ = false;
  std::int64_t work_ = 0;  // labels, or what costs as much; those of programme_ aside
  std::int64_t allowed_;
};

}  // namespace respite
