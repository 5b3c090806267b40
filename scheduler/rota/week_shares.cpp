#include "scheduler/rota/week_shares.h"

#include <algorithm>

#include "scheduler/rules/fairness.h"

namespace respite {
namespace {

__extension__ using Wide = __int128;

class WeekShares {
 public:
  WeekShares(std::vector<SeatWeek> cells, const std::vector<Loads>& most)
      : cells_(std::move(cells)),
        most_(most),
        held_(most.size(), Loads(people(), 0)),
        lacking_(people(), 0) {}

  std::vector<Loads> share() {
    for (const SeatWeek& cell : cells_) add(lacking_, spread(cell.load, cell.whole), 1);
    constexpr int kRounds = 40;  // each halves, at least, what somebody owes beyond the most
    for (int round = 0; round < kRounds && (pour(), lower_weights()); ++round) {
    }
    for (const Loads& parts : parts_) add(lacking_, parts, -1);
    // In several parts, so that of two who are away at once none takes all that can be had.
    constexpr int kParts = 16;
    for (int left = kParts; left > 0; --left)
      for (std::size_t p = 0; p < people(); ++p)
        if (lacking_[p] > 0) make_up(p, (lacking_[p] + left - 1) / left);
    return std::move(parts_);
  }

 private:
  [[nodiscard]] std::size_t people() const { return cells_.empty() ? 0 : cells_[0].whole.size(); }

  static void add(Loads& sums, const Loads& loads, int sign) {
    for (std::size_t p = 0; p < sums.size(); ++p) sums[p] += sign * loads[p];
  }

  void pour() {
    parts_.clear();
    for (Loads& week : held_) std::ranges::fill(week, 0);
    for (const SeatWeek& cell : cells_) {
      parts_.push_back(spread(cell.load, cell.able));
      add(held_[cell.week], parts_.back(), 1);
    }
  }

  // Whether somebody owed more of a week than they can hold.
  bool lower_weights() {
    bool lowered = false;
    for (SeatWeek& cell : cells_) {
      for (std::size_t p = 0; p < people(); ++p) {
        const std::int64_t most = most_[cell.week][p];
        const std::int64_t held = held_[cell.week][p];
        if (cell.able[p] == 0 || held <= most + kRounding) continue;
        const auto fitting = static_cast<std::int64_t>(Wide{cell.able[p]} * most / held);
        cell.able[p] = std::clamp<std::int64_t>(fitting, 1, cell.able[p]);  // still able
        lowered = true;
      }
    }
    return lowered;
  }

  // What others owe of a cell by more than their whole, which this person could owe instead.
  [[nodiscard]] std::int64_t on_offer(std::size_t c, std::size_t person) const {
    const SeatWeek& cell = cells_[c];
    if (cell.able[person] == 0 || held_[cell.week][person] >= most_[cell.week][person]) return 0;
    std::int64_t offered = 0;
    for (std::size_t p = 0; p < people(); ++p)
      if (lacking_[p] < 0) offered += parts_[c][p];
    return offered;
  }

  void make_up(std::size_t person, std::int64_t wanted) {
    Loads offers;  // [cell]
    std::int64_t offered = 0;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      offers.push_back(on_offer(c, person));
      offered += offers.back();
    }
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      if (offers[c] == 0) continue;
      const Wide part = Wide{std::min(wanted, offered)} * offers[c];
      take(c, person, static_cast<std::int64_t>((part + offered - 1) / offered));
    }
  }

  void take(std::size_t c, std::size_t person, std::int64_t wanted) {
    Loads& parts = parts_[c];
    Loads& held = held_[cells_[c].week];
    const std::int64_t room = most_[cells_[c].week][person] - held[person];
    Loads offers(people(), 0);
    for (std::size_t p = 0; p < people(); ++p)
      if (lacking_[p] < 0) offers[p] = std::min(parts[p], -lacking_[p]);
    std::int64_t offered = 0;
    for (const std::int64_t offer : offers) offered += offer;
    const Loads taken = spread(std::min({wanted, room, offered, lacking_[person]}), offers);
    for (std::size_t p = 0; p < people(); ++p) move(c, p, person, taken[p]);
  }

  void move(std::size_t c, std::size_t from, std::size_t to, std::int64_t load) {
    Loads& held = held_[cells_[c].week];
    parts_[c][from] -= load;
    held[from] -= load;
    lacking_[from] += load;
    parts_[c][to] += load;
    held[to] += load;
    lacking_[to] -= load;
  }

  static constexpr std::int64_t kRounding = 2;  // seconds
  std::vector<SeatWeek> cells_;
  const std::vector<Loads>& most_;  // [week][person]
  std::vector<Loads> parts_;        // [cell][person]
  std::vector<Loads> held_;         // [week][person] in all of its cells
  Loads lacking_;                   // [person] of what they would owe if nothing were in the way
};

}  // namespace

std::vector<Loads> share_weeks(std::vector<SeatWeek> cells, const std::vector<Loads>& most) {
  return WeekShares(std::move(cells), most).share();
}

}  // namespace respite
