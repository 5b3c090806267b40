#include "render/question_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include <nlohmann/json.hpp>
#include "render/question_wrong.h"

namespace respite {

using Json = nlohmann::ordered_json;
namespace {

void require_known(const Json& object, const std::string& what,
                   std::initializer_list<std::string_view> known) {
  if (!object.is_object()) throw Wrong("", fmt::format("{} must be an object", what));
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw Wrong(key, fmt::format("is no key of {}{}", what,
                                   known_instead(key, {known.begin(), known.end()})));
    }
  }
}

std::string text_of(const Json& value, const std::string& key) {
  if (!value.is_string()) throw Wrong(key, "must be a text");
  return value.get<std::string>();
}

std::string text_or(const Json& object, const char* key, const char* fallback) {
  return object.contains(key) ? text_of(object[key], key) : fallback;
}

// What people write: on one line, and not without end.
std::string said_in(const Json& object, const char* key, std::size_t most) {
  std::string text = text_or(object, key, "");
  if (text.size() > most) throw Wrong(key, fmt::format("must have at most {} bytes", most));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
  }
  return text;
}

bool flag_of(const Json& object, const char* key) {
  if (!object.contains(key)) return false;
  if (!object[key].is_boolean()) throw Wrong(key, "must be true or false");
  return object[key].get<bool>();
}

int count_of(const Json& value, const std::string& key, int least, int most) {
  if (!value.is_number_integer()) throw Wrong(key, "must be a whole number");
  const auto count = value.get<std::int64_t>();
  if (count < least || count > most) throw Wrong(key, fmt::format("must be {} to {}", least, most));
  return static_cast<int>(count);
}

Instant time_of(const Json& value, const std::string& key, Zone zone) {
  const std::string text = text_of(value, key);
  const auto time = read_time(text, zone);
  if (!time) {
    throw Wrong(key, fmt::format("is no time: \"{}\"; write 2026-12-07T09:00, on the desk's clock, "
                                 "or with an offset or Z at the end",
                                 text));
  }
  return *time;
}

std::optional<Instant> time_in(const Json& object, const char* key, Zone zone) {
  if (!object.contains(key)) return std::nullopt;
  return time_of(object[key], key, zone);
}

template <class Named>
std::vector<std::string> ids_of(const std::vector<Named>& all) {
  std::vector<std::string> ids;
  ids.reserve(all.size());
  for (const Named& each : all) ids.push_back(each.id);
  return ids;
}

PersonIndex person_of(const Desk& desk, const std::string& field, const std::string& id) {
  const auto person = find_person(desk, id);
  if (person) return *person;
  throw Wrong(field, fmt::format("names no person of the desk: \"{}\"{}", id,
                                 known_instead(id, ids_of(desk.people))));
}

std::optional<TeamIndex> team_of(const Desk& desk, const Json& request) {
  if (!request.contains("team")) {
    return desk.teams.empty() ? std::nullopt : std::optional(index_of<TeamIndex>(0));
  }
  const std::string id = text_of(request["team"], "team");
  if (id == "global") return std::nullopt;
  const auto team = std::ranges::find(desk.teams, id, &Team::id);
  if (team != desk.teams.end()) {
    return index_of<TeamIndex>(static_cast<std::size_t>(team - desk.teams.begin()));
  }
  std::vector<std::string> known = ids_of(desk.teams);
  known.emplace_back("global");
  throw Wrong("team",
              fmt::format("names no team of the desk: \"{}\"{}", id, known_instead(id, known)));
}

Category category_of(const std::string& text) {
  if (text == "work") return Category::kWork;
  if (text == "personal") return Category::kPersonal;
  if (text == "security") return Category::kSecurity;
  throw Wrong("category", fmt::format("is work, personal or security, not \"{}\"", text));
}

Priority priority_of(const std::string& text) {
  if (const auto priority = parse_priority(text)) return *priority;
  throw Wrong("priority", fmt::format("is P1 to P4, not \"{}\"", text));
}

// As the desk spells it, where it has it.
std::string skill_of(const Json& json, const Desk& desk) {
  const std::string name = text_or(json, "skill", "");
  const auto known = std::ranges::find_if(
      desk.skills, [&](const std::string& skill) { return same_name(skill, name); });
  return known == desk.skills.end() ? name : *known;
}

