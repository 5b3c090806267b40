#include "scheduler/solve/engine/duty_dive.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace respite {

namespace {

constexpr double kNone = 1e-6;        // a share below is none
constexpr int kDutyRounds = 20;       // of pricing after each decision at most
constexpr double kLooseMix = 0.005;   // part of the cost that the mix may be from its best
constexpr std::size_t kFewest = 4;    // duties decided at once, of shifts
constexpr double kAloneAtOnce = 0.5;  // part of those whose kind alone is open

// What somebody may do in a period.
struct Choice {
  double rank = 0;  // the higher the sooner
  std::size_t slot = 0;
  int period = 0;
  Held held = kOff;  // of kinds that are alike the first
};

// Whether somebody's rules tell kinds apart, or what they cost; where neither does, cover alone.
enum class Tell { kByRules, kByCost };

class DutyDive {
 public:
  DutyDive(const Lines& lines, ColumnGeneration& generation, const DutyDiveOptions& options,
           Random& random)
      : lines_(&lines), generation_(&generation), options_(&options), random_(&random) {}

  // Lines for what is decided; false when nothing cheap enough can come.
  bool price(const std::function<bool()>& stop) {
    for (int round = 0; round < kDutyRounds && !stop(); ++round) {
      const bool more = generation_->round();
      if (generation_->bound() >= options_->below) return false;
      const double gap = generation_->objective() - static_cast<double>(generation_->bound());
      if (!more || gap < kLooseMix * std::abs(generation_->objective())) break;
    }
    generation_->solve();
    return true;
  }

  // Decides some of the duties that are open in the mix; false when none is.
  bool decide_some() {
    find_support();
    Tell tell = Tell::kByRules;
    std::vector<Choice> choices = open(tell);
    if (choices.empty()) choices = open(tell = Tell::kByCost);
    if (choices.empty()) return false;
    std::ranges::stable_sort(choices, std::greater<>(), &Choice::rank);
    const bool alone = tell == Tell::kByCost;
    const double part = alone ? kAloneAtOnce : options_->at_once;
    std::size_t left = (alone ? 1 : kFewest) +
                       static_cast<std::size_t>(part * static_cast<double>(choices.size()));
    for (const Choice& choice : choices) {
      if (left == 0) break;
      if (decide(choice, tell)) --left;
    }
    return true;
  }

  // Once nothing is open.
  [[nodiscard]] Roster roster() const {
    Roster roster;
    for (const std::vector<std::size_t>& columns : support_) {
      roster.push_back(generation_->lp().line(columns.front()));
    }
    settle_kinds(*lines_, generation_->scope(), roster);
    return roster;
  }

 private:
  void find_support() {
    const ColumnLp& lp = generation_->lp();
    support_.assign(generation_->scope().free.size(), {});
    for (std::size_t column = 0; column < lp.columns(); ++column) {
      if (lp.share(column) > kNone) support_[lp.slot(column)].push_back(column);
    }
  }

  [[nodiscard]] const LineShape& shape(std::size_t slot) const {
    return lines_->shape(generation_->scope().free[slot]);
  }

  // The first of the kinds that are as good as `held`.
  [[nodiscard]] Held first_like(std::size_t slot, int period, Held held, Tell tell) const {
    if (held == kOff) return held;
    const auto like = [&](int kind) {
      return tell == Tell::kByRules
                 ? shape(slot).class_of(kind) == shape(slot).class_of(held)
                 : are_alike(*lines_, generation_->scope().free[slot], period, kind, held);
    };
    Held first = 0;
    while (first != held && !like(first)) ++first;
    return first;
  }

  // Those kinds, as bits; none for kOff.
  [[nodiscard]] std::uint64_t kinds_like(const Choice& choice, Tell tell) const {
    std::uint64_t kinds = 0;
    for (Held kind = 0; choice.held != kOff && kind < shape(choice.slot).kinds(); ++kind) {
      if (first_like(choice.slot, choice.period, kind, tell) == choice.held)
        kinds |= std::uint64_t{1} << kind;
    }
    return kinds;
  }

  // What has most of each duty that is shared.
  [[nodiscard]] std::vector<Choice> open(Tell tell) {
    const ColumnLp& lp = generation_->lp();
    std::vector<Choice> choices;
    for (std::size_t slot = 0; slot < support_.size(); ++slot) {
      if (support_[slot].size() < 2) continue;
      for (const int period : generation_->scope().periods) {
        std::vector<double> shares(static_cast<std::size_t>(shape(slot).kinds()) + 1, 0.0);
        for (const std::size_t column : support_[slot]) {
          const Held held = lp.line(column)[static_cast<std::size_t>(period)];
          const Held first = first_like(slot, period, held, tell);
          shares[static_cast<std::size_t>(first - kOff)] += lp.share(column);
        }
        if (std::ranges::max(shares) > 1 - kNone) continue;
        if (!options_->guide.empty()) {
          const Held held = options_->guide[slot][static_cast<std::size_t>(period)];
          double& share =
              shares[static_cast<std::size_t>(first_like(slot, period, held, tell) - kOff)];
          if (share > kNone) share += options_->guided;
        }
        const auto most = std::ranges::max_element(shares);
        const auto held = static_cast<Held>(most - shares.begin() + kOff);
        choices.push_back({*most + options_->noise * random_->unit(), slot, period, held});
      }
    }
    return choices;
  }

  // False where no line of the mix would be left.
  bool decide(const Choice& choice, Tell tell) {
    const std::uint64_t kinds = kinds_like(choice, tell);
    const auto leaves = [&](std::size_t column) {
      const Held held = generation_->lp().line(column)[static_cast<std::size_t>(choice.period)];
      return held == kOff ? kinds != 0 : (kinds >> held & 1) == 0;
    };
    std::vector<std::size_t>& columns = support_[choice.slot];
    if (std::ranges::all_of(columns, leaves)) return false;
    std::erase_if(columns, leaves);
    generation_->decide(choice.slot, choice.period, kinds);
    return true;
  }

  const Lines* lines_;
  ColumnGeneration* generation_;
  const DutyDiveOptions* options_;
  Random* random_;
  std::vector<std::vector<std::size_t>> support_;  // [slot] columns of the mix
};

}  // namespace

std::optional<Roster> dive_by_duties(const Lines& lines, ColumnGeneration& generation,
                                     const DutyDiveOptions& options, Random& random,
                                     const std::function<bool()>& stop) {
  DutyDive dive(lines, generation, options, random);
  std::optional<Roster> roster;
  while (!stop() && dive.price(stop)) {
    if (!dive.decide_some()) {
      roster = dive.roster();
      break;
    }
    generation.forget_bound();
  }
  generation.release();
  return roster;
}

}  // namespace respite
