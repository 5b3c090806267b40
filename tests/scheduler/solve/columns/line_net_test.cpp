// Nets against the law they are made of, line by line.
#include "scheduler/solve/columns/line_net.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

// Points in Tier::kLimits along the path, nothing where there is none.
std::optional<std::int64_t> walk(const LineNet& net, const std::vector<TurnIndex>& line) {
  std::int64_t points = 0;
  int node = 0;
  for (std::size_t e = 0; e < net.events().size(); ++e) {
    const LineNet::Node& here = net.levels()[e][static_cast<std::size_t>(node)];
    const bool taken = std::ranges::find(line, net.events()[e].turn) != line.end();
    if (taken) points += here.limits;
    node = taken ? here.take : here.leave;
    if (node == LineNet::kNone) return std::nullopt;
  }
  return points;
}

std::vector<TurnIndex> random_line(const LineNet& net, Dice& dice) {
  std::vector<TurnIndex> line;
  const int one_in = dice.between(1, 6);
  for (const LineEvent& event : net.events())
    if (event.post < 0 || dice.one_in(one_in)) line.push_back(event.turn);
  return line;
}

bool holds_some(const LineNet& net) {
  return std::ranges::any_of(net.events(), [](const LineEvent& event) { return event.post < 0; });
}

// Where nothing is held already and the net is small, it is the law.
TEST(LineNet, HasThePathsTheLawAllowsAtItsPrices) {
  int lawful = 0;
  int unlawful = 0;
  int priced = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Problem problem = build(tiny_case(seed));
    const Posts posts = posts_of(problem);
    RelaxedLaw law(problem);
    Dice dice(seed);
    for (const ProblemPerson& person : problem.people) {
      const LineNet net(law, posts, person.person);
      if (holds_some(net)) continue;
      for (int i = 0; i < 20; ++i) {
        const std::vector<TurnIndex> line = random_line(net, dice);
        const LineScore score = law.version(0).judge.judge(person.person, line);
        const auto points = walk(net, line);
        ASSERT_EQ(points.has_value(), score.broken + score.unmet == 0) << "seed " << seed;
        (points ? lawful : unlawful) += 1;
        if (!points) continue;
        ASSERT_EQ(*points, score.limits) << "seed " << seed;
        priced += *points > 0 ? 1 : 0;
      }
    }
  }
  EXPECT_GT(lawful, 1000);
  EXPECT_GT(unlawful, 1000);
  EXPECT_GT(priced, 200);
}

// However large the desk and whatever is held: a lawful line is never missing, nor dearer.
TEST(LineNet, NeverForbidsOrOverpricesALawfulLine) {
  int lawful = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Problem problem = build(small_case(seed));
    const Posts posts = posts_of(problem);
    RelaxedLaw law(problem);
    LineJudge judge(problem);
    Dice dice(seed);
    for (const ProblemPerson& person : problem.people) {
      const LineNet net(law, posts, person.person);
      std::vector<TurnIndex> held;
      for (const LineEvent& event : net.events())
        if (event.post < 0) held.push_back(event.turn);
      const LineScore before = law.version(0).judge.judge(person.person, held);
      for (int i = 0; i < 20; ++i) {
        const std::vector<TurnIndex> line = random_line(net, dice);
        const LineScore score = judge.judge(person.person, line);
        if (score.broken > before.broken || score.unmet > 0) continue;
        ++lawful;
        const auto points = walk(net, line);
        ASSERT_TRUE(points) << "seed " << seed;
        ASSERT_LE(*points, score.limits) << "seed " << seed;
      }
    }
  }
  EXPECT_GT(lawful, 500);
}

}  // namespace
}  // namespace respite::test
