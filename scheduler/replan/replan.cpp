#include "scheduler/replan/replan.h"

#include <algorithm>

#include "scheduler/replan/mend.h"
#include "scheduler/replan/polish.h"
#include "scheduler/solve/fill.h"
#include "scheduler/solve/solve.h"

namespace respite {
namespace {

// Turns that must be given away or filled: their holder cannot hold them, or nobody does.
std::vector<TurnIndex> forced_turns(const Problem& problem) {
  std::vector<TurnIndex> forced;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (turn.fixed || !turn.in_window) continue;
    const bool held = turn.incumbent && !problem.barred[t][at(*turn.incumbent)];
    const bool missing = turn.is_wanted() || turn.was_held;
    if (!held && missing) forced.push_back(index_of<TurnIndex>(t));
  }
  return forced;
}

class Replanner {
 public:
  Replanner(const Problem& problem, const ReplanOptions& options)
      : problem_(problem),
        options_(options),
        touches_(problem),
        forced_(forced_turns(problem)),
        plan_(problem),
        work_({.effort = options.effort, .time_limit = {}, .stop = options.stop, .progress = {}},
              kUsualMoves * options.effort / 100) {}

  Replan run() {
    constexpr std::size_t kMany = 200;
    Mended mended = forced_.size() > kMany ? fill_many() : mend_all(true);
    if (mended.solution && !is_within_budget(*mended.solution)) {
      mended.solution = mend_within_budget();
      mended.settled = false;
    }
    if (!mended.solution) mended.solution = options_.budget ? mend_within_budget() : unproven();
    plan_.restore(*mended.solution);
    if (!options_.budget || mended.settled) polish(plan_, touches_, work_);
    Replan replan{.solution = plan_.solution(),
                  .touched = touches_.count(plan_.solution()),
                  .people = touches_.people(plan_.solution()),
                  .bound = mended.bound,
                  .proven = mended.settled,
                  .interrupted = work_.is_over()};
    return replan;
  }

 private:
  static constexpr std::int64_t kUsualLines = 400'000;
  static constexpr std::int64_t kUsualMoves = 100'000;

  [[nodiscard]] std::int64_t lines() const { return kUsualLines * options_.effort / 100; }

  [[nodiscard]] bool is_within_budget(const Solution& solution) const {
    return !options_.budget || touches_.count(solution) <= *options_.budget;
  }

  Mended mend_all(bool minima_count) {
    Repair repair(problem_, touches_);
    if (!minima_count) repair.tolerate_minima();
    for (const TurnIndex turn : forced_) repair.open(turn);
    repair.tolerate_hopeless();
    return mend(repair, {.work = lines(), .stop = options_.stop});
  }

  // So much is open that it is a plan of its own: around all that may stay.
  Mended fill_many() {
    constexpr std::int64_t kEffort = 20;  // percent of what a plan takes
    Problem around = problem_;
    for (std::size_t t = 0; t < around.turns.size(); ++t)
      if (around.turns[t].in_window && !around.turns[t].fixed && !is_forced(t))
        around.turns[t].fixed = around.turns[t].incumbent;
    Mended mended;
    mended.solution = solve(around, {.effort = kEffort * options_.effort / 100,
                                     .time_limit = {},
                                     .stop = options_.stop,
                                     .progress = {}})
                          .solution;
    mended.bound = static_cast<int>(std::ranges::count_if(
        forced_, [&](TurnIndex turn) { return touches_.spare(turn).empty(); }));
    plan_.restore(*mended.solution);
    const Merit merit = merit_of(plan_, touches_);
    mended.settled =
        merit.broken == 0 && merit.unmet == 0 && merit.empty == 0 && merit.touched == mended.bound;
    return mended;
  }

  [[nodiscard]] bool is_forced(std::size_t turn) const {
    return std::ranges::binary_search(forced_, index_of<TurnIndex>(turn));
  }

  // One forced turn after the other, as long as all so far are mended with touches enough; then
  // what is broken besides.
  Solution mend_within_budget() {
    Solution best = touches_.as_published();
    std::vector<TurnIndex> mended;
    for (const TurnIndex turn : forced_) {
      mended.push_back(turn);
      if (auto better = mend_some(mended, true))
        best = *std::move(better);
      else
        mended.pop_back();
    }
    if (auto better = mend_some(mended, false)) best = *std::move(better);
    return best;
  }

  std::optional<Solution> mend_some(const std::vector<TurnIndex>& turns, bool as_it_stands) {
    Repair repair(problem_, touches_);
    if (as_it_stands) repair.tolerate_all();
    for (const TurnIndex turn : turns) repair.open(turn);
    repair.tolerate_hopeless();
    const std::int64_t share = lines() / static_cast<std::int64_t>(forced_.size() + 1);
    return mend(repair, {.work = share, .most = *options_.budget, .stop = options_.stop}).solution;
  }

  // Where the search does not end, or minima that cannot be met stand in its way.
  Solution unproven() {
    Solution best = rough();
    const Mended other = mend_all(false);
    if (!other.solution) return best;
    const Merit merit = merit_of(plan_, touches_);
    plan_.restore(*other.solution);
    return merit_of(plan_, touches_) < merit ? *other.solution : best;
  }

  // What is forced or broken is taken away, and filled again by
  // whoever can, or by chains of people who take over from one another.
  Solution rough() {
    constexpr int kDepth = 3;
    Solution start = touches_.as_published();
    for (const TurnIndex turn : forced_) start.holder[at(turn)].reset();
    plan_.restore(start);
    take_away_broken();
    trim(plan_);
    fill(plan_, work_, kDepth);
    return plan_.solution();
  }

  void take_away_broken() {
    while (plan_.total().broken > 0) {
      std::optional<TurnIndex> best;
      Total least = plan_.total();
      for (const TurnIndex turn : plan_.free_turns()) {
        if (!plan_.holder(turn) || !plan_.try_apply({{turn, std::nullopt}})) continue;
        if (plan_.total() < least) {
          least = plan_.total();
          best = turn;
        }
        plan_.undo();
      }
      if (!best || !plan_.try_apply({{*best, std::nullopt}})) return;
    }
  }

  const Problem& problem_;
  const ReplanOptions& options_;
  Touches touches_;
  std::vector<TurnIndex> forced_;
  Plan plan_;
  Work work_;
};

}  // namespace

Replan replan(const Problem& problem, const ReplanOptions& options) {
  return Replanner(problem, options).run();
}

}  // namespace respite
