#include "scheduler/solve/columns/prove.h"

#include <algorithm>

#include "scheduler/solve/columns/dive.h"
#include "scheduler/solve/columns/parts.h"
#include "scheduler/solve/columns/search_tree.h"
#include "scheduler/solve/random.h"

namespace respite {
namespace {

constexpr int kMostInVain = 30;     // neighbourhoods without a better plan
constexpr std::size_t kFewest = 7;  // people in one
constexpr std::size_t kMost = 14;
constexpr int kNodes = 8;                  // of its tree
constexpr std::size_t kProvenAtOnce = 14;  // people: such a part is branched on before all else
constexpr std::int64_t kFarEach = 1000;    // points for each person: a bound as far as that is none

constexpr std::int64_t kNoBound = -kBeyondPrice / kParts;

using Held = std::vector<std::pair<std::size_t, int>>;  // person and post

// Heads of a post in the order given.
Solution solution_of(const Problem& problem, const Posts& posts, const Held& held) {
  Solution solution = empty_solution(problem);
  std::vector<std::size_t> heads(posts.posts.size(), 0);
  for (const auto& [person, p] : held) {
    const auto post = static_cast<std::size_t>(p);
    if (heads[post] == posts.posts[post].turns.size()) continue;
    solution.holder[at(posts.posts[post].turns[heads[post]++])] = index_of<PersonIndex>(person);
  }
  return solution;
}

Held held_in(const std::vector<Column>& columns, const std::vector<std::size_t>& lines) {
  Held held;
  for (const std::size_t line : lines)
    for (const int post : columns[line].posts) held.emplace_back(columns[line].person, post);
  std::ranges::sort(held);
  return held;
}

// The programme of one narrowed problem.
struct Programme {
  Programme(const Problem& problem, const Stage& stage)
      : narrowed(problem),
        posts(posts_of(narrowed)),
        pairs(pair_rows_of(narrowed, PairJudge(narrowed), posts)),
        nets(narrowed, posts),
        cover(posts, pairs, stage),
        generation(nets, cover, 20'000 + 2 * std::abs(stage.known[stage.tier])) {}
  Programme(const Programme&) = delete;

  Problem narrowed;
  Posts posts;
  PairRows pairs;
  PeopleNets nets;
  CoverPart cover;
  Generation generation;
};

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
    std::int64_t may_gain = 0;
    std::int64_t left = options_.work;  // what one part does not need is the next one's
    auto people = static_cast<std::int64_t>(problem_.people.size());
    for (const People& part : parts) {
      const auto many = static_cast<std::int64_t>(part.size());
      allowed_ = left * many / people;
      people -= many;
      work_ = 0;
      const std::int64_t bound = settle(part);
      left -= std::min(work_, allowed_);
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

  // No plan in which the others keep their lines is below what it returns.
  std::int64_t settle(const People& part) {
    bound_ = kNoBound;
    if (part.size() > kProvenAtOnce && !better(part)) return bound_;
    Programme programme(narrowed_to(problem_, best_, part), {tier_, proof_.score});
    Generation& generation = programme.generation;
    start(programme, part);
    const auto stop = [&] {
      return stopped() || work_ + generation.work() > allowed_ || is_hopeless(programme, part);
    };
    SearchTree tree(generation, programme.cover, average_load(), score(), false);
    while (!stop() && tree.step(stop)) take_from(programme, tree);
    work_ += generation.work();
    return std::max(bound_, tree.bound());
  }

  // A mix of lines never costs more for knowing more lines, and no bound is above it. Where it is
  // far below the plan, the nets leave out what matters and more work says nothing.
  [[nodiscard]] bool is_hopeless(const Programme& programme, const People& part) const {
    const Master& master = programme.generation.master();
    return tier_ == Tier::kBalance && master.work() > 0 && master.possible() &&
           master.objective() < static_cast<double>(score() - far_from(part));
  }

  // Of so many turns that nearly all are alike: prices find no hold, neighbourhoods take long.
  [[nodiscard]] static bool has_long_lines(const Programme& programme, const People& part) {
    constexpr std::size_t kLong = 20;
    std::size_t turns = 0;
    for (const Post& post : programme.posts.posts) turns += post.turns.size();
    return turns > kLong * part.size();
  }

  [[nodiscard]] static std::int64_t far_from(const People& part) {
    return kFarEach * static_cast<std::int64_t>(part.size());
  }

  // Quick looks, a dive, then neighbourhoods; false where it gave up, as the plan is too far from
  // any mix of lines for more of it to pay.
  bool better(const People& part) {
    Programme programme(narrowed_to(problem_, best_, part), {tier_, proof_.score});
    Generation& generation = programme.generation;
    generation.add(best_);
    const auto stop = [&] { return stopped() || work_ + generation.work() > allowed_ / 2; };
    if (has_long_lines(programme, part)) generation.ease();
    do {
      while (!stop() && generation.round_quickly() > part.size() / 8)
        if (is_hopeless(programme, part)) break;
    } while (!stop() && !is_hopeless(programme, part) && generation.tighten());
    if (stop() && has_long_lines(programme, part)) generation.look_closely();
    bound_ = generation.bound();
    const bool far = tier_ == Tier::kBalance && score() - bound_ > far_from(part);
    if (is_hopeless(programme, part) || (far && has_long_lines(programme, part))) return false;
    generation.ease_no_more();
    const auto dived = dive(generation, programme.cover, stop);
    take(options_.polish(solution_of(programme.narrowed, programme.posts, dived)));
    remember(programme);
    work_ += generation.work();
    improve(part);
    return true;
  }

  // What is known already.
  void start(Programme& programme, const People& people) {
    programme.generation.add(best_);
    if (pool_.empty()) return;
    for (const std::size_t person : people)
      for (const auto& turns : pool_[person])
        static_cast<void>(programme.generation.add_line(person, turns));
  }

  // The lines found last were found by the best prices: neighbourhoods start from them.
  void remember(const Programme& programme) {
    constexpr std::size_t kMostLines = 40;
    pool_.assign(problem_.people.size(), {});
    const auto& columns = programme.generation.columns();
    for (std::size_t c = columns.size(); c-- > 0;) {
      const Column& column = columns[c];
      if (!column.lawful || pool_[column.person].size() >= kMostLines) continue;
      std::vector<TurnIndex> turns;
      for (const int e : column.events)
        turns.push_back(
            programme.nets.net(column.person).events()[static_cast<std::size_t>(e)].turn);
      pool_[column.person].push_back(std::move(turns));
    }
  }

  // Neighbourhoods: the lines of some people who share duties anew, the others' kept.
  void improve(const People& part) {
    std::size_t many = kFewest;
    const auto stop = [&] { return stopped() || work_ > allowed_ / 2; };
    for (int in_vain = 0; in_vain < kMostInVain && !stop();) {
      const std::int64_t before = score();
      const People people = neighbours(part, many);
      Programme programme(narrowed_to(problem_, best_, people), {tier_, proof_.score});
      start(programme, people);
      SearchTree tree(programme.generation, programme.cover, average_load(), before, true);
      for (int node = 0; node < kNodes && !stop() && tree.step(stop); ++node)
        take_from(programme, tree);
      work_ += programme.generation.work();
      in_vain = score() < before ? 0 : in_vain + 1;
      if (in_vain % 2 == 1) many = std::min(many + 1, std::min(kMost, part.size()));
    }
  }

  void take_from(const Programme& programme, SearchTree& tree) {
    if (!tree.found()) return;
    take(solution_of(programme.narrowed, programme.posts,
                     held_in(programme.generation.columns(), *tree.found())));
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

  // Somebody, and people who may hold what they may hold.
  People neighbours(const People& part, std::size_t many) {
    People chosen = {part[random_.below(part.size())]};
    People others = sharing_[chosen.front()];
    while (chosen.size() < many && !others.empty()) {
      const std::size_t i = random_.below(others.size());
      chosen.push_back(others[i]);
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    }
    std::ranges::sort(chosen);
    return chosen;
  }

  const Problem& problem_;
  const ProofOptions& options_;
  std::vector<People> sharing_;
  Solution best_;
  Proof proof_;
  Random random_{1};
  Tier tier_ = Tier::kCover;
  std::vector<std::vector<std::vector<TurnIndex>>> pool_;  // [person] lines
  std::int64_t work_ = 0;                                  // labels, on the part at hand
  std::int64_t allowed_ = 0;
  std::int64_t bound_ = kNoBound;  // of the part at hand, from quick looks
};

}  // namespace

Proof prove(const Problem& problem, const Solution& known, const Score& score, const Score& bound,
            const ProofOptions& options) {
  return Prover(problem, known, score, bound, options).run();
}

}  // namespace respite
