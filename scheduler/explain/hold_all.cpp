#include "scheduler/explain/hold_all.h"

#include <algorithm>

#include "scheduler/explain/hold_by_bound.h"
#include "scheduler/explain/lasting_law.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"

namespace respite {
namespace {

class Search {
 public:
  Search(const Problem& problem, const Solution& hint, std::int64_t most)
      : problem_(problem),
        lasting_(without_mendable(problem)),
        hint_(hint),
        most_(most),
        lasting_judge_(lasting_),
        judge_(problem),
        pairs_(problem) {
    solution_ = empty_solution(problem);
    for (const ProblemPerson& person : problem.people) {
      lines_.push_back(line_of(solution_, person.person));
      lasting_broken_.push_back(lasting_judge_.judge(person.person, lines_.back()).broken);
      const LineScore now = judge_.judge(person.person, lines_.back());
      broken_.push_back(now.broken);
    }
    for (std::size_t t = 0; t < problem.turns.size(); ++t) {
      const ProblemTurn& turn = problem.turns[t];
      const auto index = index_of<TurnIndex>(t);
      if (is_to_give(index)) (turn.required ? required_ : optional_).push_back(index);
    }
  }

  Held run() {
    Held held;
    const std::size_t turns = required_.size();
    allowed_.assign(problem_.turns.size(), std::vector<bool>(problem_.people.size(), false));
    for (std::size_t t = 0; t < problem_.turns.size(); ++t)
      for (std::size_t p = 0; p < problem_.people.size(); ++p)
        allowed_[t][p] = is_to_give(index_of<TurnIndex>(t)) && !problem_.barred[t][p] &&
                         fits(index_of<TurnIndex>(t), p);
    first_allowed_ = allowed_;
    Set conflict(turns, false);
    const Outcome outcome = descend(conflict);
    held.work = work_;
    held.answer = outcome == Outcome::kFound      ? Solvable::kYes
                  : outcome == Outcome::kConflict ? Solvable::kNo
                                                  : Solvable::kUnknown;
    if (outcome == Outcome::kFound) held.solution = solution_;
    return held;
  }

 private:
  enum class Outcome { kFound, kConflict, kStop };
  using Set = std::vector<bool>;  // [required turn]

  [[nodiscard]] bool fits(TurnIndex turn, std::size_t person) {
    ++work_;
    auto& line = lines_[person];
    const auto place = line.insert(std::ranges::lower_bound(line, turn), turn);
    const auto at_place = place - line.begin();
    const bool lawful =
        lasting_judge_.judge_lawful(index_of<PersonIndex>(person), line, lasting_broken_[person])
            .has_value();
    line.erase(line.begin() + at_place);
    return lawful;
  }

  void give(TurnIndex turn, std::size_t person) {
    auto& line = lines_[person];
    line.insert(std::ranges::lower_bound(line, turn), turn);
    solution_.holder[at(turn)] = index_of<PersonIndex>(person);
  }
  void take_back(TurnIndex turn) {
    auto& holder = solution_.holder[at(turn)];
    auto& line = lines_[at(*holder)];
    line.erase(std::ranges::lower_bound(line, turn));
    holder.reset();
  }

  [[nodiscard]] bool is_held(TurnIndex turn) const {
    return solution_.holder[at(turn)].has_value();
  }
  [[nodiscard]] bool is_to_give(TurnIndex turn) const {
    return !problem_.turns[at(turn)].fixed && problem_.turns[at(turn)].in_window;
  }
  [[nodiscard]] bool is_open(TurnIndex turn) const { return !is_held(turn) && is_to_give(turn); }

  // Broken, and no turn that is still open could mend it; what is fixed alone is no fault.
  [[nodiscard]] bool is_broken_for_good(std::size_t group) const {
    const auto& turns = pairs_.groups()[group].turns;
    return std::ranges::any_of(turns, [&](TurnIndex turn) { return is_to_give(turn); }) &&
           std::ranges::none_of(turns, [&](TurnIndex turn) { return is_open(turn); }) &&
           pairs_.is_broken(solution_, group);
  }
  [[nodiscard]] bool breaks_pair(TurnIndex turn) const {
    return std::ranges::any_of(pairs_.groups_of(turn),
                               [&](std::size_t group) { return is_broken_for_good(group); });
  }

