#include "scheduler/solve/plan.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "scheduler/rules/rest.h"

namespace respite {

Plan::Plan(const Problem& problem) : problem_(problem), line_judge_(problem), pair_judge_(problem) {
  eligible_.resize(problem.turns.size());
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const auto turn = index_of<TurnIndex>(t);
    const auto slots = problem.turns[t].time.intervals();
    cover_.push_back({slots.front().begin, slots.back().end});
    if (!is_free(turn)) continue;
    free_.push_back(turn);
    for (const ProblemPerson& person : problem.people)
      if (may_hold(turn, person.person)) eligible_[t].push_back(person.person);
  }
  for (const ProblemPerson& person : problem.people) hard_rest_.push_back(hard_rest(person));
  restore(empty_solution(problem));
}

void Plan::restore(const Solution& solution) {
  solution_ = solution;
  lines_.assign(problem_.people.size(), {});
  scores_.clear();
  cover_cost_ = 0;
  over_cost_ = 0;
  for (std::size_t t = 0; t < solution.holder.size(); ++t) {
    if (const auto& holder = solution.holder[t])
      lines_[at(*holder)].push_back(index_of<TurnIndex>(t));
    else if (problem_.turns[t].in_window)
      cover_cost_ += problem_.turns[t].under;
    if (solution.holder[t] && problem_.turns[t].in_window) over_cost_ += problem_.turns[t].over;
  }
  for (const ProblemPerson& person : problem_.people)
    scores_.push_back(line_judge_.judge(person.person, lines_[at(person.person)]));
  IgnoreBreaches sink;
  pairs_ = pair_judge_.judge(solution_, sink);
  reverse_.clear();
  touched_.clear();
  add_up();
}

void Plan::add_up() {
  total_ = {};
  total_.broken = pairs_.broken;
  total_.score[Tier::kCover] = cover_cost_;
  total_.score[Tier::kLimits] = pairs_.limits + over_cost_;
  total_.score[Tier::kBalance] = pairs_.balance;
  for (const LineScore& score : scores_) {
    total_.broken += score.broken;
    total_.unmet += score.unmet;
    total_.score[Tier::kLimits] += score.limits;
    total_.score[Tier::kBalance] += score.balance;
  }
}

bool Plan::fits(TurnIndex turn, PersonIndex person, std::optional<TurnIndex> leaving) const {
  const std::vector<TurnIndex>& line = lines_[at(person)];
  const Interval cover = cover_[at(turn)];
  const auto clash = [&](TurnIndex other) {
    if (other == leaving || other == turn) return false;
    const Interval theirs = cover_[at(other)];
    if (problem_.turns[at(turn)].time.intervals().size() > 1 ||
        problem_.turns[at(other)].time.intervals().size() > 1)
      return false;  // slots may interleave: left to the judge
    if (cover.overlaps(theirs)) return true;
    const bool work = problem_.turns[at(turn)].work && problem_.turns[at(other)].work;
    const Seconds between =
        theirs.begin < cover.begin ? time_between(theirs, cover) : time_between(cover, theirs);
    return work && is_too_short(between, hard_rest_[at(person)]);
  };
  const auto next = std::ranges::lower_bound(line, turn);
  const auto after = static_cast<std::size_t>(next - line.begin());
  for (std::size_t i = after > 2 ? after - 2 : 0; i < std::min(after + 2, line.size()); ++i)
    if (clash(line[i])) return false;
  return true;
}

void Plan::touch(std::optional<PersonIndex> person) {
  if (!person || std::ranges::find(touched_, *person, &Before::person) != touched_.end()) return;
  touched_.push_back({*person, scores_[at(*person)]});
}

void Plan::set_holder(TurnIndex turn, std::optional<PersonIndex> to) {
  auto& holder = solution_.holder[at(turn)];
  if (holder) {
    auto& line = lines_[at(*holder)];
    line.erase(std::ranges::lower_bound(line, turn));
  }
  if (to) {
    auto& line = lines_[at(*to)];
    line.insert(std::ranges::lower_bound(line, turn), turn);
  }
  holder = to;
}

void Plan::change_holders(const Move& move) {
  for (const Change& change : move) {
    const auto from = holder(change.turn);
    assert(is_free(change.turn) && (!change.to || may_hold(change.turn, *change.to)));
    reverse_.push_back({change.turn, from});
    touch(from);
    touch(change.to);
    const ProblemTurn& turn = problem_.turns[at(change.turn)];
    cover_cost_ += (change.to ? 0 : turn.under) - (from ? 0 : turn.under);
    const int over = (change.to ? turn.over : 0) - (from ? turn.over : 0);
    over_cost_ += over;
    total_.score[Tier::kLimits] += over;
    const PairScore before = pair_judge_.judge_turn(solution_, change.turn);
    set_holder(change.turn, change.to);
    const PairScore after = pair_judge_.judge_turn(solution_, change.turn);
    pairs_.broken += after.broken - before.broken;
    pairs_.limits += after.limits - before.limits;
    pairs_.balance += after.balance - before.balance;
  }
  total_.broken += pairs_.broken - pairs_before_.broken;
  total_.score[Tier::kCover] = cover_cost_;
  total_.score[Tier::kLimits] += pairs_.limits - pairs_before_.limits;
  total_.score[Tier::kBalance] += pairs_.balance - pairs_before_.balance;
}

// False as soon as it is sure that more is broken than that.
bool Plan::judge_touched(int most_broken) {
  for (const Before& before : touched_) total_.broken -= before.score.broken;
  for (const Before& before : touched_) {
    const int left = most_broken - total_.broken;
    const auto now = line_judge_.judge_lawful(before.person, lines_[at(before.person)], left);
    if (!now) return false;
    scores_[at(before.person)] = *now;
    total_.broken += now->broken;
    total_.unmet += now->unmet - before.score.unmet;
    total_.score[Tier::kLimits] += now->limits - before.score.limits;
    total_.score[Tier::kBalance] += now->balance - before.score.balance;
  }
  return total_.broken <= most_broken;
}

bool Plan::try_apply(const Move& move) {
  if (apply(move, total_.broken)) return true;
  undo();
  return false;
}

void Plan::put_back(const Move& move) {
  static_cast<void>(apply(move, std::numeric_limits<int>::max()));
}

bool Plan::apply(const Move& move, int most_broken) {
  reverse_.clear();
  touched_.clear();
  pairs_before_ = pairs_;
  cover_cost_before_ = cover_cost_;
  over_cost_before_ = over_cost_;
  total_before_ = total_;
  change_holders(move);
  return judge_touched(most_broken);
}

void Plan::undo() {
  for (std::size_t i = reverse_.size(); i-- > 0;) set_holder(reverse_[i].turn, reverse_[i].to);
  for (const Before& before : touched_) scores_[at(before.person)] = before.score;
  pairs_ = pairs_before_;
  cover_cost_ = cover_cost_before_;
  over_cost_ = over_cost_before_;
  total_ = total_before_;
  reverse_.clear();
  touched_.clear();
}

}  // namespace respite
