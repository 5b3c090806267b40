#include "app/render/question_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <stdexcept>

#include "app/render/json_parts.h"

namespace respite {
namespace {

// What is wrong with one line; never leaves this file.
class Wrong : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

void require_known(const Json& object, std::string_view what,
                   std::initializer_list<std::string_view> known) {
  if (!object.is_object()) throw Wrong(fmt::format("{} must be an object", what));
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw Wrong(fmt::format("unknown key \"{}\" in {}", key, what));
    }
  }
}

std::string text_of(const Json& value, std::string_view key) {
  if (!value.is_string()) throw Wrong(fmt::format("\"{}\" must be a text", key));
  return value.get<std::string>();
}

std::string text_or(const Json& object, const char* key, const char* fallback) {
  return object.contains(key) ? text_of(object[key], key) : fallback;
}

bool flag_of(const Json& object, const char* key) {
  if (!object.contains(key)) return false;
  if (!object[key].is_boolean()) throw Wrong(fmt::format("\"{}\" must be true or false", key));
  return object[key].get<bool>();
}

int count_of(const Json& value, std::string_view key, int least, int most) {
  if (!value.is_number_integer()) throw Wrong(fmt::format("\"{}\" must be a whole number", key));
  const auto count = value.get<std::int64_t>();
  if (count < least || count > most) {
    throw Wrong(fmt::format("\"{}\" must be {} to {}", key, least, most));
  }
  return static_cast<int>(count);
}

Instant time_of(const Json& value, std::string_view key, Zone zone) {
  const auto time = read_time(text_of(value, key), zone);
  if (!time) throw Wrong(fmt::format("\"{}\" is no time", key));
  return *time;
}

std::optional<Instant> time_in(const Json& object, const char* key, Zone zone) {
  if (!object.contains(key)) return std::nullopt;
  return time_of(object[key], key, zone);
}

PersonIndex person_of(const Desk& desk, const std::string& id) {
  const auto person = find_person(desk, id);
  if (!person) throw Wrong(fmt::format("unknown person \"{}\"", id));
  return *person;
}

std::optional<TeamIndex> team_of(const Desk& desk, const Json& request) {
  if (!request.contains("team")) {
    return desk.teams.empty() ? std::nullopt : std::optional(index_of<TeamIndex>(0));
  }
  const std::string id = text_of(request["team"], "team");
  if (id == "global") return std::nullopt;
  const auto team = std::ranges::find(desk.teams, id, &Team::id);
  if (team == desk.teams.end()) throw Wrong(fmt::format("unknown team \"{}\"", id));
  return index_of<TeamIndex>(static_cast<std::size_t>(team - desk.teams.begin()));
}

Category category_of(const std::string& text) {
  if (text == "work") return Category::kWork;
  if (text == "personal") return Category::kPersonal;
  if (text == "security") return Category::kSecurity;
  throw Wrong(fmt::format("\"category\" is work, personal or security, not \"{}\"", text));
}

Priority priority_of(const std::string& text) {
  if (const auto priority = parse_priority(text)) return *priority;
  throw Wrong(fmt::format("\"priority\" is P1 to P4, not \"{}\"", text));
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
  const auto& scopes = desk.policy.prohibited;
  if (std::ranges::find(scopes, text, &ProhibitedScope::id) != scopes.end()) return text;
  throw Wrong(fmt::format(
      "\"scope\" is prohibited, the id of what the policy prohibits, or left out, not \"{}\"",
      text));
}

Request request_of(const Json& json, const Desk& desk, Instant now) {
  require_known(json, "request",
                {"now", "requester", "role", "category", "priority", "minutes", "skill", "person",
                 "only_person", "team", "criteria", "earliest", "deadline", "scope"});
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
  request.skill = text_or(json, "skill", "");
  if (json.contains("person")) request.person = person_of(desk, text_of(json["person"], "person"));
  request.only_person = flag_of(json, "only_person");
  if (request.only_person && !request.person) throw Wrong("\"only_person\" needs \"person\"");
  request.team = team_of(desk, json);
  if (json.contains("criteria")) {
    if (!json["criteria"].is_array()) throw Wrong("\"criteria\" must be a list");
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

IntervalSet times_of(const Json& list, std::string_view key, Zone zone) {
  if (!list.is_array()) throw Wrong(fmt::format("\"{}\" must be a list of [begin, end)", key));
  std::vector<Interval> spans;
  for (const Json& span : list) {
    if (!span.is_array() || span.size() != 2) {
      throw Wrong(fmt::format("\"{}\" must be a list of [begin, end)", key));
    }
    spans.push_back({time_of(span[0], key, zone), time_of(span[1], key, zone)});
    if (spans.back().empty())
      throw Wrong(fmt::format("\"{}\": the end is not after the begin", key));
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
    if (!people.is_object()) throw Wrong(fmt::format("\"{}\" must be an object by person", fact));
    for (const auto& [id, value] : people.items()) {
      lay_fact(overlay[person_of(desk, id)], fact, value, desk.zone);
    }
  }
  return overlay;
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
Json list_of(const std::vector<Value>& values) {
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
  Question question;
  try {
    if (json.is_discarded()) throw Wrong("this is no JSON");
    require_known(json, "the line", {"id", "request", "facts", "title", "expect"});
    if (json.contains("id")) question.id = text_of(json["id"], "id");
    if (!json.contains("request")) throw Wrong("\"request\" is missing");
    question.request = request_of(json["request"], desk, now);
    if (json.contains("facts")) question.facts = facts_of(json["facts"], desk);
    question.what_if = json.contains("facts") || json["request"].contains("now");
    return question;
  } catch (const Wrong& wrong) {
    return QuestionError{question.id, wrong.what()};
  }
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
  if (!view.alternatives.empty()) json["alternatives"] = list_of(view.alternatives);
  if (view.promise) json["promise"] = to_rfc3339(*view.promise);
  if (view.ack_by) json["ack_by"] = to_rfc3339(*view.ack_by);
  if (!view.consent.empty()) json["consent"] = view.consent;
  json["rules"] = view.rules;
  json["citations"] = list_of(view.citations);
  json["reasons"] = view.reasons;
  json["reply"] = view.reply;
  if (explain) {
    json["windows"] = list_of(view.windows);
    json["looked"] = list_of(view.looked);
  }
  return line_of(json);
}

std::string to_json_line(const QuestionError& error, int line) {
  Json json;
  if (!error.id.empty()) json["id"] = error.id;
  json["error"] = {{"line", line}, {"message", error.message}};
  return line_of(json);
}

}  // namespace respite
