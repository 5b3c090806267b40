// Skills, and how well somebody has one.
#pragma once

#include <vector>

#include "scheduler/team/index.h"

namespace respite {

enum class Level { kNovice, kAble, kExpert };

struct Skill {  // held, or asked for as "at least"
  SkillIndex skill;
  Level level = Level::kAble;
};

// Whether `held` has every wanted skill at its level or above.
[[nodiscard]] bool has_skills(const std::vector<Skill>& held, const std::vector<Skill>& wanted);

}  // namespace respite
