#include "scheduler/solve/columns/dive.h"

#include <algorithm>
#include <set>
#include <utility>

namespace respite {
namespace {

constexpr int kRounds = 15;          // of prices and lines after each step
constexpr double kNearly = 0.95;     // such shares count as decided
constexpr std::size_t kSteps = 40;   // about so many
constexpr int kRetreats = 30;        // steps taken back at most
constexpr double kLossEach = 0.005;  // points for each post that a step may cost
constexpr double kWorseEach = 0.05;  // ... that a plan may be worse than the known one
constexpr double kLost = 1e18;       // points where no mix does what is decided

struct Cell {
  double share;
  PersonPost held;
};

// Most decided first.
std::vector<Cell> cells_of(const Generation& generation) {
  std::vector<Cell> cells;
  for (const auto& [held, share] : generation.shares(1e-6)) cells.push_back({share, held});
  std::ranges::stable_sort(cells, std::greater<>{}, &Cell::share);
  return cells;
}

class Dive {
 public:
  Dive(Generation& generation, const CoverPart& cover, std::vector<Decision> given, double known,
       const std::function<bool()>& stop)
      : generation_(generation),
        stop_(stop),
        posts_(static_cast<double>(cover.posts().posts.size())),
        tolerated_(kLossEach * posts_),
        most_((cover.posts().posts.size() - given.size()) / kSteps + 1),
        known_(known),
        decisions_(std::move(given)) {}

  // Step by step; where one costs too much, a smaller one, and in the end the other way.
  std::optional<Held> run() {
    constexpr double kLess = 0.5;  // plans have whole points
    begin();
    if (mix() > known_ - kLess) return {};
    const double worst = decisions_.empty() ? kLost : known_ + kWorseEach * posts_;
    int retreats = 0;
    for (std::size_t many = most_; !stop_();) {
      if (mix() > worst) return {};
      const State before{decisions_, mix()};
      const std::size_t taken = step(many);
      if (taken == 0) break;
      settle(before);
      many = std::min(most_, 2 * many);
      if (mix() <= before.mix + tolerated_ || stop_() || ++retreats > kRetreats) continue;
      many = std::max<std::size_t>(1, taken / 2);
      if (taken > 1) {
        back_to(before);
      } else {
        reverse(before);
      }
    }
    return held();
  }

 private:
  struct State {
    std::vector<Decision> decisions;
    double mix;  // points
  };

  [[nodiscard]] double mix() const {
    const Master& master = generation_.master();
    return master.possible() ? master.objective() : kLost;
  }

  // The best mix for what is given: known lines have it that far only where nothing is.
  void begin() {
    generation_.decide(decisions_);
    const bool all_known = decisions_.empty();
    for (int round = 0; round < kRounds && !stop_(); ++round)
      if (generation_.round_quickly() == 0 && (all_known || !generation_.round())) break;
    generation_.master().solve();
  }

  // Lines for what has been decided, until the mix is nearly as good as before.
  void settle(const State& before) {
    generation_.decide(decisions_);
    for (int round = 0; round < kRounds && !stop_(); ++round)
      if (generation_.round_quickly() == 0 || mix() <= before.mix + tolerated_ / 4) break;
    generation_.master().solve();
  }

  void back_to(const State& state) {
    decisions_ = state.decisions;
    settle(state);
  }

  // Decides all that is nearly decided and so many that are not; says how many these were.
  std::size_t step(std::size_t many) {
    std::set<PersonPost> decided;
    for (const Decision& decision : decisions_) decided.insert({decision.person, decision.post});
    std::size_t open = 0;
    for (const Cell& cell : cells_of(generation_)) {
      const bool nearly = cell.share >= kNearly;
      if ((!nearly && open >= many) || decided.contains(cell.held)) continue;
      decisions_.push_back(held_for_good(cell.held));
      if (nearly) continue;
      if (open++ == 0) first_open_ = decisions_.back();
    }
    return open;
  }

  // One turn that cost much goes to somebody else, unless that costs more.
  void reverse(const State& before) {
    const State costly{decisions_, mix()};
    decisions_ = before.decisions;
    decisions_.push_back(first_open_);
    decisions_.back().holds = false;
    settle(before);
    if (mix() > costly.mix) back_to(costly);
  }

  [[nodiscard]] Held held() const {
    Held held;
    for (const Cell& cell : cells_of(generation_))
      if (cell.share > 0.5) held.push_back(cell.held);
    std::ranges::sort(held);
    return held;
  }

  Generation& generation_;
  const std::function<bool()>& stop_;
  double posts_;
  double tolerated_;  // points that a step may cost
  std::size_t most_;  // turns decided in one step
  double known_;      // points
  std::vector<Decision> decisions_;
  Decision first_open_;  // of the last step, not nearly decided
};

}  // namespace

std::optional<Held> dive(Generation& generation, const CoverPart& cover,
                         std::vector<Decision> given, double known,
                         const std::function<bool()>& stop) {
  return Dive(generation, cover, std::move(given), known, stop).run();
}

}  // namespace respite