  // Heads of one shift: whoever holds one is as good for another.
  [[nodiscard]] bool are_alike(TurnIndex a, TurnIndex b) const {
    const Turn& one = problem_.turns[at(a)].turn;
    const Turn& other = problem_.turns[at(b)].turn;
    return one.rota == other.rota && one.seat == other.seat && one.span.begin == other.span.begin &&
           problem_.turns[at(a)].time == problem_.turns[at(b)].time;
  }
  [[nodiscard]] bool share_group(TurnIndex a, TurnIndex b) const {
    const auto& others = pairs_.groups_of(b);
    return std::ranges::any_of(pairs_.groups_of(a), [&](std::size_t group) {
      return std::ranges::find(others, group) != others.end();
    });
  }

  // What is held and has part in whom this turn may still be given to.
  void add_causes(TurnIndex turn, Set& conflict) const {
    for (std::size_t v = 0; v < required_.size(); ++v) {
      const TurnIndex other = required_[v];
      if (!is_held(other) || other == turn) continue;
      if (first_allowed_[at(turn)][at(*solution_.holder[at(other)])] || are_alike(turn, other) ||
          share_group(turn, other))
        conflict[v] = true;
    }
  }

  [[nodiscard]] std::size_t choices(TurnIndex turn) const {
    return static_cast<std::size_t>(std::ranges::count(allowed_[at(turn)], true));
  }

  [[nodiscard]] std::optional<std::size_t> hardest() const {
    std::optional<std::size_t> best;
    std::size_t fewest = 0;
    for (std::size_t v = 0; v < required_.size(); ++v) {
      if (is_held(required_[v])) continue;
      const std::size_t count = choices(required_[v]);
      if (best && fewest <= count) continue;
      best = v;
      fewest = count;
    }
    return best;
  }

  // Whom to try, who holds it in the plan first, then whoever holds least.
  [[nodiscard]] std::vector<std::size_t> in_order(TurnIndex turn) const {
    std::vector<std::size_t> people;
    for (std::size_t p = 0; p < problem_.people.size(); ++p)
      if (allowed_[at(turn)][p]) people.push_back(p);
    const auto hinted = hint_.holder[at(turn)];
    std::ranges::stable_sort(people, {}, [&](std::size_t person) {
      return std::pair(hinted != index_of<PersonIndex>(person), lines_[person].size());
    });
    return people;
  }

  using Pruned = std::vector<std::pair<TurnIndex, std::size_t>>;

  // Takes away who may no longer take what is open; the turn nobody may take any more, if any.
  [[nodiscard]] std::optional<TurnIndex> prune(TurnIndex given, std::size_t person,
                                               Pruned& pruned) {
    for (const TurnIndex other : required_) {
      if (is_held(other)) continue;
      auto& people = allowed_[at(other)];
      const auto forbid = [&](std::size_t who) {
        people[who] = false;
        pruned.emplace_back(other, who);
      };
      if (people[person] && !fits(other, person)) forbid(person);
      if (are_alike(given, other))
        for (std::size_t who = 0; who < people.size(); ++who)
          if (people[who] && (given < other ? who <= person : who >= person)) forbid(who);
      if (std::ranges::find(people, true) == people.end()) return other;
    }
    return std::nullopt;
  }

