#include "scheduler/team/person.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;

constexpr SkillIndex kNetwork{0};
constexpr SkillIndex kPrinters{1};

Person person_with(std::vector<Skill> skills) {
  Person person;
  person.zone = *Zone::find("Europe/London");
  person.skills = std::move(skills);
  return person;
}

bool has(const Person& person, const std::vector<Skill>& wanted) {
  return has_skills(person, wanted, instant("2027-01-01T00:00:00Z"));
}

TEST(HasSkills, WantsEachAtItsLevelOrAbove) {
  const Person held = person_with({{kNetwork, Level::kAble}, {kPrinters, Level::kNovice}});
  EXPECT_TRUE(has(held, {}));
  EXPECT_TRUE(has(held, {{kNetwork, Level::kAble}}));
  EXPECT_TRUE(has(held, {{kNetwork, Level::kNovice}, {kPrinters, Level::kNovice}}));
  EXPECT_FALSE(has(held, {{kNetwork, Level::kExpert}}));
  EXPECT_FALSE(has(held, {{kNetwork, Level::kAble}, {kPrinters, Level::kAble}}));
  EXPECT_FALSE(has(person_with({}), {{kNetwork, Level::kNovice}}));
}

// Midnight of British summer time.
TEST(SkilledFrom, GrowsWithTheDaysOnTheirOwnClock) {
  const Person person = person_with({{kNetwork, Level::kNovice},
                                     {kNetwork, Level::kAble, make_day(2027, 3, 29)},
                                     {kNetwork, Level::kExpert, make_day(2027, 7, 1)}});
  EXPECT_EQ(skilled_from(person, {{kNetwork, Level::kNovice}}), Instant::min());
  const Instant able = instant("2027-03-28T23:00:00Z");
  EXPECT_EQ(skilled_from(person, {{kNetwork, Level::kAble}}), able);
  EXPECT_FALSE(has_skills(person, {{kNetwork, Level::kAble}}, able - Seconds{1}));
  EXPECT_TRUE(has_skills(person, {{kNetwork, Level::kAble}}, able));
  EXPECT_EQ(skilled_from(person, {{kNetwork, Level::kExpert}, {kNetwork, Level::kAble}}),
            instant("2027-06-30T23:00:00Z"));
  EXPECT_EQ(skilled_from(person, {{kPrinters, Level::kNovice}}), Instant::max());
}

}  // namespace
}  // namespace respite
