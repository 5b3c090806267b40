// What each turn counts towards a limit, worked out once for a clock.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

// One mark of a turn. Marks with the same `mark` are one, however many turns make them; of turns
// and amounts every mark is one of its own.
struct Count {
  int bucket = 0;           // day, week, month of the year 0, or 0 of a plan's window
  int mark = 0;             // day, or weekend; -1: its own
  std::int64_t amount = 1;  // seconds of hours; 0 of load: it is its holder's (Problem::load)
};

// [turn]
class CountTable {
 public:
  void add(std::span<const Count> counts) {
    all_.insert(all_.end(), counts.begin(), counts.end());
    begins_.push_back(all_.size());
  }
  [[nodiscard]] std::span<const Count> of(TurnIndex turn) const {
    return std::span(all_).subspan(begins_[at(turn)], begins_[at(turn) + 1] - begins_[at(turn)]);
  }

 private:
  std::vector<Count> all_;
  std::vector<std::size_t> begins_ = {0};
};

// Whether a turn is of that shift, seat or group.
[[nodiscard]] bool is_of_shift(const Desk& desk, const Turn& turn, std::string_view name);

// By span; of a plan's window only the turns in it count.
[[nodiscard]] CountTable counts_of(const Problem& problem, const Clock& clock, const What& what,
                                   SumSpan::Unit unit);

// The buckets that lie in the window with all of their days: [first, last]. A plan's window is one.
[[nodiscard]] Run whole_buckets(const Problem& problem, const Clock& clock, SumSpan::Unit unit);

// The buckets of days or weeks in which some turn lies.
[[nodiscard]] Run buckets_of(const Problem& problem, const Clock& clock, SumSpan::Unit unit);

// When each of them begins, and when the last one ends.
[[nodiscard]] std::vector<Instant> begins_of(const Problem& problem, const Clock& clock,
                                             SumSpan::Unit unit, Run buckets);

// The first day of a bucket; of a plan's window, of that.
[[nodiscard]] int first_day_of(const Problem& problem, const Clock& clock, SumSpan::Unit unit,
                               int bucket);

}  // namespace respite
