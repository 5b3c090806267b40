#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/boundary/decide.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using std::chrono::days;
using std::chrono::minutes;

Verdict at_night(const DeskSnapshot& snapshot) {
  Request request;
  request.now = test::instant("2026-03-04T02:00:00Z");
  request.priority = Priority::kP1;
  request.criteria = {"E1"};
  request.team = index_of<TeamIndex>(0);
  return decide(work_out(std::make_shared<const DeskSnapshot>(snapshot),
                         {request.now - days{7}, request.now + days{70}}),
                request);
}
bool calls_a_lead(const Verdict& verdict) {
  return std::ranges::find(verdict.remarks, Remark::kNobodyOnCall) != verdict.remarks.end();
}

TEST(Emergency, IsAcknowledgedAsThePolicySays) {
  DeskSnapshot firm = law_firm();
  EXPECT_EQ(test::instant("2026-03-04T02:05:00Z"), at_night(firm).ack_by);
  firm.desk.policy.targets.push_back({Priority::kP1, minutes{12}, std::nullopt});
  EXPECT_EQ(test::instant("2026-03-04T02:12:00Z"), at_night(firm).ack_by);
}
TEST(Emergency, CallsALeadOnlyWhereNobodyIsOnCall) {
  DeskSnapshot firm = law_firm();
  EXPECT_FALSE(calls_a_lead(at_night(firm)));
  firm.facts.primary.clear();
  EXPECT_FALSE(calls_a_lead(at_night(firm)));
  EXPECT_EQ(find_person(firm.desk, "asha"), at_night(firm).person);
  firm.facts.secondary.clear();
  EXPECT_TRUE(calls_a_lead(at_night(firm)));
  EXPECT_EQ(find_person(firm.desk, "farah"), at_night(firm).person);
}

}  // namespace
}  // namespace respite::testing
