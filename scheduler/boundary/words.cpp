#include "scheduler/boundary/words.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

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

// Puts the named values where the template has {name}; values are never looked into.
std::string fill(std::string_view text, std::initializer_list<Named> values) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    for (const auto& [known, value] : values) {
      if (known == name) filled += value;
    }
    text.remove_prefix(close + 1);
  }
  return filled;
}

std::string date(const Phrases& words, Zone zone, Instant at) {
  const Wall wall = zone.to_wall(at);
  const Day day = day_of(wall);
  const std::chrono::year_month_day civil{std::chrono::sys_days{day.time_since_epoch()}};
  return fill(words.date, {{"weekday", words.weekdays[weekday_of(day).c_encoding()]},
                           {"day", std::to_string(static_cast<unsigned>(civil.day()))},
                           {"month", words.months[static_cast<unsigned>(civil.month()) - 1]},
                           {"time", to_text(time_of_day(wall))}});
}

std::string_view name_of(const Desk& desk, std::optional<PersonIndex> person) {
  if (!person) return "";
  const Person& found = desk.people[at(*person)];
  return found.name.empty() ? found.id : found.name;
}

std::string what_happens(const Desk& desk, const Verdict& verdict, const Phrases& words) {
  const auto when = [&](Instant at) { return date(words, desk.zone, at); };
  const std::string_view who = name_of(desk, verdict.person);
  switch (verdict.kind) {
    case VerdictKind::kAcceptNow:
      return fill(words.now, {{"who", who}});
    case VerdictKind::kScheduleAt:
      return fill(words.at, {{"who", who}, {"when", when(verdict.slot->begin)}});
    case VerdictKind::kQueue:
      if (!verdict.slot) return fill(words.promised, {{"latest", when(*verdict.promise)}});
      return fill(
          words.planned,
          {{"who", who}, {"when", when(verdict.slot->begin)}, {"latest", when(*verdict.promise)}});
    case VerdictKind::kEscalate:
      return fill(words.called, {{"who", who}, {"when", when(*verdict.ack_by)}});
    case VerdictKind::kNeedsConsent:
      break;
  }
  if (!verdict.slot) return fill(words.lead, {{"who", who}});
  const std::string asked = when(verdict.slot->begin);
  if (verdict.alternatives.empty()) return fill(words.only_asking, {{"when", asked}});
  const Offer& certain = verdict.alternatives.front();
  return fill(words.asking, {{"when", asked},
                             {"who", name_of(desk, certain.person)},
                             {"other", when(certain.slot.begin)}});
}

// An article on the skill asked for, else one for everybody.
const Article* article_for(const Desk& desk, const Request& request) {
  const Article* general = nullptr;
  for (const Article& article : desk.policy.articles) {
    if (!article.skill) {
      if (general == nullptr) general = &article;
    } else if (desk.skills[at(*article.skill)] == request.skill) {
      return &article;
    }
  }
  return general;
}

// What helps instead of what is not done: of the scope named, or of the only one there is.
std::string_view advice_for(const Desk& desk, const Request& request) {
  const std::vector<ProhibitedScope>& scopes = desk.policy.prohibited;
  if (!request.prohibited || scopes.empty()) return "";
  if (request.scope.empty()) {
    return scopes.size() == 1 ? std::string_view(scopes.front().advice) : std::string_view{};
  }
  const auto scope = std::find_if(scopes.begin(), scopes.end(),
                                  [&](const ProhibitedScope& s) { return s.id == request.scope; });
  return scope == scopes.end() ? std::string_view{} : scope->advice;
}

std::string how_to_say_emergency(const Desk& desk, const Phrases& words) {
  std::string criteria;
  for (const EmergencyCriterion& criterion : desk.policy.emergencies) {
    if (!criteria.empty()) criteria += "; ";
    criteria += criterion.text.empty() ? criterion.id : criterion.text;
  }
  if (criteria.empty()) return "";
  const auto channel = std::find_if(desk.policy.channels.begin(), desk.policy.channels.end(),
                                    [](const Channel& c) { return c.priority == Priority::kP1; });
  if (channel == desk.policy.channels.end()) return fill(words.emergency, {{"criteria", criteria}});
  return fill(words.emergency_by, {{"criteria", criteria}, {"by", channel->by}});
}

// Up to three people with the fewest skills, who are nearest to having time for one more.
std::string who_might_learn(const Desk& desk) {
  std::vector<const Person*> people;
  for (const Person& person : desk.people) {
    if (!person.hours.empty()) people.push_back(&person);
  }
  std::stable_sort(people.begin(), people.end(), [](const Person* a, const Person* b) {
    return a->skills.size() < b->skills.size();
  });
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, people.size()); ++i) {
    if (!names.empty()) names += ", ";
    names += people[i]->name.empty() ? people[i]->id : people[i]->name;
  }
  return names;
}

}  // namespace

std::optional<Language> parse_language(std::string_view code) {
  if (code == "en") return Language::kEnglish;
  if (code == "fr") return Language::kFrench;
  if (code == "de") return Language::kGerman;
  return std::nullopt;
}

std::vector<Citation> citations(const Verdict& verdict) {
  std::vector<Citation> found;
  for (const CitedRules::Citation& cited : verdict.rules.citations()) {
    const PackRule& rule = citation_of(cited.rule, cited.pack);
    std::string text(rule.text);
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
    if (remark == Remark::kNeverFits) found.emplace_back(words.too_long);
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

std::string reply(const Desk& desk, const Request& request, const Verdict& verdict,
                  Language language) {
  const Phrases& words = phrases_in(language);
  std::string text(words.thanks);
  const auto say = [&](std::string_view sentence) {
    if (sentence.empty()) return;
    text += ' ';
    text += sentence;
  };
  if (verdict.rules.has(RuleId::kEmgTest)) say(words.not_an_emergency);
  say(what_happens(desk, verdict, words));
  say(advice_for(desk, request));
  if (const Article* article = article_for(desk, request)) {
    say(fill(words.meanwhile, {{"article", article->title}, {"link", article->url}}));
  }
  if (verdict.kind != VerdictKind::kEscalate && !verdict.rules.has(RuleId::kEmgOk)) {
    say(how_to_say_emergency(desk, words));
  }
  if (!desk.policy.id.empty()) {
    const std::string policy = desk.policy.id + " " + desk.policy.version;
    say(fill(words.policy, {{"policy", policy}}));
  }
  return text;
}

}  // namespace respite
