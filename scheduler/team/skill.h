// Skills, and how well somebody has one.
#pragma once

#include <optional>

#include "scheduler/team/index.h"
#include "scheduler/time/civil.h"

namespace respite {

enum class Level { kNovice, kAble, kExpert };

struct Skill {  // held, or asked for as "at least"
  SkillIndex skill;
  Level level = Level::kAble;
  std::optional<Day> from = {};  // held: since the start of that day; nothing: all along
};

}  // namespace respite
