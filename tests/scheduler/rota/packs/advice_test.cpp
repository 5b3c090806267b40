#include "scheduler/rota/packs/advice.h"

#include <gtest/gtest.h>

#include <string>

#include "scheduler/rota/check.h"
#include "tests/support/desks.h"

namespace respite::test {
namespace {

Desk at_one_site(Desk desk, const std::string& pack) {
  desk.sites = {{.id = "hq", .name = "HQ", .zone = desk.zone, .holidays = {}, .pack = pack}};
  for (Person& person : desk.people) person.site = SiteIndex{0};
  settle_packs(desk);
  return desk;
}

std::vector<std::string> texts_of(const Desk& desk, int weeks, std::string_view held) {
  const Problem problem = make_problem(desk, weeks_of_winter(weeks));
  std::vector<std::string> texts;
  for (const Advice& advice : advice_of(problem, holders(problem, held)))
    texts.push_back(advice.text);
  return texts;
}

Desk weekly(int people) {
  Desk desk = bare_desk(people);
  add_weekly(desk, "oncall", {"primary"});
  return desk;
}

using Texts = std::vector<std::string>;
constexpr const char* kBook = "Site Reliability Engineering (O'Reilly 2016), chapter 11)";

TEST(Advice, IsNoneWithoutARulePack) {
  EXPECT_EQ(texts_of(weekly(2), 2, "p0 p0"), Texts{});
  EXPECT_EQ(texts_of(at_one_site(weekly(2), "au"), 2, "p0 p0"), Texts{});
}

TEST(Advice, NamesRuleCitationPersonAndTeam) {
  EXPECT_EQ(texts_of(at_one_site(weekly(7), "sre"), 4, "p0 p1 p2 p2"),
            (Texts{std::string("Person 2: 336 h on call in the window; the limit is 168 h "
                               "(SRE-25: ") +
                       kBook,
                   std::string("oncall: 7 people at HQ to share it; at least 8 wanted (SRE-8/6: ") +
                       kBook}));
  EXPECT_EQ(texts_of(at_one_site(weekly(8), "sre"), 4, "p0 p1 p2 p3"), Texts{});
}

TEST(Advice, AsksForFewerAtEachOfTwoSites) {
  Desk desk = at_one_site(weekly(12), "sre");
  desk.sites.push_back(
      {.id = "lab", .name = "Lab", .zone = desk.zone, .holidays = {}, .pack = "sre"});
  for (std::size_t i = 0; i < 6; ++i) desk.people[i].site = SiteIndex{1};
  EXPECT_EQ(texts_of(desk, 4, "p0 p1 p2 p3"), Texts{});
  desk.people[0].site = SiteIndex{0};
  EXPECT_EQ(texts_of(desk, 4, "p0 p1 p2 p3"),
            Texts{std::string("oncall: 5 people at Lab to share it; at least 6 wanted (SRE-8/6: ") +
                  kBook});
}

TEST(Advice, NamesWhoIsNeverOnCallInAQuarter) {
  const Desk desk = at_one_site(weekly(8), "sre");
  EXPECT_EQ(texts_of(desk, 12, "p0 p1 p2 p3 p4 p5 p6 p0 p1 p2 p3 p4"), Texts{});
  EXPECT_EQ(texts_of(desk, 13, "p0 p1 p2 p3 p4 p5 p6 p0 p1 p2 p3 p4 p5"),
            Texts{std::string("Person 7: not on call in 13 weeks (SRE-UNDERLOAD: ") + kBook});
}

// What a pack only warns of never makes a plan unlawful, nor costs anything.
TEST(Advice, IsNoViolation) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "06:00", "14:00", 1}, {"late", "14:00", "22:00", 1}});
  desk = at_one_site(std::move(desk), "be");
  const Problem problem = make_problem(desk, days_of_winter(1));
  const Solution both = holders(problem, "p0 p0");
  EXPECT_TRUE(check(problem, both).lawful());
  EXPECT_EQ(check(problem, both).score[Tier::kLimits], 0);
  const std::vector<Advice> advice = advice_of(problem, both);
  ASSERT_EQ(advice.size(), 1U);
  EXPECT_EQ(advice[0].rule->id, "BE-D11");
  EXPECT_EQ(advice[0].person, index_of<PersonIndex>(0));
  EXPECT_EQ(advice[0].turns.size(), 2U);
}

// The night average is about those who work nights.
TEST(Advice, KeepsTheNightAverageForNightWorkers) {
  const auto advised = [](std::string_view from, std::string_view to) {
    Desk desk = bare_desk(1);
    add_shifts(desk, "desk", {{"shift", from, to, 1}});
    desk = at_one_site(std::move(desk), "uk");
    for (const char* rule : {"UK-48", "UK-W24", "REST-D11"})
      desk.policy.rules.push_back({rule, "uk", RuleSeverity::kOff, "opted out in writing"});
    settle_packs(desk);
    const Problem problem = make_problem(desk, weeks_of_winter(17));
    Solution all = empty_solution(problem);
    for (auto& holder : all.holder) holder = PersonIndex{0};
    return advice_of(problem, all).size();
  };
  EXPECT_EQ(advised("08:00", "18:00"), 0U);
  EXPECT_EQ(advised("20:00", "06:00"), 1U);
}

}  // namespace
}  // namespace respite::test