  Outcome descend(Set& conflict) {
    const auto next = hardest();
    if (!next) return mend(conflict);
    const TurnIndex turn = required_[*next];
    add_causes(turn, conflict);
    for (const std::size_t person : in_order(turn)) {
      if (work_ > most_) return Outcome::kStop;
      Set below(required_.size(), false);
      Pruned pruned;
      give(turn, person);
      Outcome outcome = Outcome::kConflict;
      if (breaks_pair(turn)) {
        below[*next] = true;
        add_causes(turn, below);
      } else if (const auto stuck = prune(turn, person, pruned)) {
        add_causes(*stuck, below);
      } else {
        outcome = descend(below);
      }
      if (outcome == Outcome::kFound) return outcome;
      take_back(turn);
      for (const auto& [other, who] : pruned) allowed_[at(other)][who] = true;
      if (outcome == Outcome::kStop) return outcome;
      if (!below[*next]) {
        conflict = std::move(below);
        return outcome;
      }
      below[*next] = false;
      for (std::size_t v = 0; v < below.size(); ++v) conflict[v] = conflict[v] || below[v];
    }
    return Outcome::kConflict;
  }

  [[nodiscard]] std::optional<std::size_t> falls_short() {
    for (std::size_t p = 0; p < problem_.people.size(); ++p) {
      ++work_;
      const LineScore now = judge_.judge(index_of<PersonIndex>(p), lines_[p]);
      if (now.broken > broken_[p] || now.unmet > 0) return p;
    }
    return std::nullopt;
  }
  [[nodiscard]] const PairJudge::Group* broken_group() const {
    for (std::size_t g = 0; g < pairs_.groups().size(); ++g) {
      const PairJudge::Group& group = pairs_.groups()[g];
      if (!problem_.turns[at(group.turns.front())].fixed && pairs_.is_broken(solution_, g))
        return &group;
    }
    return nullptr;
  }

  // Everything required is held; what else must be held for it to be lawful?
  Outcome mend(Set& conflict) {
    if (work_ > most_) return Outcome::kStop;
    if (const PairJudge::Group* group = broken_group()) {
      const bool seat = pairs_.standards()[group->standard].kind == PairJudge::Kind::kNoviceSeat;
      const std::span<const TurnIndex> all = group->turns;
      for (const TurnIndex helping : seat ? all.last(1) : all)
        for (std::size_t p = 0; p < problem_.people.size(); ++p) {
          const Outcome outcome = try_besides(helping, p, conflict);
          if (outcome != Outcome::kConflict) return outcome;
        }
    } else if (const auto person = falls_short()) {
      for (const TurnIndex turn : optional_) {
        const Outcome outcome = try_besides(turn, *person, conflict);
        if (outcome != Outcome::kConflict) return outcome;
      }
    } else {
      return Outcome::kFound;
    }
    conflict.assign(conflict.size(), true);
    return Outcome::kConflict;
  }

  Outcome try_besides(TurnIndex turn, std::size_t person, Set& conflict) {
    if (is_held(turn) || !first_allowed_[at(turn)][person] || !fits(turn, person))
      return Outcome::kConflict;
    give(turn, person);
    const Outcome outcome = breaks_pair(turn) ? Outcome::kConflict : mend(conflict);
    if (outcome != Outcome::kFound) take_back(turn);
    return outcome;
  }

  const Problem& problem_;
  Problem lasting_;
  const Solution& hint_;
  std::int64_t most_;
  LineJudge lasting_judge_;
  LineJudge judge_;
  PairJudge pairs_;
  std::vector<TurnIndex> required_;
  std::vector<TurnIndex> optional_;
  std::vector<int> lasting_broken_;  // [person] by what is fixed
  std::vector<int> broken_;
  std::vector<std::vector<bool>> first_allowed_;  // [turn][person] before anything is given
  std::vector<std::vector<bool>> allowed_;
  std::vector<std::vector<TurnIndex>> lines_;  // [person]
  Solution solution_;
  std::int64_t work_ = 0;
};

}  // namespace

Held hold_all(const Problem& problem, const Solution& hint, std::int64_t most) {
  Held held = Search(problem, hint, most).run();
  if (held.answer != Solvable::kUnknown) return held;
  held.answer = hold_by_bound(problem, held.solution);
  return held;
}

}  // namespace respite
