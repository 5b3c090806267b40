#include "scheduler/boundary/parity.h"

#include <algorithm>
#include <tuple>

namespace respite {
namespace {

constexpr std::size_t kMostLearners = 3;

// What all skills of one desk are judged by.
struct Service {
  const Availability& known;
  IntervalSet time;
  std::vector<IntervalSet> there;   // [person] in service time
  std::vector<PersonIndex> by_id;   // everybody who is there at all
  std::vector<bool> of_first_team;  // [person]

  [[nodiscard]] const Desk& desk() const { return known.desk->desk; }
};

Service service_of(const Availability& known, Interval window) {
  Service service{known, known.service.windows(window), {}, {}, {}};
  const Desk& desk = service.desk();
  service.of_first_team.resize(desk.people.size());
  if (!desk.teams.empty()) {
    for (const PersonIndex p : desk.teams.front().members) service.of_first_team[at(p)] = true;
  }
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    service.there.push_back(intersect(presence(*known.people[i]), service.time));
    if (!service.there.back().empty()) service.by_id.push_back(index_of<PersonIndex>(i));
  }
  std::sort(service.by_id.begin(), service.by_id.end(), [&](PersonIndex a, PersonIndex b) {
    return known.place_by_id[at(a)] < known.place_by_id[at(b)];
  });
  return service;
}

// In service time, since they are that good at it.
IntervalSet there_with(const Service& service, PersonIndex person, SkillIndex skill, Level level) {
  const Instant since = skilled_from(service.desk().people[at(person)], {{skill, level}});
  if (since == Instant::max()) return {};
  return intersect(service.there[at(person)], IntervalSet{{since, Instant::max()}});
}

std::vector<Learner> who_might_learn(const Service& service, SkillIndex skill,
                                     const IntervalSet& wanting) {
  std::vector<Learner> found;
  for (const PersonIndex person : service.by_id) {
    if (!there_with(service, person, skill, Level::kAble).empty()) continue;
    const Seconds helps = intersect(service.there[at(person)], wanting).length();
    if (helps == Seconds{0}) continue;
    const bool novice = !there_with(service, person, skill, Level::kNovice).empty();
    found.push_back({person, novice, helps});
  }
  const auto rank = [&](const Learner& learner) {
    return std::tuple(!learner.novice, -learner.helps, !service.of_first_team[at(learner.person)]);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Learner& a, const Learner& b) { return rank(a) < rank(b); });
  if (found.size() > kMostLearners) found.resize(kMostLearners);
  return found;
}

SkillParity parity_of(const Service& service, SkillIndex skill) {
  SkillParity parity;
  parity.skill = skill;
  IntervalSet one;
  IntervalSet two;
  for (const PersonIndex person : service.by_id) {
    const IntervalSet there = there_with(service, person, skill, Level::kAble);
    if (there.empty()) continue;
    parity.holders.push_back(person);
    two = unite(two, intersect(one, there));
    one = unite(one, there);
  }
  parity.one = one.length();
  parity.two = two.length();
  parity.nobody = subtract(service.time, one);
  const Desk& desk = service.desk();
  parity.nobody_by_week = hours_of_week(parity.nobody, service.time, desk.zone, desk.week_start);
  parity.wanting = parity.nobody;
  if (parity.nobody.empty() && parity.holders.size() == 1) parity.wanting = one;
  parity.learners = who_might_learn(service, skill, parity.wanting);
  return parity;
}

}  // namespace

IntervalSet presence(const PersonTime& time) {
  std::vector<Interval> away;
  for (const Block& block : time.parts.blocks) {
    if (block.firmness == Firmness::kNonnegotiable) away.push_back(block.span);
  }
  if (time.rested) away.push_back({*time.parts.work_ended, *time.rested});
  return subtract(subtract(time.shift, time.parts.leave), IntervalSet(std::move(away)));
}

Parity find_parity(const Availability& known, Interval window) {
  const Service service = service_of(known, window);
  Parity parity{window, service.time.length(), {}};
  for (std::size_t i = 0; i < service.desk().skills.size(); ++i) {
    parity.skills.push_back(parity_of(service, index_of<SkillIndex>(i)));
  }
  return parity;
}

}  // namespace respite
