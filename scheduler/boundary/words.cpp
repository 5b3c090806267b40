#include "scheduler/boundary/words.h"

#include <algorithm>
#include <set>

#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

// Up to three people with the fewest skills, who are nearest to having time for one more.
std::string who_might_learn(const Desk& desk) {
  std::vector<const Person*> people;
  for (const Person& person : desk.people) {
    if (!person.hours.empty()) people.push_back(&person);
  }
  const auto skills = [](const Person* person) {
    std::set<SkillIndex> each;
    for (const Skill& skill : person->skills) each.insert(skill.skill);
    return each.size();
  };
  std::ranges::stable_sort(people, {}, skills);
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, people.size()); ++i) {
    if (!names.empty()) names += ", ";
    names += people[i]->name.empty() ? people[i]->id : people[i]->name;
  }
  return names;
}

}  // namespace

const Phrases& phrases_in(Language language) {
  switch (language) {
    case Language::kEnglish:
      return english();
    case Language::kFrench:
      return french();
    case Language::kGerman:
      return german();
  }
  return english();
}

std::string_view name_of(const Desk& desk, std::optional<PersonIndex> person) {
  if (!person) return "";
  const Person& found = desk.people[at(*person)];
  return found.name.empty() ? found.id : found.name;
}

std::vector<Citation> citations(const Verdict& verdict, Language language) {
  const Phrases& words = phrases_in(language);
  std::vector<Citation> found;
  for (const CitedRules::Citation& cited : verdict.rules.citations()) {
    const PackRule& rule = citation_of(cited.rule, cited.pack);
    std::string text(language == Language::kEnglish
                         ? rule.text
                         : words.reasons[static_cast<std::size_t>(cited.rule)]);
    if (!rule.effective.empty()) text += " (" + std::string(rule.citation) + ")";
    found.push_back({std::string(rule.id), std::string(rule.version), std::move(text)});
  }
  return found;
}

std::vector<std::string> reasons(const Desk& desk, const Request& request, const Verdict& verdict,
                                 Language language) {
  const Phrases& words = phrases_in(language);
  std::vector<std::string> found;
  verdict.rules.all().for_each(
      [&](RuleId rule) { found.emplace_back(words.reasons[static_cast<std::size_t>(rule)]); });
  for (const Remark remark : verdict.remarks) {
    if (remark == Remark::kNoSuchSkill && !request.skill.empty()) {
      found.push_back(fill(words.nobody_has_skill,
                           {{"skill", request.skill}, {"people", who_might_learn(desk)}}));
    }
    if (remark == Remark::kNeverFits) {
      const auto horizon = std::chrono::floor<std::chrono::days>(desk.policy.horizon).count();
      found.push_back(fill(words.too_long, {{"days", std::to_string(horizon)}}));
    }
    if (remark == Remark::kSeatEmpty) found.emplace_back(words.seat_empty);
    const std::string_view who = name_of(desk, verdict.person);
    if (remark == Remark::kUnskilledOnDuty) {
      found.push_back(fill(words.unskilled_on_duty, {{"skill", request.skill}, {"who", who}}));
    }
    if (remark == Remark::kTakenOnDuty) {
      found.push_back(fill(words.taken_on_duty, {{"who", who}}));
    }
  }
  return found;
}

}  // namespace respite
