#include "scheduler/solve/shifts/shift_search.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

#include "scheduler/rota/check.h"
#include "scheduler/solve/engine/price_ascent.h"
#include "scheduler/solve/engine/solve_lines.h"
#include "scheduler/solve/shifts/day_lines.h"

namespace respite {
namespace {

constexpr int kRounds = 4;
constexpr std::int64_t kLeastWork = 1'000'000;
constexpr std::int64_t kWorkOfCell = 30'000;  // in a round, for each cell of each person

std::vector<PersonIndex> everybody_of(const Problem& problem) {
  std::vector<PersonIndex> everybody;
  everybody.reserve(problem.people.size());
  for (const ProblemPerson& person : problem.people) everybody.push_back(person.person);
  return everybody;
}

class ShiftSearch {
 public:
  ShiftSearch(const Problem& problem, const Solution& known, const ShiftSearchOptions& options)
      : problem_(problem), options_(options), pairs_(problem), everybody_(everybody_of(problem)) {
    best_ = {known, check(problem, known).score};
    tracks_.fill(best_);
  }

  std::optional<ShiftSearchResult> run() {
    const auto whole = day_lines_of(problem_, pairs_, everybody_, best_.plan);
    if (!whole) return std::nullopt;
    std::optional<std::int64_t> bound;
    if (whole->sound) bound = bound_of(whole->lines);
    for (int round = 0; round < kRounds && !options_.stop(); ++round) go(round);
    return ShiftSearchResult{best_.plan, bound, work_};
  }

 private:
  struct Track {
    Solution plan;
    Score score;
  };

  // Everybody's own best line: already close where loads are as even as prices would make them.
  static std::int64_t bound_of(const LineProblem& lines) {
    PriceAscent ascent(lines);
    ascent.round(0, 0);
    return ascent.bound();
  }

  void go(int round) {
    std::array<Solution, kTracks> rough;
    std::thread other([&] { rough[1] = searched(1, round); });
    rough[0] = searched(0, round);
    other.join();
    for (std::size_t track = 0; track < kTracks; ++track) take(track, rough[track]);
    if (round < 2) return;  // what looks worse at first may be on its way to better company
    for (Track& track : tracks_)
      if (best_.score < track.score) track = best_;
  }

  void take(std::size_t track, const Solution& rough) {
    const Solution plan = options_.polish(without_breaches(problem_, rough));
    const Judgement judged = check(problem_, plan);
    if (!judged.lawful()) return;
    tracks_[track] = {plan, judged.score};
    if (judged.score >= best_.score) return;
    best_ = tracks_[track];
    if (options_.progress) options_.progress(best_.score);
  }

  Solution searched(std::size_t track, int round) {
    const Solution& plan = tracks_[track].plan;
    const auto moving = moving_in(track, round);
    const auto lines = day_lines_of(problem_, pairs_, moving, plan);
    if (!lines) return plan;
    const LineProblem coarse = with_coarse_loads(lines->lines);
    const auto cells = static_cast<std::int64_t>(moving.size() * coarse.cover.size());
    const std::int64_t work =
        std::max<std::int64_t>(1, (kLeastWork + kWorkOfCell * cells) * options_.effort / 100);
    WorkMeter meter;
    const auto spent = [&] {
      if (stopped()) return 1.0;
      return static_cast<double>(meter.done()) / static_cast<double>(work);
    };
    const auto seed = options_.seed + 2 * static_cast<std::uint64_t>(round) + track;
    const LinesResult found = solve_lines(coarse, {.seed = seed,
                                                   .spent = spent,
                                                   .progress = {},
                                                   .start = lines->roster_of(plan),
                                                   .mix = false,
                                                   .meter = &meter});
    work_ += meter.done();
    return lines->lay_into(plan, problem_, found.roster);
  }

  bool stopped() {
    const std::lock_guard lock(asking_);
    return options_.stop();
  }

  // Of two who would rather, or must not, be on together one moves and the other stays, in turns;
  // but one track begins with everybody, so that both first get lines in which a wish can come
  // true.
  [[nodiscard]] std::vector<PersonIndex> moving_in(std::size_t track, int round) const {
    if (track == 0 && round == 0) return everybody_;
    const bool first_stays = (static_cast<std::size_t>(round) + track) % 2 == 0;
    std::vector<char> stays(everybody_.size(), 0);
    for (std::size_t a = 0; a < everybody_.size(); ++a)
      for (std::size_t b = a + 1; b < everybody_.size(); ++b)
        if (are_tied(everybody_[a], everybody_[b]) && stays[a] + stays[b] == 0)
          stays[first_stays ? a : b] = 1;
    std::vector<PersonIndex> moving;
    for (std::size_t i = 0; i < everybody_.size(); ++i)
      if (stays[i] == 0) moving.push_back(everybody_[i]);
    return moving;
  }

  [[nodiscard]] bool are_tied(PersonIndex a, PersonIndex b) const {
    if (pairs_.company_cost(a, b) != 0) return true;
    return std::ranges::any_of(pairs_.standards(), [&](const PairJudge::Standard& standard) {
      return standard.kind == PairJudge::Kind::kApart && !standard.beside[at(a)][at(b)];
    });
  }

  static constexpr std::size_t kTracks = 2;

  const Problem& problem_;
  const ShiftSearchOptions& options_;
  PairJudge pairs_;
  std::vector<PersonIndex> everybody_;
  Track best_;
  std::array<Track, kTracks> tracks_;
  std::mutex asking_;
  std::atomic<std::int64_t> work_ = 0;
};

}  // namespace

bool is_in_shifts(const Problem& problem) {
  const std::vector<PersonIndex> everybody = everybody_of(problem);
  const Solution plan = empty_solution(problem);
  return day_posts_of({problem, PairJudge(problem), everybody, plan}).has_value();
}

std::optional<ShiftSearchResult> search_shifts(const Problem& problem, const Solution& known,
                                               const ShiftSearchOptions& options) {
  return ShiftSearch(problem, known, options).run();
}

}  // namespace respite
