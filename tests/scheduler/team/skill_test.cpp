#include "scheduler/team/skill.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

constexpr SkillIndex kNetwork{0};
constexpr SkillIndex kPrinters{1};

TEST(HasSkills, WantsEachAtItsLevelOrAbove) {
  const std::vector<Skill> held{{kNetwork, Level::kAble}, {kPrinters, Level::kNovice}};
  EXPECT_TRUE(has_skills(held, {}));
  EXPECT_TRUE(has_skills(held, {{kNetwork, Level::kAble}}));
  EXPECT_TRUE(has_skills(held, {{kNetwork, Level::kNovice}, {kPrinters, Level::kNovice}}));
  EXPECT_FALSE(has_skills(held, {{kNetwork, Level::kExpert}}));
  EXPECT_FALSE(has_skills(held, {{kNetwork, Level::kAble}, {kPrinters, Level::kAble}}));
  EXPECT_FALSE(has_skills({}, {{kNetwork, Level::kNovice}}));
}

}  // namespace
}  // namespace respite
