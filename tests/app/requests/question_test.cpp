#include "app/requests/question.h"

#include <gtest/gtest.h>

#include "app/operation/arguments.h"
#include "tests/support/times.h"

namespace respite {
namespace {

Desk firm() {
  Desk desk;
  desk.roles = {{"partner", 10}, {"staff", 50}};
  desk.requesters = {{"margaret", "Margaret Thorne", "partner", ""}};
  desk.skills = {"windows", "macOS"};
  desk.people.resize(2);
  desk.people[0].id = "asha";
  desk.people[1].id = "ben";
  desk.policy.emergencies = {{"E1", "Service down"}, {"E2", "Filing"}};
  desk.policy.prohibited = {{"UNLICENSED", "Software without a licence", "See the catalogue."}};
  return desk;
}

Question question_in(const std::string& fields) {
  QuestionArguments given;
  const auto tree = parse_tree("{\"request\": {" + fields + "}}");
  static_cast<void>(read_members(fields_of(given), std::get<Members>(tree->value)));
  return question_of(given, firm(), test::instant("2026-03-02T09:00:00Z"));
}
Request request_in(const std::string& fields) { return question_in(fields).request; }
std::string wrong_in(const std::string& fields) {
  const auto quoted = [](std::string_view name) { return '"' + std::string(name) + '"'; };
  try {
    static_cast<void>(question_in(fields));
  } catch (const BadArgument& bad) {
    return quoted(bad.argument()) + ' ' + with_names(bad.what(), quoted);
  }
  return "nothing";
}

TEST(QuestionOf, RoleIsThatOfTheTeamFileWhereNoneIsSaid) {
  EXPECT_EQ("partner", request_in(R"("requester": "margaret")").role);
  EXPECT_EQ("lead", request_in(R"("requester": "margaret", "role": "lead")").role);
  EXPECT_EQ("staff", request_in(R"("requester": "somebody")").role);
  EXPECT_EQ("staff", request_in("").role);
}
TEST(QuestionOf, ScopeIsProhibitedOrSaysWhich) {
  EXPECT_FALSE(request_in("").prohibited);
  EXPECT_TRUE(request_in(R"("scope": "prohibited")").prohibited);
  EXPECT_EQ("", request_in(R"("scope": "prohibited")").scope);
  EXPECT_TRUE(request_in(R"("scope": "UNLICENSED")").prohibited);
  EXPECT_EQ("UNLICENSED", request_in(R"("scope": "UNLICENSED")").scope);
  EXPECT_EQ(
      "\"scope\" is prohibited, the id of what the policy prohibits, or left out, not \"games\"; "
      "known: UNLICENSED, prohibited",
      wrong_in(R"("scope": "games")"));
}
TEST(QuestionOf, NamesTheFieldAndTheNearestKnown) {
  EXPECT_EQ("\"criteria\" names no emergency criterion of the policy: \"E9\"; did you mean \"E1\"?",
            wrong_in(R"("criteria": ["e2", "E9"])"));
  EXPECT_EQ("\"criteria\" names no emergency criterion of the policy: \"nonsense\"; known: E1, E2",
            wrong_in(R"("criteria": ["nonsense"])"));
  EXPECT_EQ("\"person\" names no person of the desk: \"bem\"; did you mean \"ben\"?",
            wrong_in(R"("person": "bem")"));
  EXPECT_EQ("\"skill\" names no skill of the desk: \"widnows\"; did you mean \"windows\"?",
            wrong_in(R"("skill": "widnows")"));
  EXPECT_EQ("\"role\" names no role of the desk: \"parnter\"; did you mean \"partner\"?",
            wrong_in(R"("role": "parnter")"));
  EXPECT_EQ("\"minuets\" is unknown; did you mean \"minutes\"?", wrong_in(R"("minuets": 5)"));
  EXPECT_EQ("\"team\" names no team of the desk: \"paris\"; known: global",
            wrong_in(R"("team": "paris")"));
}
TEST(QuestionOf, WhatNobodyIsAbleToDoIsForALead) {
  EXPECT_EQ("nothing", wrong_in(R"("skill": "cobol")"));
  EXPECT_EQ("cobol", request_in(R"("skill": "cobol")").skill);
}
TEST(QuestionOf, CriteriaAndSkillsHaveNoCase) {
  EXPECT_EQ("macOS", request_in(R"("skill": "MACOS")").skill);
  EXPECT_EQ("nothing", wrong_in(R"("criteria": ["e1"])"));
}
TEST(QuestionOf, TimesThatCannotBeAreRefused) {
  EXPECT_EQ(
      "\"deadline\" has passed: Mon 2026-03-02 08:00 (UTC), and it is Mon 2026-03-02 09:00 "
      "(UTC)",
      wrong_in(R"("deadline": "2026-03-02T08:00Z")"));
  EXPECT_NE("nothing", wrong_in(R"("deadline": "2026-03-02T09:00Z")"));
  EXPECT_NE("nothing",
            wrong_in(R"("earliest": "2026-03-04T09:00Z", "deadline": "2026-03-03T09:00Z")"));
  EXPECT_EQ("nothing",
            wrong_in(R"("earliest": "2026-03-03T09:00Z", "deadline": "2026-03-04T09:00Z")"));
  EXPECT_EQ("\"earliest\" lies more than 365 days ahead, which is as far as the desk looks",
            wrong_in(R"("earliest": "2028-03-03T09:00Z")"));
  EXPECT_NE("nothing", wrong_in(R"("deadline": "2036-03-03T09:00Z")"));
  EXPECT_NE("nothing", wrong_in(R"("earliest": "tomorrow")"));
}
TEST(QuestionOf, WhatIsSaidOfItIsOnOneLineAndNotEndless) {
  const std::string line =
      R"({"request": {"about": "It\nhums", "place": "Room 12", "call_back": "+44 1"}})";
  const SaidView said = read_said(line);
  EXPECT_EQ("It hums", said.about);
  EXPECT_EQ("Room 12", said.place);
  EXPECT_EQ("+44 1", said.call_back);
  EXPECT_EQ("\"about\" must have at most 4000 bytes",
            wrong_in("\"about\": \"" + std::string(4001, 'x') + '"'));
  EXPECT_NE("nothing", wrong_in(R"("email": "leo@firm.example, evil@example.org")"));
  EXPECT_EQ("nothing", wrong_in(R"("email": "leo@firm.example")"));
  EXPECT_TRUE(read_said("nonsense").empty());
  EXPECT_TRUE(read_said(R"({"request": {"about": 5}})").empty());
}
TEST(LineOf, ReadsAsTheSameQuestion) {
  const Instant then = test::instant("2026-03-02T09:00:00Z");
  QuestionArguments given;
  given.requester = "margaret";
  given.person = "ben";
  given.only_person = true;
  given.minutes = 45;
  given.criteria = {"E1", "E2"};
  given.earliest = test::instant("2026-03-03T09:00:00Z");
  given.scope = "UNLICENSED";
  given.about = "It hums";
  const Question asked = question_of(given, firm(), then);
  const auto again = read_question(line_of(given), firm(), then);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->request.requester, "margaret");
  EXPECT_EQ(again->request.person, asked.request.person);
  EXPECT_TRUE(again->request.only_person);
  EXPECT_EQ(again->request.length, Seconds{45 * 60});
  EXPECT_EQ(again->request.criteria, asked.request.criteria);
  EXPECT_EQ(again->request.earliest, asked.request.earliest);
  EXPECT_EQ(again->request.scope, "UNLICENSED");
  EXPECT_EQ(again->said.about, "It hums");
  EXPECT_FALSE(again->what_if);
}
TEST(ReadQuestion, WhatTheDeskHasNoMoreIsNoMistakeInAKeptLine) {
  const Instant then = test::instant("2026-03-02T09:00:00Z");
  EXPECT_TRUE(
      read_question(R"({"request": {"criteria": ["E9"], "skill": "widnows"}})", firm(), then));
  EXPECT_FALSE(read_question(R"({"request": {"person": "gone"}})", firm(), then));
  EXPECT_FALSE(read_question("[]", firm(), then));
}

}  // namespace
}  // namespace respite
