#include "app/requests/question.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/requests/question_checks.h"

namespace respite {
namespace {

constexpr const char* kOfVisitors = " (visitor)";

template <class Named>
std::vector<std::string> ids_of(const std::vector<Named>& all) {
  std::vector<std::string> ids;
  ids.reserve(all.size());
  for (const Named& each : all) ids.push_back(each.id);
  return ids;
}

PersonIndex person_of(const Desk& desk, std::string_view field, const std::string& id) {
  const auto person = find_person(desk, id);
  if (person) return *person;
  throw BadArgument(field, fmt::format("names no person of the desk: \"{}\"{}", id,
                                       known_instead(id, ids_of(desk.people))));
}

std::optional<TeamIndex> team_of(const Desk& desk, const std::optional<std::string>& id) {
  if (!id) return desk.teams.empty() ? std::nullopt : std::optional(index_of<TeamIndex>(0));
  if (*id == "global") return std::nullopt;
  const auto team = std::ranges::find(desk.teams, *id, &Team::id);
  if (team != desk.teams.end()) {
    return index_of<TeamIndex>(static_cast<std::size_t>(team - desk.teams.begin()));
  }
  std::vector<std::string> known = ids_of(desk.teams);
  known.emplace_back("global");
  throw BadArgument(
      "team", fmt::format("names no team of the desk: \"{}\"{}", *id, known_instead(*id, known)));
}

// As the desk spells it, where it has it.
std::string skill_of(const Desk& desk, const std::string& name) {
  const auto known = std::ranges::find_if(
      desk.skills, [&](const std::string& skill) { return same_name(skill, name); });
  return known == desk.skills.end() ? name : *known;
}

// What the question says, else what the team file knows of who asks.
std::string role_of(const Desk& desk, const QuestionArguments& given) {
  if (!given.role.empty()) return given.role;
  const Requester* const known = find_requester(desk, given.requester);
  return known == nullptr || known->role.empty() ? "staff" : known->role;
}

// Empty where only "prohibited" is said.
std::string scope_of(const Desk& desk, const std::string& text) {
  if (text == "prohibited") return "";
  std::vector<std::string> known = ids_of(desk.policy.prohibited);
  if (std::ranges::find(known, text) != known.end()) return text;
  known.emplace_back("prohibited");
  throw BadArgument("scope", fmt::format("is prohibited, the id of what the policy prohibits, or "
                                         "left out, not \"{}\"{}",
                                         text, known_instead(text, known)));
}

Request request_of(const QuestionArguments& given, const Desk& desk, Instant now) {
  Request request;
  request.now = given.now ? begin_of(*given.now, desk.zone) : now;
  request.requester = given.requester;
  request.role = role_of(desk, given);
  request.category = given.category;
  request.priority = given.priority;
  request.length = std::chrono::minutes{given.minutes};
  request.skill = skill_of(desk, given.skill);
  if (given.person) request.person = person_of(desk, "person", *given.person);
  request.only_person = given.only_person;
  if (request.only_person && !request.person) throw BadArgument("only_person", "needs {person}");
  request.team = team_of(desk, given.team);
  request.criteria = given.criteria;
  if (given.earliest) request.earliest = begin_of(*given.earliest, desk.zone);
  if (given.deadline) request.deadline = end_of(*given.deadline, desk.zone);
  if (given.scope) {
    request.prohibited = true;
    request.scope = scope_of(desk, *given.scope);
  }
  return request;
}

SaidView said_of(const QuestionArguments& given) {
  constexpr std::size_t kLongestPlace = 300;
  refuse_no_address(given.email);
  return {said_in("about", given.about, kLongestText), said_in("place", given.place, kLongestPlace),
          said_in("call_back", given.call_back, kLongestPlace), given.email};
}

// A what-if's facts of people: objects in objects, which no list of fields says.
struct Fact {
  const std::string& name;
  const Tree& value;
  const Zone& zone;

