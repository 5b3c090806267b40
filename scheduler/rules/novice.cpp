#include "scheduler/rules/novice.h"

#include <algorithm>

namespace respite {
namespace {

std::vector<Skill> asked_by(const Desk& desk, const Shift& shift, Level level) {
  std::vector<Skill> asked;
  for (const auto* skills : {&shift.skills, &shift.one_has, &shift.each_of})
    for (const Skill& skill : *skills) asked.push_back({skill.skill, level});
  if (asked.empty())
    for (std::size_t s = 0; s < desk.skills.size(); ++s)
      asked.push_back({index_of<SkillIndex>(s), level});
  return asked;
}

bool has_any(const Desk& desk, const Shift& shift, const Person& person, Instant at, Level level) {
  return std::ranges::any_of(asked_by(desk, shift, level),
                             [&](const Skill& skill) { return has_skills(person, {skill}, at); });
}

}  // namespace

bool is_able_on(const Desk& desk, const Shift& shift, const Person& person, Instant at) {
  return has_any(desk, shift, person, at, Level::kAble);
}

bool is_novice_on(const Desk& desk, const Shift& shift, const Person& person, Instant at) {
  return !is_able_on(desk, shift, person, at) && has_any(desk, shift, person, at, Level::kNovice);
}

}  // namespace respite
