// The part of a course that plans people and periods anew while all else stands.
#include <algorithm>
#include <utility>

#include "scheduler/solve/engine/alike_kinds.h"
#include "scheduler/solve/engine/course.h"
#include "scheduler/solve/engine/dive.h"
#include "scheduler/solve/engine/duty_dive.h"

namespace respite {

namespace {

constexpr std::size_t kWholeColumns = 60;    // per person to start whole lines anew from
constexpr std::size_t kWindowCells = 12000;  // people by cells in a window of weeks
constexpr std::size_t kFewPeople = 12;
constexpr double kPatience = 0.05;       // of the allowance, for one neighbourhood
constexpr std::size_t kKeptLines = 600;  // per person
constexpr int kDives = 4;                // into one, by lines and by duties in turn
constexpr double kNear = 0.002;  // part of the cost that a mix may be from its best for a dive
constexpr double kDiveNoise = 0.3;
constexpr int kIdle = 40;  // windows without gain that end mending

// Lays what was found for the scope into a roster that may have changed since; false where the two
// do not go together.
bool lay_found(const LineProblem& problem, const Scope& scope, const Roster& found,
               Roster& roster) {
  for (std::size_t slot = 0; slot < scope.free.size(); ++slot) {
    Line& line = roster[scope.free[slot]];
    const Line inside = inside_of(found[slot], scope.spans);
    const Line before = inside_of(scope.base[slot], scope.spans);
    if (inside == before) continue;
    if (inside_of(line, scope.spans) != before) return false;
    put_inside(line, scope.spans, inside);
    if (broken_rules(problem, problem.people[scope.free[slot]], line) != 0) return false;
  }
  return true;
}

}  // namespace

// Weeks of a roster anew until nothing comes of it.
void Course::mend(Roster roster, const std::function<bool()>& stop) {
  const LineProblem& problem = lines_->problem();
  Cost cost = roster_cost(problem, roster);
  for (int idle = 0; idle < kIdle && !stop(); ++idle) {
    const double begin = board_->spent();
    const Scope scope = weeks_of(roster, mending_.next(random_));
    const Anew anew = plan_anew(scope);
    const Cost before = cost;
    if (anew.lines && lay_found(problem, scope, *anew.lines, roster)) {
      cost = roster_cost(problem, roster);
      idle = 0;
    }
    mending_.paid(before - cost, board_->spent() - begin);
  }
  board_->keep(roster, cost);
  if (!long_) pool_.add(roster);
  offer(roster, cost, "mended");
}

// Given up where prices do not settle soon.
Course::Anew Course::plan_anew(const Scope& scope) {
  const auto stop = within(kPatience);
  const LineProblem& problem = lines_->problem();
  const Cost part = scope_cost(problem, scope, scope.base);
  const bool whole = scope.periods.size() == static_cast<std::size_t>(problem.periods);
  ColumnGeneration generation(*lines_, finder_, scope);
  if (!prices_.empty()) generation.lean_on(prices_);
  for (std::size_t slot = 0; slot < scope.free.size(); ++slot) {
    generation.add(slot, scope.base[slot]);
    const auto& lines = pool_.lines(scope.free[slot]);
    std::size_t left = whole ? kWholeColumns : 0;
    for (std::size_t i = 0; left > 0 && i < lines.size(); ++i) {
      if (!scope.allows(problem, slot, lines[i].line)) continue;
      generation.add(slot, lines[i].line);
      --left;
    }
  }
  bool more = true;
  while (more && !stop() && generation.bound() < part) {
    more = generation.round();
    // Settled to the last only where that may prove that there is nothing.
    const double mix = generation.objective();
    const double near = mix > static_cast<double>(part) - 1 ? 1e-6 : kNear * std::abs(mix);
    if (static_cast<double>(generation.bound()) >= mix - near) more = false;
  }
  if (generation.bound() >= part) return {.proven = true, .lines = {}};
  if (more) return {};
  DiveOptions options;
  options.below = part;
  DutyDiveOptions duties;
  duties.below = part;
  for (int i = 0; i < kDives && !stop(); ++i) {
    options.noise = duties.noise = i * kDiveNoise;
    auto found = (i % 2 == 0) != (whole && few_)
                     ? dive(generation, options, random_, stop)
                     : dive_by_duties(*lines_, generation, duties, random_, stop);
    if (found && scope_cost(problem, scope, *found) < part) {
      return {.proven = false, .lines = std::move(found)};
    }
  }
  return {};
}

// Another thread may have bettered the roster meanwhile: both count where they go together.
bool Course::neighbourhood(const Scope& scope) {
  const Anew anew = plan_anew(scope);
  Roster roster = board_->best();
  if (anew.lines && lay_found(lines_->problem(), scope, *anew.lines, roster)) {
    if (!long_) pool_.add(roster);
    offer(roster, roster_cost(lines_->problem(), roster), "neighbourhood");
  }
  return anew.proven;
}

// As many as can just be planned anew at once.
void Course::some_people() {
  const Cost before = gained_;
  const Scope scope =
      scope_of(lines_->problem(), board_->best(), some_of(lines_->people(), many_, random_),
               {{0, lines_->problem().periods}});
  if (neighbourhood(scope)) {
    many_ = std::min(lines_->people(), many_ + 1 + many_ / 4);
  } else if (gained_ == before) {
    many_ = std::max<std::size_t>(3, many_ - many_ / 4);
  }
}

// Of what somebody may hold in a period only what one of these lines holds, or a kind alike.
void Course::keep_to(Scope& scope, std::size_t slot, const std::vector<const Line*>& lines) const {
  const LineProblem& problem = lines_->problem();
  for (int period = 0; period < problem.periods; ++period) {
    std::uint64_t kinds = 0;
    bool may_rest = false;
    for (const Line* line : lines) {
      const Held held = (*line)[static_cast<std::size_t>(period)];
      may_rest = may_rest || held == kOff;
      if (held != kOff) kinds |= kinds_like(*lines_, scope.free[slot], period, held);
    }
    narrow(problem, scope, slot, period, kinds, may_rest);
  }
}

// Everybody's whole line anew, from what a few good ones hold day by day: those of rosters found on
// separate ways, then those that the best mix would like to have. As many as can just be planned.
void Course::merge() {
  const std::vector<Roster> kept = board_->kept();
  const std::vector<std::size_t> order = some_of(kept.size(), kept.size(), random_);
  pool_.rank(duals_, kKeptLines);
  Scope scope = whole_scope(lines_->problem(), board_->best());
  for (std::size_t person = 0; person < lines_->people(); ++person) {
    std::vector<const Line*> lines = {&scope.base[person]};
    for (std::size_t i = 0; i < std::min(merged_, kept.size()); ++i) {
      lines.push_back(&kept[order[i]][person]);
    }
    const std::vector<PooledLine>& pooled = pool_.lines(person);
    const std::size_t more = merged_ - std::min(merged_, kept.size());
    for (const std::size_t i : some_of(std::min(2 * more, pooled.size()), more, random_)) {
      lines.push_back(&pooled[i].line);
    }
    keep_to(scope, person, lines);
  }
  const Cost before = gained_;
  if (neighbourhood(scope)) {
    merged_ += 1 + merged_ / 4;
  } else if (gained_ == before) {
    merged_ = std::max<std::size_t>(2, merged_ - merged_ / 4);
  }
}

Scope Course::weeks_of(const Roster& roster, Spans spans) {
  const std::size_t cells = lines_->problem().cell(static_cast<int>(periods_of(spans).size()), 0);
  const std::size_t many = std::max<std::size_t>(kFewPeople, kWindowCells / cells);
  return scope_of(lines_->problem(), roster, some_of(lines_->people(), many, random_),
                  std::move(spans));
}

// A few weeks of everybody, all in a row or here and there.
void Course::some_weeks() {
  const double begin = board_->spent();
  const Cost before = gained_;
  neighbourhood(weeks_of(board_->best(), weeks_.next(random_)));
  weeks_.paid(gained_ - before, board_->spent() - begin);
}

}  // namespace respite
