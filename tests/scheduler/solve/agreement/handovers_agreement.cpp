// A person's net, path by path, against the law.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "scheduler/rota/judge_line.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/solve/columns/line_net.h"
#include "tests/scheduler/solve/agreement/agreement.h"
#include "tests/scheduler/solve/agreement/law_desk.h"
#include "tests/scheduler/solve/agreement/random_lines.h"

namespace respite::test {
namespace {

class NetLines {
 public:
  NetLines(const Problem& problem, RelaxedLaw& law, const Posts& posts, LineJudge& judge,
           PersonIndex person)
      : problem_(problem),
        judge_(judge),
        person_(person),
        net_(law, posts, person),
        version_(law.version(net_.version())),
        whole_(version_.is_whole(problem, person)) {
    for (const LineEvent& event : net_.events()) {
      LineChoice& choice = choices_.emplace_back(LineChoice{{event.turn}});
      if (event.post < 0) choice.held = event.turn;
    }
  }

  Agreement compare(std::uint64_t seed, int lines) {
    Agreement found;
    if (held_breaks_the_law() || choices_.empty()) return found;
    Dice dice(seed);
    RandomLines source(judge_, person_, choices_, dice);
    for (int i = 0; i < lines; ++i) {
      if (i % 10 != 0) {
        compare(source.next(), found);
        continue;
      }
      const auto line = any_path(dice);
      source.keep(line);
      compare(line, found);
    }
    return found;
  }

 private:
  // Whoever holds them may keep them, and so the net's paths are lawful in part only.
  [[nodiscard]] bool held_breaks_the_law() {
    std::vector<TurnIndex> held;
    for (const LineEvent& event : net_.events())
      if (event.post < 0) held.push_back(event.turn);
    const LineScore relaxed = version_.judge.judge(person_, held);
    return judge_.judge(person_, held).broken > 0 || relaxed.broken + relaxed.unmet > 0;
  }

  std::vector<TurnIndex> any_path(Dice& dice) {
    std::vector<TurnIndex> line;
    int node = 0;
    const int one_in = dice.between(1, 3);
    for (std::size_t e = 0; e < net_.events().size(); ++e) {
      bool takes = net_.events()[e].post < 0;
      if (node != LineNet::kNone) {  // else no path goes on, and only what is held already follows
        const LineNet::Node& here = net_.levels()[e][static_cast<std::size_t>(node)];
        takes = takes || (here.take != LineNet::kNone && dice.one_in(one_in));
        node = takes ? here.take : here.leave;
      }
      if (takes) line.push_back(net_.events()[e].turn);
    }
    return line;
  }

  // Points in Tier::kLimits along the path, nothing where there is none.
  [[nodiscard]] std::optional<std::int64_t> walk(const std::vector<TurnIndex>& line) const {
    std::int64_t points = 0;
    int node = 0;
    for (std::size_t e = 0; e < net_.events().size(); ++e) {
      const LineNet::Node& here = net_.levels()[e][static_cast<std::size_t>(node)];
      const bool taken = std::ranges::binary_search(line, net_.events()[e].turn);
      if (taken) points += here.limits;
      node = taken ? here.take : here.leave;
      if (node == LineNet::kNone) return std::nullopt;
    }
    return points;
  }

  // Fairness and wishes as the net's events add them up.
  [[nodiscard]] std::int64_t balance_of(const std::vector<TurnIndex>& line) const {
    std::int64_t load = 0;
    std::int64_t wishes = 0;
    for (const LineEvent& event : net_.events()) {
      if (!std::ranges::binary_search(line, event.turn)) continue;
      load += event.load;
      wishes += event.wish;
    }
    return wishes + deviation_cost(load - problem_.people[at(person_)].fair, problem_.average_load,
                                   problem_.fairness_weight);
  }

  void compare(const std::vector<TurnIndex>& line, Agreement& found) {
    const LineScore law = judge_.judge(person_, line);
    const LineScore relaxed = version_.judge.judge(person_, line);
    const auto points = walk(line);
    const bool lawful = law.broken == 0 && law.unmet == 0;
    ++found.lines;
    ++(lawful ? found.lawful : found.unlawful);
    EXPECT_EQ(points.has_value(), relaxed.broken + relaxed.unmet == 0) << "not as the law it is of";
    if (points) {
      EXPECT_EQ(*points, relaxed.limits) << "not at the price of the law it is of";
    }
    if (lawful) {
      ++found.lawful_said;
      EXPECT_TRUE(points) << "forbids what the law allows";
      EXPECT_LE(points.value_or(0), law.limits);
    } else if (whole_) {
      ++found.unlawful_said;
      EXPECT_FALSE(points) << "allows what the law forbids";
    }
    if (!lawful || !whole_ || !points) return;
    ++found.priced;
    EXPECT_EQ(*points, law.limits);
    EXPECT_EQ(balance_of(line), law.balance);
  }

  const Problem& problem_;
  LineJudge& judge_;
  PersonIndex person_;
  LineNet net_;
  RelaxedLaw::Version& version_;
  bool whole_;
  std::vector<LineChoice> choices_;
};

}  // namespace

Agreement agreement_of_handovers(std::uint64_t seed, int lines) {
  const testing::ScopedTrace trace(__FILE__, __LINE__,
                                   "desk of handovers, seed " + std::to_string(seed));
  const Problem problem = quarter_of_handovers(seed);
  const Posts posts = posts_of(problem);
  RelaxedLaw law(problem);
  LineJudge judge(problem);
  Agreement found;
  for (const ProblemPerson& person : problem.people)
    found += NetLines(problem, law, posts, judge, person.person)
                 .compare(seed * 100 + at(person.person), lines);
  return found;
}

}  // namespace respite::test
