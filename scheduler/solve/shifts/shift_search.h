// A desk in shifts, planned by prices and by the engine.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/rota/score.h"
#include "scheduler/rota/solution.h"
#include "scheduler/solve/engine/work_meter.h"

namespace respite {

struct DayLines;
class PriceSearch;

struct ShiftSearchOptions {
  std::uint64_t seed = 1;
  std::function<bool()> stop;  // asked by one thread at a time
  // What a rough plan becomes when it is filled and no single step betters it.
  std::function<Solution(const Solution&)> polish;
  std::function<void(const Score&)> progress;
};

// Two tracks, a thread each; they meet after fixed work, so that what is found depends on nothing
// but the question. Each makes rosters from the prices that climb to a bound, then plans weeks of
// everybody anew. The problem must outlive it.
class ShiftSearch {
 public:
  ShiftSearch(const Problem& problem, ShiftSearchOptions options);
  ShiftSearch(const ShiftSearch&) = delete;
  ShiftSearch& operator=(const ShiftSearch&) = delete;
  ~ShiftSearch();

  // False where the desk is not one in shifts; then there is nothing to go on with.
  [[nodiscard]] bool can_go_on() const { return whole_ != nullptr; }
  // So much work, in percent of the usual, from a plan that is known.
  void go_on(const Solution& known, std::int64_t effort);

  [[nodiscard]] const Solution& best() const { return best_.plan; }  // never worse than the known
  // No plan that leaves nothing empty and bends no limit has less in Tier::kBalance; nothing: not
  // known.
  [[nodiscard]] std::optional<std::int64_t> bound() const;
  [[nodiscard]] std::int64_t work() const {
    return meter_.done();
  }  // labels, or what costs as much

 private:
  static constexpr std::size_t kTracks = 2;
  struct Track {
    Solution plan;
    Score score;
  };

  [[nodiscard]] bool only_balance_is_open() const;
  void make_rosters(std::int64_t effort);
  [[nodiscard]] Solution improved(const Solution& plan);
  void plan_weeks_anew(std::int64_t effort);
  template <class Make>
  void on_each_track(Make make);
  void take(std::size_t track, const Solution& rough);
  [[nodiscard]] Solution weeks_anew(std::size_t track, std::int64_t effort);
  [[nodiscard]] std::vector<PersonIndex> moving_in(std::size_t track) const;
  [[nodiscard]] bool are_tied(PersonIndex a, PersonIndex b) const;
  [[nodiscard]] bool stopped();

  const Problem& problem_;
  ShiftSearchOptions options_;
  PairJudge pairs_;
  std::vector<PersonIndex> everybody_;
  std::unique_ptr<const DayLines> whole_;
  WorkMeter meter_;
  std::unique_ptr<PriceSearch> prices_;
  int weeks_round_ = 0;
  bool weeks_pay_ = true;  // as far as is known
  Track best_;
  std::array<Track, kTracks> tracks_;
  std::mutex asking_;
};

}  // namespace respite
