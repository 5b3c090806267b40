#include "scheduler/solve/shifts/day_posts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "scheduler/rules/rest.h"

namespace respite {
namespace {

constexpr int kMostPeriods = 400;

bool is_in_shifts(const Problem& problem) {
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.work || turn.leftover || turn.time.intervals().size() != 1) return false;
    if (std::holds_alternative<HandoverPlan>(problem.desk.rotas[at(turn.turn.rota)].plan))
      return false;
    for (const Clock& clock : problem.clocks)
      if (clock.first_day[t] != problem.clocks.front().first_day[t]) return false;
  }
  return true;
}

DayKind kind_at(const Problem& problem, const DayPost& post, bool kept) {
  const ProblemTurn& turn = problem.turns[at(post.turns.front())];
  return {turn.turn.rota, turn.turn.seat, !turn.required, kept};
}

void gather(const DayScope& scope, DayPosts& found) {
  std::map<std::pair<int, DayKind>, DayPost> posts;
  int last_day = INT32_MIN;
  found.first_day = INT32_MAX;
  for (std::size_t t = 0; t < scope.problem.turns.size(); ++t) {
    const auto index = index_of<TurnIndex>(t);
    const ProblemTurn& turn = scope.problem.turns[t];
    if (!turn.in_window) continue;
    const int day = scope.day_of(index);
    found.first_day = std::min(found.first_day, day);
    last_day = std::max(last_day, day);
    const DayKind kind{turn.turn.rota, turn.turn.seat, !turn.required, false};
    if (!scope.stays(index)) posts[{day, kind}].turns.push_back(index);
  }
  if (!posts.empty()) found.periods = last_day - found.first_day + 1;
  for (auto& [key, post] : posts) {
    post.period = key.first - found.first_day;
    found.posts.push_back(std::move(post));
  }
}

// Where one of several must have a skill, a place is kept for somebody who has it, unless somebody
// who stays has.
void find_skilled(const DayScope& scope, std::vector<DayPost>& posts) {
  std::map<TurnIndex, DayPost*> post_of;
  for (DayPost& post : posts)
    for (const TurnIndex index : post.turns)
      if (scope.problem.turns[at(index)].required) post_of[index] = &post;
  for (const PairJudge::Group& group : scope.pairs.groups()) {
    const PairJudge::Standard& standard = scope.pairs.standards()[group.standard];
    if (standard.kind != PairJudge::Kind::kSkill) continue;
    const bool met = std::ranges::any_of(group.turns, [&](TurnIndex index) {
      return scope.stays(index) && standard.alone[at(*scope.plan.holder[at(index)])];
    });
    if (met) continue;
    for (const TurnIndex index : group.turns)
      if (const auto place = post_of.find(index); place != post_of.end())
        place->second->skilled.assign(standard.alone.begin(), standard.alone.end());
  }
}

void number_kinds(const Problem& problem, DayPosts& found) {
  for (const DayPost& post : found.posts) {
    found.kinds.push_back(kind_at(problem, post, false));
    if (!post.skilled.empty()) found.kinds.push_back(kind_at(problem, post, true));
  }
  std::ranges::sort(found.kinds);
  found.kinds.erase(std::ranges::unique(found.kinds).begin(), found.kinds.end());
  for (DayPost& post : found.posts) {
    post.kind = found.number_of(kind_at(problem, post, false));
    if (!post.skilled.empty()) post.kept = found.number_of(kind_at(problem, post, true));
  }
}

// Whether somebody could hold two turns of one day.
bool two_a_day(const DayScope& scope, const std::vector<DayPost>& posts) {
  std::optional<Seconds> rest;
  for (const PersonIndex person : scope.moving) {
    const ProblemPerson& theirs = scope.problem.people[at(person)];
    const Seconds own = theirs.limits.rest ? theirs.limits.rest->value : Seconds{0};
    rest = std::min(rest.value_or(Seconds::max()), std::max(own, hard_rest(theirs)));
  }
  for (std::size_t i = 0; i < posts.size(); ++i)
    for (std::size_t j = i + 1; j < posts.size() && posts[j].period == posts[i].period; ++j) {
      Interval one = cover_of(scope.problem.turns[at(posts[i].turns.front())]);
      Interval other = cover_of(scope.problem.turns[at(posts[j].turns.front())]);
      if (other.begin < one.begin) std::swap(one, other);
      if (!is_too_short(time_between(one, other), *rest)) return true;
    }
  return false;
}

}  // namespace

bool DayScope::stays(TurnIndex turn) const {
  const auto& holder = plan.holder[at(turn)];
  return holder && !std::ranges::binary_search(moving, *holder);
}

Interval cover_of(const ProblemTurn& turn) {
  return {turn.time.intervals().front().begin, turn.time.intervals().back().end};
}

Held DayPosts::number_of(const DayKind& kind) const {
  const auto place = std::ranges::find(kinds, kind);
  return place == kinds.end() ? kOff : static_cast<Held>(place - kinds.begin());
}

Held DayPosts::kind_of(const Turn& turn) const {
  return number_of({turn.rota, turn.seat, false, false});
}

std::optional<DayPosts> day_posts_of(const DayScope& scope) {
  if (scope.moving.empty() || !is_in_shifts(scope.problem)) return std::nullopt;
  DayPosts found;
  gather(scope, found);
  if (found.posts.empty() || found.periods > kMostPeriods) return std::nullopt;
  find_skilled(scope, found.posts);
  number_kinds(scope.problem, found);
  if (found.kinds.size() > static_cast<std::size_t>(kMostKinds)) return std::nullopt;
  if (two_a_day(scope, found.posts)) return std::nullopt;
  return found;
}

}  // namespace respite
