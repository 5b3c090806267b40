// A desk in shifts as the engine is told it, line by line against the law.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "scheduler/rota/judge_line.h"
#include "scheduler/solve/engine/best_line.h"
#include "scheduler/solve/random.h"
#include "scheduler/solve/shifts/day_lines.h"
#include "tests/scheduler/solve/agreement/agreement.h"
#include "tests/scheduler/solve/agreement/law_desk.h"
#include "tests/scheduler/solve/agreement/random_lines.h"

namespace respite::test {
namespace {

std::vector<PersonIndex> everybody_of(const Problem& problem) {
  std::vector<PersonIndex> people;
  for (const ProblemPerson& person : problem.people) people.push_back(person.person);
  return people;
}

// By day: what somebody may hold then, a head of each shift.
std::vector<LineChoice> choices_of(const Problem& problem, const DayLines& in_days,
                                   PersonIndex person) {
  std::map<int, LineChoice> by_day;
  for (const DayPost& post : in_days.posts) {
    by_day[post.period].turns.push_back(post.turns.front());
    for (const TurnIndex turn : post.turns)
      if (problem.turns[at(turn)].fixed == person) by_day[post.period].held = turn;
  }
  std::vector<LineChoice> choices;
  for (auto& [day, choice] : by_day) choices.push_back(std::move(choice));
  return choices;
}

class ShiftLines {
 public:
  ShiftLines(const Problem& problem, LineJudge& judge, const DayLines& in_days, std::size_t person)
      : problem_(problem), judge_(judge), days_(in_days), place_(person) {
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (!problem.turns[t].in_window && problem.turns[t].fixed == index())
        context_.push_back(index_of<TurnIndex>(t));
  }

  Agreement compare(std::uint64_t seed, int lines) {
    Dice dice(seed);
    Random random(seed);
    const auto choices = choices_of(problem_, days_, index());
    RandomLines source(judge_, index(), choices, dice);
    Agreement found;
    for (int i = 0; i < lines; ++i) {
      if (i % 10 != 0) {
        compare(source.next(), found);
        continue;
      }
      const auto line = best_by_chance(random);
      source.keep(line);
      compare(line, found);
    }
    return found;
  }

 private:
  [[nodiscard]] PersonIndex index() const { return days_.people[place_]; }
  [[nodiscard]] const LineRules& rules() const { return days_.lines.people[place_]; }

  // Lawful by the engine, and at the edge of what it thinks lawful.
  std::vector<TurnIndex> best_by_chance(Random& random) {
    std::vector<Price> prices;
    for (std::size_t cell = 0; cell < rules().cells.size(); ++cell)
      prices.push_back(rules().cells[cell].cost + static_cast<Price>(random.below(600)) - 400);
    const LineShape shape(days_.lines, rules());
    BestLine best;
    CapPrices caps;
    const FoundLine found =
        best.find(shape, whole_window(shape), {.prices = prices, .most_labels = 2'000}, caps);
    Roster roster(days_.people.size(), Line(static_cast<std::size_t>(days_.lines.periods), kOff));
    if (found.found) {
      EXPECT_EQ(broken_rules(days_.lines, rules(), found.inside), 0);
      roster[place_] = found.inside;
    }
    return line_of(days_.lay_into(empty_solution(problem_), problem_, roster), index());
  }

  void compare(std::vector<TurnIndex> line, Agreement& found) {
    std::erase_if(line, [&](TurnIndex turn) { return !problem_.turns[at(turn)].in_window; });
    Solution solution;
    solution.holder.assign(problem_.turns.size(), std::nullopt);
    for (const TurnIndex turn : line) solution.holder[at(turn)] = index();
    const Line compiled = days_.roster_of(solution)[place_];
    line.insert(line.end(), context_.begin(), context_.end());
    std::ranges::sort(line);

    const LineScore law = judge_.judge(index(), line);
    const bool may = std::ranges::all_of(line, [&](TurnIndex turn) {
      return problem_.turns[at(turn)].fixed == index() || !problem_.barred[at(turn)][at(index())];
    });
    const bool lawful = may && law.broken == 0 && law.unmet == 0 && law.limits == 0;
    const bool allowed = broken_rules(days_.lines, rules(), compiled) == 0;
    ++found.lines;
    ++(lawful ? found.lawful : found.unlawful);
    if (lawful && days_.sound) {
      ++found.lawful_said;
      EXPECT_TRUE(allowed) << "forbids what the law allows";
      compare_costs(law, line_cost(days_.lines, rules(), compiled), found);
    }
    if (!lawful && days_.whole[place_] != 0) {
      ++found.unlawful_said;
      EXPECT_FALSE(allowed) << "allows what the law forbids:" << breaches(line);
    }
  }

  std::string breaches(const std::vector<TurnIndex>& line) {
    CollectBreaches sink;
    static_cast<void>(judge_.judge(index(), line, sink));
    std::string all;
    for (const Breach& breach : sink.breaches()) all += "\n  " + to_text(problem_, index(), breach);
    return all;
  }

  void compare_costs(const LineScore& law, Cost cost, Agreement& found) const {
    EXPECT_LE(cost, law.balance);
    const Even& even = problem_.even;
    if (even.nights > 0 || even.weekends > 0 || even.holidays > 0) return;
    EXPECT_EQ(cost, law.balance);
    ++found.priced;
  }

  const Problem& problem_;
  LineJudge& judge_;
  const DayLines& days_;
  std::size_t place_;
  std::vector<TurnIndex> context_;
};

}  // namespace

Agreement agreement_in_shifts(std::uint64_t seed, int lines) {
  const testing::ScopedTrace trace(__FILE__, __LINE__,
                                   "desk in shifts, seed " + std::to_string(seed));
  const Problem problem = quarter_in_shifts(seed);
  const auto found_days =
      day_lines_of(problem, PairJudge(problem), everybody_of(problem), empty_solution(problem));
  Agreement found;
  if (!found_days) return found;  // what is left of a night that nobody holds is none of a day
  LineJudge judge(problem);
  for (std::size_t person = 0; person < found_days->people.size(); ++person)
    found += ShiftLines(problem, judge, *found_days, person).compare(seed * 100 + person, lines);
  return found;
}

}  // namespace respite::test
