#include "scheduler/team/person.h"

#include <algorithm>

namespace respite {

Instant skilled_from(const Person& person, const std::vector<Skill>& wanted) {
  Instant from = Instant::min();
  for (const Skill& want : wanted) {
    Instant first = Instant::max();
    for (const Skill& have : person.skills)
      if (have.skill == want.skill && have.level >= want.level)
        first = std::min(first,
                         have.from ? person.zone.at_transition(Wall{*have.from}) : Instant::min());
    from = std::max(from, first);
  }
  return from;
}

bool has_skills(const Person& person, const std::vector<Skill>& wanted, Instant at) {
  return skilled_from(person, wanted) <= at;
}

}  // namespace respite
