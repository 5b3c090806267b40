#include "scheduler/boundary/reply.h"

#include <algorithm>
#include <array>

#include "scheduler/boundary/phrases.h"

namespace respite {
namespace {

using std::chrono::year_month_day;

bool has_several_zones(const Desk& desk) {
  return std::ranges::any_of(desk.people, [&](const Person& p) { return p.zone != desk.zone; }) ||
         std::ranges::any_of(desk.sites, [&](const Site& s) { return s.zone != desk.zone; });
}

year_month_day date_of(Zone zone, Instant at) {
  return year_month_day{std::chrono::sys_days{day_of(zone.to_wall(at)).time_since_epoch()}};
}

// Writes times; the first one says in which zone all of them are.
class Dates {
 public:
  Dates(const Desk& desk, const Phrases& words, Instant now)
      : desk_(desk), words_(words), now_(now), name_zone_(has_several_zones(desk)) {}

  std::string operator()(Instant at) {
    const Wall wall = desk_.zone.to_wall(std::chrono::floor<std::chrono::minutes>(at));
    const Day day = day_of(wall);
    const year_month_day civil = date_of(desk_.zone, at);
    const auto number = static_cast<unsigned>(civil.day());
    std::string year;
    if (civil.year() != date_of(desk_.zone, now_).year()) {
      year = ' ' + std::to_string(static_cast<int>(civil.year()));
    }
    std::string text =
        fill(words_.date,
             {{"weekday", words_.weekdays[weekday_of(day).c_encoding()]},
              {"day", number == 1 ? std::string(words_.first_of_month) : std::to_string(number)},
              {"month", words_.months[static_cast<unsigned>(civil.month()) - 1]},
              {"year", year},
              {"time", to_text(time_of_day(wall))}});
    if (name_zone_) text += " (" + desk_.zone.name() + ")";
    name_zone_ = false;
    return text;
  }

 private:
  const Desk& desk_;
  const Phrases& words_;
  Instant now_;
  bool name_zone_;
};

std::string what_happens(const Desk& desk, const Request& request, const Verdict& verdict,
                         const Phrases& words, const std::optional<Taken>& taken) {
  const OutcomePhrases& say = taken ? words.done : words.could;
  Dates when(desk, words, request.now);
  const std::string_view who = name_of(desk, verdict.person);
  if (verdict.kind == VerdictKind::kAcceptNow) return fill(say.now, {{"who", who}});
  if (verdict.kind == VerdictKind::kEscalate) {
    return fill(say.called, {{"who", who}, {"when", when(*verdict.ack_by)}});
  }
  if (verdict.kind == VerdictKind::kQueue && verdict.promise) {
    if (!verdict.slot) return fill(say.promised, {{"latest", when(*verdict.promise)}});
    const std::string planned = when(verdict.slot->begin);
    return fill(say.planned, {{"who", who}, {"when", planned}, {"latest", when(*verdict.promise)}});
  }
  if (!verdict.slot) return fill(say.lead, {{"who", who}});
  if (verdict.kind != VerdictKind::kNeedsConsent) {
    return fill(say.at, {{"who", who}, {"when", when(verdict.slot->begin)}});
  }
  const bool later = taken && taken->asks_from;
  const std::string first = later ? when(*taken->asks_from) : std::string{};
  const std::string asked = when(verdict.slot->begin);
  std::string text = later ? fill(words.agree_later, {{"later", first}, {"when", asked}})
                           : fill(say.agree, {{"when", asked}});
  if (verdict.alternatives.empty()) return text;
  const Offer& certain = verdict.alternatives.front();
  return text + ' ' +
         fill(say.instead,
              {{"who", name_of(desk, certain.person)}, {"other", when(certain.slot.begin)}});
}

// An article on the skill asked for, else one for everybody.
const Article* article_for(const Desk& desk, const Request& request) {
  const Article* general = nullptr;
  for (const Article& article : desk.policy.articles) {
    if (!article.skill) {
      if (general == nullptr) general = &article;
    } else if (same_name(desk.skills[at(*article.skill)], request.skill)) {
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
  const auto scope = std::ranges::find(scopes, request.scope, &ProhibitedScope::id);
  return scope == scopes.end() ? std::string_view{} : scope->advice;
}

// "phone +44 1632 960200" in the words of a language; a word it does not know stays.
std::string way(std::string_view by, const WayPhrases& ways) {
  struct Word {
    std::string_view word;
    const WayPhrases::Way& way;
  };
  const std::array words{Word{"telephone", ways.phone},   Word{"phone", ways.phone},
                         Word{"call", ways.phone},        Word{"tel", ways.phone},
                         Word{"e-mail", ways.mail},       Word{"email", ways.mail},
                         Word{"mail", ways.mail},         Word{"chat", ways.chat},
                         Word{"walk up", ways.in_person}, Word{"in person", ways.in_person}};
  for (const Word& each : words) {
    if (by.size() < each.word.size() || !same_name(by.substr(0, each.word.size()), each.word)) {
      continue;
    }
    std::string_view rest = by.substr(each.word.size());
    if (!rest.empty() && rest.front() != ' ' && rest.front() != ':') continue;
    rest.remove_prefix(std::min(rest.find_first_not_of(" :"), rest.size()));
    return rest.empty() ? std::string(each.way.alone) : fill(each.way.with, {{"by", rest}});
  }
  return fill(by.find("://") != std::string_view::npos ? ways.address : ways.other, {{"by", by}});
}

std::string how_to_reach(const Desk& desk, const Phrases& words) {
  const auto channel = std::ranges::find(desk.policy.channels, Priority::kP1, &Channel::priority);
  return channel == desk.policy.channels.end() ? "" : way(channel->by, words.ways);
}

std::string how_to_say_emergency(const Desk& desk, const Phrases& words) {
  std::string criteria;
  for (const EmergencyCriterion& criterion : desk.policy.emergencies) {
    if (!criteria.empty()) criteria += "; ";
    criteria += criterion.text.empty() ? criterion.id : criterion.text;
  }
  if (criteria.empty()) return "";
  const std::string by = how_to_reach(desk, words);
  if (by.empty()) return fill(words.emergency, {{"criteria", criteria}});
  return fill(words.emergency_by, {{"criteria", criteria}, {"by", by}});
}

std::string how_to_call(const Desk& desk, const Phrases& words) {
  const std::string by = how_to_reach(desk, words);
  return by.empty() ? "" : fill(words.reach_us, {{"by", by}});
}

}  // namespace

std::string reply(const Desk& desk, const Request& request, const Verdict& verdict,
                  Language language, const std::optional<Taken>& taken) {
  const Phrases& words = phrases_in(language);
  const bool emergency = verdict.rules.has(RuleId::kEmgOk);
  std::string text(words.thanks);
  const auto say = [&](std::string_view sentence) {
    if (sentence.empty()) return;
    text += ' ';
    text += sentence;
  };
  if (emergency) say(how_to_call(desk, words));
  if (verdict.rules.has(RuleId::kEmgTest)) say(words.not_an_emergency);
  say(what_happens(desk, request, verdict, words, taken));
  say(advice_for(desk, request));
  if (const Article* article = article_for(desk, request)) {
    say(fill(words.meanwhile, {{"article", article->title}, {"link", article->url}}));
  }
  if (!emergency) say(how_to_say_emergency(desk, words));
  if (!desk.policy.id.empty()) {
    const std::string& version = desk.policy.version;
    const std::string policy = desk.policy.id + (version.empty() ? "" : " " + version);
    say(fill(words.policy, {{"policy", policy}}));
  }
  return text;
}

}  // namespace respite
