// A question: what somebody says who asks for help, and what it means on a desk.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation/field.h"
#include "app/view/ask.h"

namespace respite {

template <>
struct ChoiceWords<Category> {
  static constexpr std::array<std::string_view, 3> kWords = {"work", "personal", "security"};
};
template <>
struct ChoiceWords<Priority> {
  static constexpr std::array<std::string_view, 4> kWords = {"P1", "P2", "P3", "P4"};
};

// As it is typed, posted, and kept by the store. Times without an offset are on the desk's clock.
struct QuestionArguments {
  std::string id;
  std::string requester;
  std::string role;
  Category category = Category::kWork;
  Priority priority = Priority::kP3;
  std::int64_t minutes = 30;
  std::string skill;
  std::optional<std::string> person;
  bool only_person = false;
  std::optional<std::string> team;
  std::vector<std::string> criteria;
  std::optional<GivenTime> earliest;
  std::optional<GivenTime> deadline;
  std::string about;
  std::string place;
  std::string call_back;
  std::string email;
  std::optional<std::string> scope;
  std::optional<GivenTime> now;
  Tree facts;
  Tree passed_over;
};

inline constexpr std::string_view kInRequest = "request";

// Who has not signed in asks under the name they give, which is never an id of the team file.
[[nodiscard]] std::string visitor_named(std::string_view name);
[[nodiscard]] bool is_visitor(std::string_view requester);

void arguments(auto& visit, QuestionArguments& given) {
  using store::TokenRole;
  constexpr std::string_view kIn = kInRequest;
  visit("requester", given.requester, "who asks",
        {.value = "ID", .within = kIn, .least = TokenRole::kLead});
  visit("role", given.role, "what they are (default: as the team file says, else staff)",
        {.value = "ROLE", .within = kIn, .least = TokenRole::kLead});
  visit("category", given.category, "work, personal or security", {.value = "KIND", .within = kIn});
  visit("priority", given.priority, "P1 to P4", {.value = "P", .within = kIn});
  visit("minutes", given.minutes, "how long it takes", {.bounds = {1, 24 * 60}, .within = kIn});
  visit("skill", given.skill, "what it needs (default: any)", {.value = "SKILL", .within = kIn});
  visit("person", given.person, "who is asked for",
        {.value = "PERSON", .within = kIn, .least = TokenRole::kRequester});
  visit("only_person", given.only_person, "nobody else will do",
        {.option = "only", .within = kIn, .least = TokenRole::kRequester});
  visit("team", given.team, "who may serve; global is everyone (default: the first)",
        {.value = "TEAM", .within = kIn, .least = TokenRole::kRequester});
  visit("criteria", given.criteria, "emergency criteria claimed, as E1,E2",
        {.value = "IDS", .within = kIn});
  visit("earliest", given.earliest, "start no earlier", {.within = kIn});
  visit("deadline", given.deadline, "end no later", {.within = kIn});
  visit("about", given.about, "what is wrong", {.within = kIn});
  visit("place", given.place, "where", {.value = "PLACE", .within = kIn});
  visit("call_back", given.call_back, "where to call back", {.value = "NUMBER", .within = kIn});
  visit("email", given.email,
        "where to be told what becomes of it (default: as the team file says)",
        {.value = "ADDRESS", .within = kIn, .least = TokenRole::kRequester});
  visit("scope", given.scope, "what the policy prohibits, by its id, or prohibited",
        {.value = "ID", .within = kIn});
  constexpr Where kJson = Where::kJson;
  visit("now", given.now, "when it is received: a what-if",
        {.within = kIn, .where = kJson, .least = TokenRole::kLead});
  visit("facts", given.facts,
        "a what-if: busy, leave, favours and rostered as [[begin, end), ...] by person, "
        "interruptions_this_week, incidents_last_12h, work_ended",
        {.where = kJson, .least = TokenRole::kLead});
  visit("id", given.id, "stands in the answer", {.where = kJson});
  visit("title", given.passed_over, "for people, and passed over", {.where = kJson});
  visit("expect", given.passed_over, "for tests, and passed over", {.where = kJson});
}

// What it means. Throws BadArgument where something in it is unknown to the desk (criteria and
// skills have no case, and a skill like none known is a lead's to decide) or cannot be. `now` is
// the time of receipt where the question brings none.
[[nodiscard]] Question question_of(const QuestionArguments& given, const Desk& desk, Instant now);

// As the store keeps it, on one line.
[[nodiscard]] std::string line_of(const QuestionArguments& given);
// Such a line: what the desk has no more of its criteria and skills is no mistake now. Nothing
// where it cannot be judged any more.
[[nodiscard]] std::optional<Question> read_question(std::string_view line, const Desk& desk,
                                                    Instant received);
// Only what was said in it.
[[nodiscard]] SaidView read_said(std::string_view line);

}  // namespace respite
