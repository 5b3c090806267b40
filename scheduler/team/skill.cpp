#include "scheduler/team/skill.h"

#include <algorithm>

namespace respite {

bool has_skills(const std::vector<Skill>& held, const std::vector<Skill>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const Skill& want) {
    return std::any_of(held.begin(), held.end(), [&](const Skill& have) {
      return have.skill == want.skill && have.level >= want.level;
    });
  });
}

}  // namespace respite
