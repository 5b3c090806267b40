#include "scheduler/rules/novice.h"

#include <gtest/gtest.h>

namespace respite::test {
namespace {

constexpr SkillIndex kNetwork{0};
constexpr SkillIndex kLinux{1};

Person with(std::vector<Skill> skills) {
  Person person;
  person.skills = std::move(skills);
  return person;
}

TEST(NoviceOnAShift, IsWhoeverHasOnlyNoviceSkillsOfThoseAskedFor) {
  Desk desk;
  desk.skills = {"network", "linux"};
  Shift shift;
  const Instant now{};
  const Person mixed = with({{kNetwork, Level::kNovice}, {kLinux, Level::kAble}});
  const Person novice = with({{kNetwork, Level::kNovice}});
  EXPECT_TRUE(is_able_on(desk, shift, mixed, now));
  EXPECT_FALSE(is_novice_on(desk, shift, mixed, now));
  EXPECT_TRUE(is_novice_on(desk, shift, novice, now));
  EXPECT_FALSE(is_novice_on(desk, shift, with({}), now));
  shift.each_of = {{kNetwork}};
  EXPECT_TRUE(is_novice_on(desk, shift, mixed, now));
  EXPECT_FALSE(is_able_on(desk, shift, mixed, now));
}

}  // namespace
}  // namespace respite::test
