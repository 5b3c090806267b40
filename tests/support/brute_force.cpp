#include "tests/support/brute_force.h"

#include <tuple>

#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"

namespace respite::test {
namespace {

std::vector<TurnIndex> open_turns(const Problem& problem) {
  std::vector<TurnIndex> open;
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (problem.turns[t].in_window && !problem.turns[t].fixed)
      open.push_back(index_of<TurnIndex>(t));
  return open;
}

// Every line of every person, judged once: [person][set of open turns as bits].
std::vector<std::vector<LineScore>> judge_all_lines(const Problem& problem,
                                                    const std::vector<TurnIndex>& open) {
  LineJudge judge(problem);
  std::vector<std::vector<LineScore>> scores;
  for (const ProblemPerson& person : problem.people) {
    auto& of_person = scores.emplace_back();
    for (std::size_t bits = 0; bits < std::size_t{1} << open.size(); ++bits) {
      Solution only = empty_solution(problem);
      for (std::size_t i = 0; i < open.size(); ++i)
        if ((bits >> i & 1U) != 0) only.holder[at(open[i])] = person.person;
      of_person.push_back(judge.judge(person.person, line_of(only, person.person)));
    }
  }
  return scores;
}

class Search {
 public:
  explicit Search(const Problem& problem)
      : problem_(problem),
        pairs_(problem),
        open_(open_turns(problem)),
        lines_(judge_all_lines(problem, open_)),
        held_(problem.people.size(), 0) {
    now_ = empty_solution(problem);
  }

  Best run() {
    from(0);
    return best_;
  }

 private:
  void from(std::size_t i) {
    if (i == open_.size()) return judge();
    const TurnIndex turn = open_[i];
    now_.holder[at(turn)] = std::nullopt;
    from(i + 1);
    for (const ProblemPerson& person : problem_.people) {
      if (problem_.barred[at(turn)][at(person.person)]) continue;
      now_.holder[at(turn)] = person.person;
      held_[at(person.person)] |= std::size_t{1} << i;
      from(i + 1);
      held_[at(person.person)] &= ~(std::size_t{1} << i);
    }
    now_.holder[at(turn)] = std::nullopt;
  }

  void judge() {
    Best now;
    IgnoreBreaches sink;
    const PairScore pairs = pairs_.judge(now_, sink);
    now.broken = pairs.broken;
    now.score[Tier::kLimits] = pairs.limits;
    now.score[Tier::kBalance] = pairs.balance;
    for (std::size_t p = 0; p < held_.size(); ++p) {
      const LineScore& line = lines_[p][held_[p]];
      now.broken += line.broken;
      now.unmet += line.unmet;
      now.score[Tier::kLimits] += line.limits;
      now.score[Tier::kBalance] += line.balance;
    }
    for (std::size_t t = 0; t < problem_.turns.size(); ++t)
      if (problem_.turns[t].in_window)
        now.score[now_.holder[t] ? Tier::kLimits : Tier::kCover] +=
            now_.holder[t] ? problem_.turns[t].over : problem_.turns[t].under;
    const auto key = [](const Best& best) {
      return std::tuple(best.broken, best.unmet, best.score);
    };
    if (any_ && key(now) >= key(best_)) return;
    any_ = true;
    now.solution = now_;
    best_ = now;
  }

  const Problem& problem_;
  PairJudge pairs_;
  std::vector<TurnIndex> open_;
  std::vector<std::vector<LineScore>> lines_;
  std::vector<std::size_t> held_;  // [person] bits of open turns
  Solution now_;
  Best best_;
  bool any_ = false;
};

}  // namespace

Best brute_force(const Problem& problem) { return Search(problem).run(); }

double plans_of(const Problem& problem) {
  double plans = 1;
  for (const TurnIndex turn : open_turns(problem)) {
    int choices = 1;
    for (const auto& bar : problem.barred[at(turn)]) choices += bar ? 0 : 1;
    plans *= choices;
  }
  return plans;
}

}  // namespace respite::test
