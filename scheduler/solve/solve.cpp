#include "scheduler/solve/solve.h"

#include <algorithm>
#include <array>

#include "scheduler/solve/anneal.h"
#include "scheduler/solve/bound.h"
#include "scheduler/solve/columns/prove.h"
#include "scheduler/solve/construct.h"
#include "scheduler/solve/energy.h"
#include "scheduler/solve/fill.h"
#include "scheduler/solve/shifts/shift_search.h"

namespace respite {
namespace {

constexpr std::int64_t kFewTurns = 300;
// A part of the search is enough before the engine's, and of the proof after it.
constexpr std::int64_t kPartOfShifts = 4;
// Other numbers than the tracks of a shift search draw from the same seed.
constexpr std::uint64_t kOwnNumbers = 424'242;

// What a proof may cost at effort 100, in labels or their like. Where there are few turns a label
// is soon looked at, and a proof often near. Long lines take more labels a round; with people grow
// the lines of one programme, and how many rounds it takes.
std::int64_t usual_proof(const Plan& plan) {
  constexpr std::int64_t kLeast = 6'000'000;
  constexpr std::int64_t kLeastOfFew = 300'000'000;
  constexpr std::int64_t kMost = 12'000'000'000;
  const auto people = static_cast<std::int64_t>(plan.problem().people.size());
  const auto turns = static_cast<std::int64_t>(plan.free_turns().size());
  const std::int64_t least = turns <= kFewTurns ? kLeastOfFew : kLeast;
  return std::min(kMost,
                  least + 26 * people * people * people * turns + 1'500 * turns * turns / people);
}

// Moves judged at effort 100.
std::int64_t usual_moves(const Plan& plan) {
  return 150'000 + 4'000 * static_cast<std::int64_t>(plan.free_turns().size());
}

// Hot enough to move what is wrong: balance alone, or limits and cover with it.
Heat first_heat(const Total& total, const Score& bound) {
  if (total.unmet > 0) return {kUnmetPrice, 4};
  if (total.score[Tier::kCover] > bound[Tier::kCover]) return {20 * kCoverPrice, 4};
  if (total.score[Tier::kLimits] > 0) return {20 * kLimitPrice, 4};
  return {500, 4};
}

// Everything that must hold of a result: filled where anybody may, minima met where fewer turns
// can, no single step left that betters it.
void finish(Plan& plan, Work& work) {
  constexpr int kDepth = 2;
  trim(plan);
  fill(plan, work, kDepth);
  descend(plan, work);
  fill(plan, work, 0);
  fill_optional(plan);
}

void keep_better(Solution& best, Total& least, const Plan& plan) {
  if (plan.total() >= least) return;
  least = plan.total();
  best = plan.solution();
}

// A search and a proof, and as much again and again: what less effort has found and proven stays,
// so more of it never ends with a lower bound.
class Course {
 public:
  Course(const Problem& problem, const SolveOptions& options)
      : problem_(problem),
        plan_(problem),
        work_(options, usual_moves(plan_) * std::max<std::int64_t>(options.effort, 0) / 100),
        random_(options.seed + kOwnNumbers),
        seed_(options.seed) {
    if (!has_few_turns()) begin_shifts();
    large_in_shifts_ = shifts_ && shifts_->can_go_on();
    construct(plan_, work_);
    finish(plan_, work_);
    best_ = plan_.solution();
    least_ = plan_.total();
    bound_ = lower_bound_of(problem, least_.score);
  }

  SolveResult run(std::int64_t effort) {
    constexpr std::int64_t kFirst = 100;
    std::int64_t spent = 0;
    for (std::int64_t more = std::min(effort, kFirst);; more = std::min(effort - spent, spent)) {
      if (large_in_shifts_) {
        // The nets leave too much out to say anything of balance here.
        search(more / kPartOfShifts);
        if (!is_settled()) search_shifts_with(more);
        if (!only_balance_is_open()) search(more / kPartOfShifts);
        if (!only_balance_is_open()) prove_with(usual_proof(plan_) * more / 100 / kPartOfShifts);
      } else {
        search(more);
        prove_with(usual_proof(plan_) * more / 100);
        if (!is_settled()) search_shifts_with(more);
      }
      spent += more;
      if (spent >= effort || is_settled() || work_.is_over()) break;
    }
    work_.report(least_.score);
    return {.solution = best_,
            .score = least_.score,
            .bound = bound_,
            .proven = least_.unmet == 0 && least_.score == bound_,
            .interrupted = work_.interrupted(),
            .work = work_.done() + labels_ + (shifts_ ? shifts_->work() : 0)};
  }

 private:
  [[nodiscard]] bool is_settled() const {
    return plan_.free_turns().empty() || least_.unmet > 0 || least_.score <= bound_;
  }

  [[nodiscard]] bool has_few_turns() const {
    return static_cast<std::int64_t>(plan_.free_turns().size()) <= kFewTurns;
  }

  [[nodiscard]] bool only_balance_is_open() const {
    return least_.score[Tier::kCover] <= bound_[Tier::kCover] &&
           least_.score[Tier::kLimits] <= bound_[Tier::kLimits];
  }

  // One long round, then shorter ones from the best so far.
  void search(std::int64_t effort) {
    constexpr std::array<std::int64_t, 3> kPercent = {60, 20, 20};
    const std::int64_t moves = usual_moves(plan_) * std::max<std::int64_t>(effort, 0) / 100;
    for (std::size_t round = 0; round < kPercent.size() && !plan_.free_turns().empty(); ++round) {
      if (work_.interrupted() || (least_.unmet == 0 && least_.score <= bound_)) break;
      Heat heat = first_heat(least_, bound_);
      heat.from >>= static_cast<int>(round);  // later rounds only shake what the first has found
      anneal(plan_, random_, work_, heat, moves * kPercent[round] / 100, bound_);
      finish(plan_, work_);
      keep_better(best_, least_, plan_);
      plan_.restore(best_);
    }
  }

  Solution polished(const Solution& rough) {
    plan_.restore(rough);
    finish(plan_, work_);
    return plan_.solution();
  }

  void prove_with(std::int64_t labels) {
    if (least_.unmet > 0 || least_.broken > 0 || least_.score <= bound_) return;
    const auto progress = [&](const Score& score, const Score& bound) {
      work_.set_bound(bound);
      work_.report(score);
    };
    const ProofOptions options{.work = labels,
                               .stop = [&] { return work_.is_over(); },
                               .polish = [&](const Solution& rough) { return polished(rough); },
                               .progress = progress};
    const Proof found = prove(problem_, best_, least_.score, bound_, options);
    labels_ += found.work;
    bound_ = std::max(bound_, found.bound);
    if (found.better) best_ = *found.better;
    plan_.restore(best_);
    least_ = plan_.total();
  }

  // What prices and the engine make of a desk in shifts, and their bound.
  void search_shifts_with(std::int64_t effort) {
    if (!shifts_) begin_shifts();
    if (!shifts_->can_go_on()) return;
    shifts_->go_on(best_, effort);
    best_ = shifts_->best();
    plan_.restore(best_);
    least_ = plan_.total();
    const Score& score = least_.score;
    if (!shifts_->bound() || score[Tier::kCover] > 0 || score[Tier::kLimits] > 0) return;
    bound_[Tier::kBalance] = std::max(bound_[Tier::kBalance], *shifts_->bound());
    work_.set_bound(bound_);
  }

  void begin_shifts() {
    shifts_.emplace(problem_, ShiftSearchOptions{
                                  .seed = seed_,
                                  .stop = [&] { return work_.is_over(); },
                                  .polish = [&](const Solution& rough) { return polished(rough); },
                                  .progress = [&](const Score& score) { work_.report(score); }});
  }

  const Problem& problem_;
  Plan plan_;
  Work work_;
  Random random_;
  std::uint64_t seed_;
  bool large_in_shifts_ = false;  // then the engine does most of the search
  Solution best_;
  Total least_;
  Score bound_;
  std::int64_t labels_ = 0;  // of proofs
  std::optional<ShiftSearch> shifts_;
};

}  // namespace

SolveResult solve(const Problem& problem, const SolveOptions& options) {
  return Course(problem, options).run(std::max<std::int64_t>(options.effort, 0));
}

}  // namespace respite
