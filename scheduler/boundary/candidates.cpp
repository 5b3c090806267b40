#include "scheduler/boundary/candidates.h"

#include <algorithm>

#include "scheduler/boundary/breaches.h"

namespace respite {
namespace {

bool is_able(const Availability& known, PersonIndex index, const std::optional<SkillIndex>& skill,
             const Request& request) {
  const Person& person = known.desk->desk.people[at(index)];
  // Who has no hours and no duty serves nobody: leads who only lead.
  if (person.hours.empty() && known.of(index).shift.empty()) return false;
  if (request.skill.empty()) return true;
  return skill && has_skills(person, {{*skill, Level::kAble}}, request.now);
}

std::optional<SkillIndex> find_skill(const Desk& desk, std::string_view name) {
  const auto found = std::ranges::find_if(
      desk.skills, [&](const std::string& skill) { return same_name(skill, name); });
  if (found == desk.skills.end()) return std::nullopt;
  return index_of<SkillIndex>(static_cast<std::size_t>(found - desk.skills.begin()));
}

void sort_by_id(const Availability& known, std::vector<PersonIndex>& people) {
  std::sort(people.begin(), people.end(), [&](PersonIndex a, PersonIndex b) {
    return known.place_by_id[at(a)] < known.place_by_id[at(b)];
  });
}

const IntervalSet& room(const PersonTime& time, Displaces displaces) {
  switch (displaces) {
    case Displaces::kNothing:
      return time.untouched;
    case Displaces::kFavours:
      return time.kept;
    case Displaces::kMovableBlocks:
      return time.open;
  }
  return time.untouched;
}

}  // namespace

Instant next_on_grid(Instant t) {
  const Seconds past = t.time_since_epoch() % kGrid;
  return past == Seconds{0} ? t : t + (kGrid - past);
}

std::vector<Candidates> who_may_serve(const Availability& known, const Request& request) {
  const Desk& desk = known.desk->desk;
  const std::optional<SkillIndex> skill = find_skill(desk, request.skill);
  const auto able = [&](PersonIndex p) { return is_able(known, p, skill, request); };
  Candidates asked{Group::kAskedFor, {}};
  Candidates team{Group::kTeam, {}};
  Candidates others{Group::kOtherTeams, {}};
  if (request.person && able(*request.person)) asked.people.push_back(*request.person);
  if (!(request.person && request.only_person)) {
    const std::vector<bool> member = members_of(desk, request.team);
    for (std::size_t i = 0; i < desk.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      if (person == request.person || !able(person)) continue;
      (member[i] ? team : others).people.push_back(person);
    }
  }
  std::vector<Candidates> groups;
  for (Candidates* group : {&asked, &team, &others}) {
    sort_by_id(known, group->people);
    if (!group->people.empty()) groups.push_back(std::move(*group));
  }
  return groups;
}

std::vector<bool> members_of(const Desk& desk, std::optional<TeamIndex> team) {
  std::vector<bool> member(desk.people.size(), !team.has_value());
  if (!team || at(*team) >= desk.teams.size()) return member;
  for (const PersonIndex person : desk.teams[at(*team)].members) member[at(person)] = true;
  return member;
}

std::vector<PersonIndex> able_people(const Availability& known, const Request& request,
                                     const std::vector<bool>& among) {
  const std::optional<SkillIndex> skill = find_skill(known.desk->desk, request.skill);
  std::vector<PersonIndex> people;
  for (std::size_t i = 0; i < among.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    if (among[i] && is_able(known, person, skill, request)) people.push_back(person);
  }
  sort_by_id(known, people);
  return people;
}

std::optional<Instant> first_start_in(const PersonTime& time, const IntervalSet& hours,
                                      const Search& search, Displaces displaces) {
  const auto windows = hours.intervals();
  Instant from = search.first;
  if (time.rested) from = std::max(from, *time.rested);
  auto window = std::partition_point(windows.begin(), windows.end(),
                                     [from](const Interval& w) { return w.end <= from; });
  for (; window != windows.end(); ++window) {
    for (Instant start = next_on_grid(std::max(from, window->begin));
         start + search.length <= window->end; start += kGrid) {
      if (start > search.last) return std::nullopt;
      const Interval slot{start, start + search.length};
      const bool in_budget = displaces != Displaces::kMovableBlocks ||
                             count_over_budget(time, slot, search.now, search.budget) == 0;
      if (in_budget) return start;
    }
    if (window->begin > search.last) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Instant> first_start(const PersonTime& time, const Search& search,
                                   Displaces displaces) {
  return first_start_in(time, room(time, displaces), search, displaces);
}

Tie tie_of(const Availability& known, PersonIndex person, Interval slot, Instant now) {
  const PersonTime& time = known.of(person);
  return {count_blocks_in(time, slot, Firmness::kMovable), count_favours_in(time, slot),
          interruptions_in_week_of(time, now, now), known.place_by_id[at(person)]};
}

std::optional<Offer> first_offer(const Availability& known, const std::vector<PersonIndex>& people,
                                 const Search& search, Displaces displaces) {
  std::vector<PersonIndex> earliest;
  Search left = search;  // nobody later than the best so far is of interest
  for (const PersonIndex person : people) {
    const std::optional<Instant> start = first_start(known.of(person), left, displaces);
    if (!start) continue;
    if (earliest.empty() || *start < left.last) earliest.clear();
    left.last = *start;
    earliest.push_back(person);
  }
  if (earliest.empty()) return std::nullopt;
  const Interval slot{left.last, left.last + search.length};
  if (earliest.size() == 1) return Offer{earliest.front(), slot};
  const auto nearest =
      std::min_element(earliest.begin(), earliest.end(), [&](PersonIndex a, PersonIndex b) {
        return tie_of(known, a, slot, search.now) < tie_of(known, b, slot, search.now);
      });
  return Offer{*nearest, slot};
}

}  // namespace respite