// What the request says, else what the team file knows of who asks.
std::string role_of(const Json& json, const Desk& desk, const std::string& requester) {
  if (json.contains("role")) return text_of(json["role"], "role");
  const auto known = std::ranges::find(desk.requesters, requester, &Requester::id);
  return known == desk.requesters.end() || known->role.empty() ? "staff" : known->role;
}

// Empty where only "prohibited" is said.
std::string scope_of(const std::string& text, const Desk& desk) {
  if (text == "prohibited") return "";
  std::vector<std::string> known = ids_of(desk.policy.prohibited);
  if (std::ranges::find(known, text) != known.end()) return text;
  known.emplace_back("prohibited");
  throw Wrong("scope", fmt::format("is prohibited, the id of what the policy prohibits, or left "
                                   "out, not \"{}\"{}",
                                   text, known_instead(text, known)));
}

Request request_of(const Json& json, const Desk& desk, Instant now) {
  require_known(json, "request",
                {"now", "requester", "role", "category", "priority", "minutes", "skill", "person",
                 "only_person", "team", "criteria", "earliest", "deadline", "scope", "about",
                 "place", "call_back"});
  constexpr int kLongestMinutes = 24 * 60;
  Request request;
  request.now = time_in(json, "now", desk.zone).value_or(now);
  request.requester = text_or(json, "requester", "");
  request.role = role_of(json, desk, request.requester);
  request.category = category_of(text_or(json, "category", "work"));
  request.priority = priority_of(text_or(json, "priority", "P3"));
  if (json.contains("minutes")) {
    request.length = Seconds{60 * count_of(json["minutes"], "minutes", 1, kLongestMinutes)};
  }
  request.skill = skill_of(json, desk);
  if (json.contains("person")) {
    request.person = person_of(desk, "person", text_of(json["person"], "person"));
  }
  request.only_person = flag_of(json, "only_person");
  if (request.only_person && !request.person) throw Wrong("only_person", "needs \"person\"");
  request.team = team_of(desk, json);
  if (json.contains("criteria")) {
    if (!json["criteria"].is_array()) throw Wrong("criteria", "must be a list");
    for (const Json& one : json["criteria"]) request.criteria.push_back(text_of(one, "criteria"));
  }
  request.earliest = time_in(json, "earliest", desk.zone);
  request.deadline = time_in(json, "deadline", desk.zone);
  if (json.contains("scope")) {
    request.prohibited = true;
    request.scope = scope_of(text_of(json["scope"], "scope"), desk);
  }
  return request;
}

SaidView said_of(const Json& request) {
  constexpr std::size_t kLongestText = 4000;
  constexpr std::size_t kLongestPlace = 300;
  return {said_in(request, "about", kLongestText), said_in(request, "place", kLongestPlace),
          said_in(request, "call_back", kLongestPlace)};
}

IntervalSet times_of(const Json& list, const std::string& key, Zone zone) {
  if (!list.is_array()) throw Wrong(key, "must be a list of [begin, end)");
  std::vector<Interval> spans;
  for (const Json& span : list) {
    if (!span.is_array() || span.size() != 2) throw Wrong(key, "must be a list of [begin, end)");
    spans.push_back({time_of(span[0], key, zone), time_of(span[1], key, zone)});
    if (spans.back().empty()) throw Wrong(key, "has an end that is not after its begin");
  }
  return IntervalSet(std::move(spans));
}

void lay_fact(PersonOverlay& person, const std::string& fact, const Json& value, Zone zone) {
  constexpr int kMost = 1000;
  if (fact == "busy") person.busy = times_of(value, fact, zone);
  if (fact == "leave") person.leave = times_of(value, fact, zone);
  if (fact == "favours") person.favours = times_of(value, fact, zone);
  if (fact == "rostered") person.rostered = times_of(value, fact, zone);
  if (fact == "interruptions_this_week") {
    person.interruptions_this_week = count_of(value, fact, 0, kMost);
  }
  if (fact == "incidents_last_12h") person.incidents_last_12h = count_of(value, fact, 0, kMost);
  if (fact == "work_ended") person.work_ended = time_of(value, fact, zone);
}

