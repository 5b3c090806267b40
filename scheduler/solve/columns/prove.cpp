#include "scheduler/solve/columns/prove.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "scheduler/solve/columns/large_part.h"
#include "scheduler/solve/columns/programme.h"
#include "scheduler/solve/columns/search_tree.h"

namespace respite {
namespace {

constexpr std::size_t kProvenAtOnce = 14;  // people: such a part is branched on before all else

class Prover {
 public:
  Prover(const Problem& problem, const Solution& known, const Score& score, const Score& bound,
         const ProofOptions& options)
      : problem_(problem), options_(options), sharing_(sharing_of(problem)), best_(known) {
    proof_.bound = bound;
    proof_.score = score;
  }

  Proof run() {
    for (std::size_t tier = 0; tier < kTierCount; ++tier) {
      if (proof_.score.tiers[tier] > proof_.bound.tiers[tier]) settle(static_cast<Tier>(tier));
      if (proof_.score.tiers[tier] > proof_.bound.tiers[tier]) break;
    }
    return proof_;
  }

 private:
  [[nodiscard]] bool stopped() const { return options_.stop() || work_ > allowed_; }
  [[nodiscard]] std::int64_t score() const { return proof_.score[tier_]; }
  [[nodiscard]] double average_load() const { return static_cast<double>(problem_.average_load); }

  // Part by part; what they may still gain adds up. A budget of an earlier tier ties all together.
  void settle(Tier tier) {
    tier_ = tier;
    std::vector<People> parts = parts_of(sharing_);
    const bool budget = (tier != Tier::kCover && proof_.score[Tier::kCover] > 0) ||
                        (tier == Tier::kBalance && proof_.score[Tier::kLimits] > 0);
    if (budget) {
      People everybody;
      for (const People& part : parts) everybody.insert(everybody.end(), part.begin(), part.end());
      std::ranges::sort(everybody);
      parts = {everybody};
    }
    left_ = options_.work;
    people_left_ = static_cast<std::int64_t>(problem_.people.size());
    std::int64_t may_gain = settle_large(parts);
    for (const People& part : parts) {
      if (part.size() > kProvenAtOnce) continue;
      allowed_ = share_of_work(part);
      work_ = 0;
      const std::int64_t bound = settle(part);
      spend(part, std::min(work_, allowed_));
      may_gain += score() - std::min(bound, score());
    }
    // What was known of later tiers was known of plans as good as this tier's old bound.
    if (score() - may_gain > proof_.bound[tier] && tier != Tier::kBalance) forget_after(tier);
    proof_.bound[tier] = std::max(proof_.bound[tier], score() - may_gain);
    if (options_.progress) options_.progress(proof_.score, proof_.bound);
  }

  void forget_after(Tier tier) {
    if (tier == Tier::kCover) proof_.bound[Tier::kLimits] = 0;
    std::int64_t least = PairJudge(problem_).least_company_cost();
    for (std::size_t t = 0; t < problem_.turns.size(); ++t)
      if (problem_.turns[t].in_window)
        least += std::min(0, *std::ranges::min_element(problem_.wish[t]));
    proof_.bound[Tier::kBalance] = least;
  }

  [[nodiscard]] std::int64_t share_of_work(const People& part) const {
    return left_ * static_cast<std::int64_t>(part.size()) / people_left_;
  }

  // What one part does not need is the next one's.
  void spend(const People& part, std::int64_t work) {
    left_ -= work;
    people_left_ -= static_cast<std::int64_t>(part.size());
  }

  // No plan in which the others keep their lines is below what it returns.
  std::int64_t settle(const People& part) {
    Programme programme(problem_, best_, part, {tier_, proof_.score});
    Generation& generation = programme.generation;
    generation.add(best_);
    const auto stop = [&] {
      return stopped() || work_ + generation.work() > allowed_ ||
             is_hopeless(programme, part.size());
    };
    SearchTree tree(generation, programme.cover, average_load(), score(), false);
    while (!stop() && tree.step(stop)) take_from(programme, tree);
    work_ += generation.work();
    return tree.bound();
  }

  // All parts of many people, two at a time; what they may gain beyond the plan then known.
  std::int64_t settle_large(const std::vector<People>& parts) {
    std::mutex asking;
    const auto stop = [&] {
      const std::lock_guard lock(asking);
      return options_.stop();
    };
    const PartTask task{problem_, sharing_, tier_, best_, proof_.score, stop};
    std::deque<LargePart> large;
    for (const People& part : parts)
      if (part.size() > kProvenAtOnce) large.emplace_back(task, part, share_of_work(part));
    if (large.empty()) return 0;
    if (stop()) return -kNoBound;
    for_each_in_turn(large, &LargePart::settle);
    for (const LargePart& part : large) take_laid(part);
    for (LargePart& part : large) part.adopt(best_);
    if (large.size() == parts.size()) report(may_gain(large));
    for_each_in_turn(large, &LargePart::improve);
    for (const LargePart& part : large) take_laid(part);
    for (LargePart& part : large) {
      part.adopt(best_);
      spend(part.people(), part.spent());
    }
    return may_gain(large);
  }

  // By two threads; what is done for one has no say in another's.
  static void for_each_in_turn(std::deque<LargePart>& parts, void (LargePart::*step)()) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < parts.size(); i = next++) (parts[i].*step)();
    };
    const std::jthread other(work);
    work();
  }

  void take_laid(const LargePart& part) {
    Solution whole = best_;
    part.lay_into(whole);
    take(options_.polish(without_breaches(std::move(whole))));
  }

  // What breaks a rule is emptied, for the polish to fill.
  [[nodiscard]] Solution without_breaches(Solution rough) const {
    for (const Violation& violation : check(problem_, rough).violations) {
      if (!violation.hard) continue;
      for (const TurnIndex turn : violation.turns) {
        const ProblemTurn& at_turn = problem_.turns[at(turn)];
        if (!at_turn.fixed && at_turn.in_window) rough.holder[at(turn)].reset();
      }
    }
    return rough;
  }

  [[nodiscard]] static std::int64_t may_gain(const std::deque<LargePart>& parts) {
    std::int64_t sum = 0;
    for (const LargePart& part : parts) sum += part.may_gain();
    return sum;
  }

  void report(std::int64_t may_gain) const {
    Score bound = proof_.bound;
    bound[tier_] = std::max(bound[tier_], score() - may_gain);
    if (options_.progress) options_.progress(proof_.score, bound);
  }

  void take_from(const Programme& programme, SearchTree& tree) {
    if (!tree.found()) return;
    take(solution_of(programme, held_in(programme.generation.columns(), *tree.found())));
    tree.set_best(score());
  }

  void take(const Solution& solution) {
    const Judgement now = check(problem_, solution);
    if (now.score >= proof_.score || !now.lawful()) return;
    best_ = solution;
    proof_.better = solution;
    proof_.score = now.score;
    if (options_.progress) options_.progress(proof_.score, proof_.bound);
  }

  const Problem& problem_;
  const ProofOptions& options_;
  std::vector<People> sharing_;
  Solution best_;
  Proof proof_;
  Tier tier_ = Tier::kCover;
  std::int64_t work_ = 0;  // labels, on the part at hand
  std::int64_t allowed_ = 0;
  std::int64_t left_ = 0;         // of the tier's work
  std::int64_t people_left_ = 0;  // who share it
};

}  // namespace

Proof prove(const Problem& problem, const Solution& known, const Score& score, const Score& bound,
            const ProofOptions& options) {
  return Prover(problem, known, score, bound, options).run();
}

}  // namespace respite