  [[noreturn]] void fail(std::string_view what) const {
    throw BadArgument(name, fmt::format("must be {}", what));
  }
  [[nodiscard]] Instant time(const Tree& tree) const {
    const auto* const text = std::get_if<std::string>(&tree.value);
    const auto time = text ? read_time(*text, zone) : std::nullopt;
    if (!time) fail("a time, as 2026-12-07T09:00 or 2026-12-07T09:00Z");
    return *time;
  }
  [[nodiscard]] int count() const {
    constexpr int kMost = 1000;
    const auto* const count = std::get_if<std::int64_t>(&value.value);
    if (!count || *count < 0 || *count > kMost) fail("an integer between 0 and 1000");
    return static_cast<int>(*count);
  }
  [[nodiscard]] IntervalSet spans() const {
    constexpr std::string_view kList = "a list of [begin, end)";
    const auto* const list = std::get_if<Items>(&value.value);
    if (!list) fail(kList);
    std::vector<Interval> spans;
    for (const Tree& span : *list) {
      const auto* const edges = std::get_if<Items>(&span.value);
      if (!edges || edges->size() != 2) fail(kList);
      spans.push_back({time((*edges)[0]), time((*edges)[1])});
      if (spans.back().empty()) throw BadArgument(name, "has an end that is not after its begin");
    }
    return IntervalSet(std::move(spans));
  }
  void lay_over(PersonOverlay& person) const {
    if (name == "busy") {
      person.busy = spans();
    } else if (name == "leave") {
      person.leave = spans();
    } else if (name == "favours") {
      person.favours = spans();
    } else if (name == "rostered") {
      person.rostered = spans();
    } else if (name == "interruptions_this_week") {
      person.interruptions_this_week = count();
    } else if (name == "incidents_last_12h") {
      person.incidents_last_12h = count();
    } else if (name == "work_ended") {
      person.work_ended = time(value);
    } else {
      throw BadArgument(
          name, "is no fact" + known_instead(name, {"busy", "leave", "favours", "rostered",
                                                    "interruptions_this_week", "incidents_last_12h",
                                                    "work_ended"}));
    }
  }
};

bool is_given(const Tree& tree) { return !std::holds_alternative<std::nullptr_t>(tree.value); }

Overlay facts_of(const Tree& facts, const Desk& desk) {
  Overlay overlay;
  if (!is_given(facts)) return overlay;
  const auto* const by_name = std::get_if<Members>(&facts.value);
  if (!by_name) throw BadArgument("facts", "must be an object");
  for (const auto& [name, people] : *by_name) {
    const auto* const by_person = std::get_if<Members>(&people.value);
    if (!by_person) throw BadArgument(name, "must be an object by person");
    for (const auto& [id, value] : *by_person) {
      Fact{name, value, desk.zone}.lay_over(overlay[person_of(desk, name, id)]);
    }
  }
  return overlay;
}

Question understood(const QuestionArguments& given, const Desk& desk, Instant now) {
  Question question;
  question.id = given.id;
  question.request = request_of(given, desk, now);
  question.said = said_of(given);
  question.facts = facts_of(given.facts, desk);
  question.what_if = given.now || is_given(given.facts);
  return question;
}

QuestionArguments arguments_in(std::string_view line) {
  const auto tree = parse_tree(line);
  const auto* const members = tree ? std::get_if<Members>(&tree->value) : nullptr;
  if (!members) throw BadArgument("", "this is no JSON object");
  QuestionArguments given;
  static_cast<void>(read_members(fields_of(given), *members));
  return given;
}

}  // namespace

std::string visitor_named(std::string_view name) {
  constexpr std::size_t kLongest = 100;
  return std::string(name.substr(0, kLongest)) + kOfVisitors;
}

bool is_visitor(std::string_view requester) { return requester.ends_with(kOfVisitors); }

Question question_of(const QuestionArguments& given, const Desk& desk, Instant now) {
  Question question = understood(given, desk, now);
  refuse_unknown_and_impossible(question.request, desk);
  return question;
}

std::string line_of(const QuestionArguments& given) {
  QuestionArguments asked = given;  // fields point to what may be written
  Members request;
  for (const ArgumentField& field : fields_of(asked)) {
    Tree value = tree_of(field);
    if (field.says.within == kInRequest && is_given(value)) {
      request.emplace_back(std::string(field.name), std::move(value));
    }
  }
  std::string line = to_line({Members{{std::string(kInRequest), {std::move(request)}}}});
  line.pop_back();
  return line;
}

std::optional<Question> read_question(std::string_view line, const Desk& desk, Instant received) {
  try {
    return understood(arguments_in(line), desk, received);
  } catch (const BadArgument&) {
    return std::nullopt;
  }
}

SaidView read_said(std::string_view line) {
  try {
    return said_of(arguments_in(line));
  } catch (const BadArgument&) {
    return {};
  }
}

}  // namespace respite
