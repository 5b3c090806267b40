#include "scheduler/solve/columns/prove.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <utility>

#include "scheduler/solve/columns/branch.h"
#include "scheduler/solve/columns/large_parts.h"
#include "scheduler/solve/columns/programme.h"

namespace respite {
namespace {

constexpr std::size_t kProvenAtOnce = 14;  // people: such a part is branched on before all else

class Prover {
 public:
  Prover(const Problem& problem, const Solution& known, const Score& score, const Score& bound,
         const ProofOptions& options)
      : problem_(problem), options_(options), best_(known) {
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

  // Part by part; what they may still gain adds up. A budget of an earlier tier ties all together.
  void settle(Tier tier) {
    tier_ = tier;
    std::vector<People> parts = parts_of(sharing_of(problem_));
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
    std::vector<People> large;
    std::vector<People> small;
    for (const People& part : parts) (part.size() > kProvenAtOnce ? large : small).push_back(part);
    std::int64_t may_gain = large.empty() ? 0 : settle_large(large, small.empty());
    for (const People& part : small) {
      allowed_ = share_of_work(part);
      work_ = 0;
      const std::int64_t bound = settle(part);
      proof_.work += work_;
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
    const auto take_it = [&](const Solution& solution) {
      take(solution);
      return score();
    };
    const std::int64_t bound = branch(programme, score(), stop, take_it);
    work_ += generation.work();
    return bound;
  }

  // All parts of many people; what they may gain beyond the plan then known.
  std::int64_t settle_large(const std::vector<People>& parts, bool all) {
    std::mutex asking;
    const auto stop = [&] {
      const std::lock_guard lock(asking);
      return options_.stop();
    };
    const auto polish = [&](const Solution& rough) {
      const std::lock_guard lock(asking);
      return options_.polish(without_breaches(problem_, rough));
    };
    if (stop()) return -kNoBound;
    const std::size_t threads = parts.size() > 1 ? 1 : 2;
    const PartTask task{problem_, tier_, best_, proof_.score, stop, polish, threads};
    LargeParts large(task, parts, left_ / people_left_);
    large.settle();
    take_laid(large);
    if (all) report(large.bound());
    while (large.search()) take_laid(large);
    large.branch();
    take_laid(large);
    for (const People& part : parts) people_left_ -= static_cast<std::int64_t>(part.size());
    left_ = std::max<std::int64_t>(0, left_ - large.spent());
    proof_.work += large.spent();
    return score() - std::min(large.bound(), score());
  }

  void take_laid(const LargeParts& parts) {
    Solution whole = best_;
    parts.lay_into(whole);
    take(whole);
  }

  void report(std::int64_t least) const {
    Score bound = proof_.bound;
    bound[tier_] = std::max(bound[tier_], least);
    if (options_.progress) options_.progress(proof_.score, bound);
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
