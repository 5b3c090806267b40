#include "scheduler/solve/shifts/shift_search.h"

#include <algorithm>
#include <cstdlib>
#include <thread>
#include <utility>

#include "scheduler/rota/check.h"
#include "scheduler/solve/engine/solve_lines.h"
#include "scheduler/solve/shifts/price_search.h"

namespace respite {
namespace {

constexpr int kClimbs = 90;                // rounds of prices at effort 100
constexpr int kRounds = 100;               // ... of everybody's lines, for each roster
constexpr int kWeeks = 4;                  // times that weeks are planned anew, while that pays
constexpr std::int64_t kWorthWhile = 500;  // one in so many of the balance is a gain that pays
constexpr int kLeastPart = 2;
constexpr std::int64_t kLeastWork = 1'000'000;
constexpr std::int64_t kWorkOfCell = 30'000;  // on weeks anew, for each cell of each person

std::vector<PersonIndex> everybody_of(const Problem& problem) {
  std::vector<PersonIndex> everybody;
  everybody.reserve(problem.people.size());
  for (const ProblemPerson& person : problem.people) everybody.push_back(person.person);
  return everybody;
}

// So many at effort 100, and not so few that nothing comes of them.
int scaled(int usual, std::int64_t effort) {
  return static_cast<int>(std::max<std::int64_t>(usual / kLeastPart, usual * effort / 100));
}

// Whether that is gain enough for more of the same.
bool pays(const Score& before, const Score& now) {
  if (std::pair(now[Tier::kCover], now[Tier::kLimits]) <
      std::pair(before[Tier::kCover], before[Tier::kLimits]))
    return true;
  const std::int64_t gain = before[Tier::kBalance] - now[Tier::kBalance];
  return kWorthWhile * gain > std::abs(now[Tier::kBalance]);
}

}  // namespace

ShiftSearch::ShiftSearch(const Problem& problem, ShiftSearchOptions options)
    : problem_(problem),
      options_(std::move(options)),
      pairs_(problem),
      everybody_(everybody_of(problem)) {
  auto whole = day_lines_of(problem, pairs_, everybody_, empty_solution(problem));
  if (!whole) return;
  whole_ = std::make_unique<const DayLines>(*std::move(whole));
  prices_ = std::make_unique<PriceSearch>(*whole_, kTracks, options_.seed, meter_);
}

ShiftSearch::~ShiftSearch() = default;

std::optional<std::int64_t> ShiftSearch::bound() const {
  return whole_ && whole_->sound ? std::optional(prices_->bound()) : std::nullopt;
}

void ShiftSearch::go_on(const Solution& known, std::int64_t effort) {
  best_ = {known, check(problem_, known).score};
  tracks_.fill(best_);
  prices_->climb(scaled(kClimbs, effort), [&] { return stopped(); });
  for (std::int64_t left = effort; left > 0 && !stopped(); left -= 100) {
    const std::int64_t part = std::min<std::int64_t>(left, 100);
    make_rosters(part);
    if (!only_balance_is_open()) make_rosters(part);
    // Prices know nothing of bent limits, so that a roster of theirs may be far off.
    for (Track& track : tracks_)
      if (!only_balance_is_open() && best_.score < track.score) track = best_;
    if (!only_balance_is_open()) weeks_pay_ = true;
    for (int i = 0; i < kWeeks && weeks_pay_; ++i) plan_weeks_anew(part);
  }
}

bool ShiftSearch::only_balance_is_open() const {
  return best_.score[Tier::kCover] == 0 && best_.score[Tier::kLimits] == 0;
}

// Another one each time.
void ShiftSearch::make_rosters(std::int64_t effort) {
  on_each_track([&](std::size_t track) {
    const Roster roster =
        prices_->roster(track, scaled(kRounds, effort), [&] { return stopped(); });
    return whole_->lay_into(empty_solution(problem_), problem_, roster);
  });
}

Solution ShiftSearch::improved(const Solution& plan) {
  Roster roster = whole_->roster_of(plan);
  roster = prices_->improved(std::move(roster), [&] { return stopped(); });
  return whole_->lay_into(empty_solution(problem_), problem_, roster);
}

void ShiftSearch::plan_weeks_anew(std::int64_t effort) {
  const Score before = best_.score;
  on_each_track([&](std::size_t track) { return weeks_anew(track, effort); });
  ++weeks_round_;
  weeks_pay_ = pays(before, best_.score);
}

template <class Make>
void ShiftSearch::on_each_track(Make make) {
  std::array<Solution, kTracks> rough;
  std::thread other([&] { rough[1] = make(std::size_t{1}); });
  rough[0] = make(std::size_t{0});
  other.join();
  for (std::size_t track = 0; track < kTracks; ++track) take(track, rough[track]);
}

void ShiftSearch::take(std::size_t track, const Solution& rough) {
  const Solution plan = options_.polish(without_breaches(problem_, rough));
  const Judgement judged = check(problem_, plan);
  if (!judged.lawful()) return;
  tracks_[track] = {plan, judged.score};
  if (judged.score >= best_.score) return;
  best_ = tracks_[track];
  if (options_.progress) options_.progress(best_.score);
}

Solution ShiftSearch::weeks_anew(std::size_t track, std::int64_t effort) {
  const Solution& plan = tracks_[track].plan;
  const auto moving = moving_in(track);
  const auto lines = day_lines_of(problem_, pairs_, moving, plan);
  if (!lines) return plan;
  const LineProblem coarse = with_coarse_loads(lines->lines);
  const auto cells = static_cast<std::int64_t>(moving.size() * coarse.cover.size());
  const std::int64_t work =
      std::max<std::int64_t>(1, (kLeastWork + kWorkOfCell * cells) * effort / 100);
  WorkMeter meter;
  const auto spent = [&] {
    if (stopped()) return 1.0;
    return static_cast<double>(meter.done()) / static_cast<double>(work);
  };
  const auto seed = options_.seed + 2 * static_cast<std::uint64_t>(weeks_round_) + track;
  const LinesResult found = solve_lines(coarse, {.seed = seed,
                                                 .spent = spent,
                                                 .progress = {},
                                                 .start = lines->roster_of(plan),
                                                 .mix = false,
                                                 .meter = &meter});
  meter_.add(meter.done());
  return improved(lines->lay_into(plan, problem_, found.roster));
}

bool ShiftSearch::stopped() {
  const std::lock_guard lock(asking_);
  return options_.stop();
}

// Of two who would rather, or must not, be on together one moves and the other stays, in turns; but
// one track begins with everybody, so that both first get lines in which a wish can come true.
std::vector<PersonIndex> ShiftSearch::moving_in(std::size_t track) const {
  if (track == 0 && weeks_round_ == 0) return everybody_;
  const bool first_stays = (static_cast<std::size_t>(weeks_round_) + track) % 2 == 0;
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

bool ShiftSearch::are_tied(PersonIndex a, PersonIndex b) const {
  if (pairs_.company_cost(a, b) != 0) return true;
  return std::ranges::any_of(pairs_.standards(), [&](const PairJudge::Standard& standard) {
    return standard.kind == PairJudge::Kind::kApart && !standard.beside[at(a)][at(b)];
  });
}

}  // namespace respite
