#include "app/render/question_json.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

Desk firm() {
  Desk desk;
  desk.roles = {{"partner", 10}, {"staff", 50}};
  desk.requesters = {{"margaret", "Margaret Thorne", "partner", ""}};
  desk.policy.prohibited = {{"UNLICENSED", "Software without a licence", "See the catalogue."}};
  return desk;
}

Request request_in(const std::string& fields) {
  const auto parsed = parse_question("{\"request\": {" + fields + "}}", firm(),
                                     test::instant("2026-03-02T09:00:00Z"));
  if (const auto* wrong = std::get_if<QuestionError>(&parsed)) ADD_FAILURE() << wrong->message;
  return std::get<Question>(parsed).request;
}
std::string wrong_in(const std::string& fields) {
  const auto parsed = parse_question("{\"request\": {" + fields + "}}", firm(),
                                     test::instant("2026-03-02T09:00:00Z"));
  const auto* wrong = std::get_if<QuestionError>(&parsed);
  return wrong ? wrong->message : "nothing";
}

TEST(ParseQuestion, RoleIsThatOfTheTeamFileWhereNoneIsSaid) {
  EXPECT_EQ("partner", request_in(R"("requester": "margaret")").role);
  EXPECT_EQ("lead", request_in(R"("requester": "margaret", "role": "lead")").role);
  EXPECT_EQ("staff", request_in(R"("requester": "somebody")").role);
  EXPECT_EQ("staff", request_in("").role);
}
TEST(ParseQuestion, ScopeIsProhibitedOrSaysWhich) {
  EXPECT_FALSE(request_in("").prohibited);
  EXPECT_TRUE(request_in(R"("scope": "prohibited")").prohibited);
  EXPECT_EQ("", request_in(R"("scope": "prohibited")").scope);
  EXPECT_TRUE(request_in(R"("scope": "UNLICENSED")").prohibited);
  EXPECT_EQ("UNLICENSED", request_in(R"("scope": "UNLICENSED")").scope);
  EXPECT_EQ(
      "\"scope\" is prohibited, the id of what the policy prohibits, or left out, not \"games\"",
      wrong_in(R"("scope": "games")"));
}

}  // namespace
}  // namespace respite
