#include "app/parity.h"

#include "app/availability_of.h"
#include "app/window.h"
#include "scheduler/boundary/parity.h"

namespace respite {
namespace {

SkillParityView view_of(const Desk& desk, const SkillParity& skill) {
  SkillParityView view;
  view.skill = desk.skills[at(skill.skill)];
  for (const PersonIndex holder : skill.holders) {
    view.holders.push_back({desk.people[at(holder)].id, desk.people[at(holder)].name});
  }
  view.one = skill.one;
  view.two = skill.two;
  view.nobody.assign(skill.nobody.begin(), skill.nobody.end());
  view.nobody_by_week = skill.nobody_by_week;
  view.wanting = skill.wanting.length();
  for (const Learner& learner : skill.learners) {
    const Person& person = desk.people[at(learner.person)];
    view.learners.push_back({person.id, person.name, learner.novice, learner.helps});
  }
  return view;
}

}  // namespace

ParityView parity_of(const OpenDesk& desk, std::optional<Day> first, int weeks) {
  const Interval window = weeks_of_service(desk, first, weeks);
  const Parity parity = find_parity(availability_of(desk, window), window);
  ParityView view{desk.desk.name, desk.desk.zone.name(), window, parity.service, {}};
  for (const SkillParity& skill : parity.skills) {
    view.skills.push_back(view_of(desk.desk, skill));
  }
  return view;
}

}  // namespace respite