Overlay facts_of(const Json& json, const Desk& desk) {
  require_known(json, "facts",
                {"busy", "leave", "favours", "rostered", "interruptions_this_week",
                 "incidents_last_12h", "work_ended"});
  Overlay overlay;
  for (const auto& [fact, people] : json.items()) {
    if (!people.is_object()) throw Wrong(fact, "must be an object by person");
    for (const auto& [id, value] : people.items()) {
      lay_fact(overlay[person_of(desk, fact, id)], fact, value, desk.zone);
    }
  }
  return overlay;
}

Question question_of(const Json& json, const Desk& desk, Instant now) {
  Question question;
  if (!json.contains("request")) throw Wrong("", "\"request\" is missing");
  question.request = request_of(json["request"], desk, now);
  question.said = said_of(json["request"]);
  if (json.contains("facts")) question.facts = facts_of(json["facts"], desk);
  question.what_if = json.contains("facts") || json["request"].contains("now");
  return question;
}

Json json_of(const OfferView& offer) {
  return {{"person", offer.person},
          {"slot", to_rfc3339(offer.slot.begin)},
          {"until", to_rfc3339(offer.slot.end)}};
}

Json json_of(const Citation& citation) {
  return {{"id", citation.id}, {"version", citation.version}, {"text", citation.text}};
}

Json json_of(Interval interval) { return {to_rfc3339(interval.begin), to_rfc3339(interval.end)}; }

Json json_of(const LookedView& looked) {
  Json json = {{"person", looked.person}};
  if (looked.start) json["start"] = to_rfc3339(*looked.start);
  if (!looked.held.empty()) json["held"] = looked.held;
  return json;
}

template <class Value>
Json json_list(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::variant<Question, QuestionError> parse_question(std::string_view line, const Desk& desk,
                                                     Instant now) {
  const Json json = Json::parse(line, nullptr, false);
  std::string id;
  try {
    if (json.is_discarded()) throw Wrong("", "this is no JSON");
    require_known(json, "the line", {"id", "request", "facts", "title", "expect"});
    if (json.contains("id")) id = text_of(json["id"], "id");
    Question question = question_of(json, desk, now);
    refuse_unknown_and_impossible(question.request, desk);
    question.id = id;
    return question;
  } catch (const Wrong& wrong) {
    return QuestionError{id, wrong.field(), wrong.what()};
  }
}

std::optional<Question> read_question(std::string_view line, const Desk& desk, Instant received) {
  const Json json = Json::parse(line, nullptr, false);
  try {
    return json.is_object() ? std::optional(question_of(json, desk, received)) : std::nullopt;
  } catch (const Wrong&) {
    return std::nullopt;
  }
}

SaidView read_said(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("request") || !json["request"].is_object()) return {};
  try {
    return said_of(json["request"]);
  } catch (const Wrong&) {
    return {};
  }
}

std::string QuestionError::message() const {
  return field.empty() ? text : fmt::format("\"{}\" {}", field, text);
}

std::string to_json_line(const AskView& view, bool explain) {
  Json json;
  if (!view.id.empty()) json["id"] = view.id;
  json["verdict"] = view.verdict;
  if (view.person) json["person"] = *view.person;
  if (view.slot) {
    json["slot"] = to_rfc3339(view.slot->begin);
    json["until"] = to_rfc3339(view.slot->end);
  }
  if (view.alternative) json["alternative"] = to_rfc3339(*view.alternative);
  if (!view.alternatives.empty()) json["alternatives"] = json_list(view.alternatives);
  if (view.promise) json["promise"] = to_rfc3339(*view.promise);
  if (view.ack_by) json["ack_by"] = to_rfc3339(*view.ack_by);
  if (!view.consent.empty()) json["consent"] = view.consent;
  json["rules"] = view.rules;
  json["citations"] = json_list(view.citations);
  json["reasons"] = view.reasons;
  json["reply"] = view.reply;
  if (!view.sign_in.empty()) json["sign_in"] = view.sign_in;
  if (explain) {
    json["windows"] = json_list(view.windows);
    json["looked"] = json_list(view.looked);
  }
  return line_of(json);
}

std::string to_json_line(const QuestionError& error, int line) {
  Json json;
  if (!error.id.empty()) json["id"] = error.id;
  json["error"] = {{"line", line}, {"message", error.message()}};
  if (!error.field.empty()) json["error"]["field"] = error.field;
  return line_of(json);
}

}  // namespace respite
