// Whom an emergency goes to, one after the other: histories, each with what must have come of it.
// At every step the desk that plays them also asks the verdict and `who` (emergency_desk.cpp).
#include "app/requests/ladder.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/requests/emergency_desk.h"

namespace respite {
namespace {

struct History {
  const char* name;
  const char* file;
  const char* script;
  const char* told;
  const char* stands;
  const char* acknowledged_by = "";
  const char* refused = "";
};

// How GoogleTest tells one.
void PrintTo(const History& history, std::ostream* out) { *out << history.script; }

constexpr History kHistories[] = {
    {"NobodyAnswers", "plain", "take; run 59",
     "0 ana, 5 lea, 10 max, 15 ana, 20 lea, 25 max, 30 ana, 35 lea, 40 max",
     "Max was told today 02:40 and has not answered. Call +44 4."},
    {"NobodyAnswersAtFirst", "plain", "take; run 4", "0 ana",
     "Ana was told today 02:00 and has not answered. Call +44 1."},
    {"TheNextIsToldAtTheMinute", "plain", "take; run 5", "0 ana, 5 lea",
     "Lea was told today 02:05 and has not answered. Call +44 3."},
    {"TheSecondAnswers", "plain", "take; run 7; ack lea; run 59", "0 ana, 5 lea",
     "Lea is on it since today 02:07.", "lea"},
    {"TheFirstAnswersInTime", "plain", "take; run 3; ack ana; run 59", "0 ana",
     "Ana is on it since today 02:03.", "ana"},
    {"TheFirstAnswersLate", "plain", "take; run 12; ack ana; run 59", "0 ana, 5 lea, 10 max",
     "Ana is on it since today 02:12.", "ana"},
    {"TheFirstAnswersInTheSecondRound", "plain", "take; run 17; ack ana; run 59",
     "0 ana, 5 lea, 10 max, 15 ana", "Ana is on it since today 02:17.", "ana"},
    {"AnsweredAfterSilence", "plain", "take; run 50; ack max; run 59",
     "0 ana, 5 lea, 10 max, 15 ana, 20 lea, 25 max, 30 ana, 35 lea, 40 max",
     "Max is on it since today 02:50.", "max"},
    {"PolicyLadderBeforeLeads", "ladder", "take; run 24", "0 ana, 5 cy, 10 bo, 15 lea, 20 max",
     "Max was told today 02:20 and has not answered. Call +44 4."},
    {"PolicyLadderInEveryRound", "ladder", "take; run 59",
     "0 ana, 5 cy, 10 bo, 15 lea, 20 max, 25 ana, 30 cy, 35 bo, 40 lea, 45 max, 50 ana, 55 cy",
     "Cy was told today 02:55 and has not answered. Call +44 3."},
    {"ThirdRoundOfALadderIsTheLast", "ladder", "take; run 150",
     "0 ana, 5 cy, 10 bo, 15 lea, 20 max, 25 ana, 30 cy, 35 bo, 40 lea, 45 max, 50 ana, 55 cy, 60 "
     "bo, 65 lea, 70 max",
     "Max was told today 03:10 and has not answered. Call +44 4."},
    {"DutyChangesHandsAsPublished", "plain", "sleep 56; take; run 75",
     "56 ana, 61 bo, 66 lea, 71 max", "Max was told today 03:11 and has not answered. Call +44 4."},
    {"DutyChangesHandsBetweenRounds", "plain", "sleep 50; take; run 80",
     "50 ana, 55 lea, 60 bo, 65 max, 70 bo, 75 lea, 80 max",
     "Max was told today 03:20 and has not answered. Call +44 4."},
    {"HandoverAtTheVeryMinute", "plain", "sleep 55; take; run 61", "55 ana, 60 bo",
     "Bo was told today 03:00 and has not answered. Call +44 2."},
    {"OverriddenBetweenSteps", "plain", "take; run 3; on cy; run 14", "0 ana, 5 cy, 10 lea",
     "Lea was told today 02:10 and has not answered. Call +44 3."},
    {"OverriddenToWhoeverWasTold", "plain", "take; run 7; on lea; run 24",
     "0 ana, 5 lea, 10 max, 15 lea, 20 max",
     "Max was told today 02:20 and has not answered. Call +44 4."},
    {"OverriddenInTheSecondRound", "plain", "take; run 16; on cy; run 49",
     "0 ana, 5 lea, 10 max, 15 ana, 20 cy, 25 lea, 30 max, 35 cy, 40 lea, 45 max",
     "Max was told today 02:45 and has not answered. Call +44 4."},
    {"ComesOnDutyAfterSilence", "plain", "take; run 80",
     "0 ana, 5 lea, 10 max, 15 ana, 20 lea, 25 max, 30 ana, 35 lea, 40 max, 60 bo",
     "Bo was told today 03:00 and has not answered. Call +44 2."},
    {"OnLeaveWhenItCame", "plain", "leave ana; take; run 14", "0 lea, 5 max, 10 lea",
     "Lea was told today 02:10 and has not answered. Call +44 3."},
    {"GoesOnLeaveMeanwhile", "plain", "take; run 3; leave ana; run 24",
     "0 ana, 5 lea, 10 max, 15 lea, 20 max",
     "Max was told today 02:20 and has not answered. Call +44 4."},
    {"OfTheLadderOnLeave", "ladder", "leave cy; take; run 14", "0 ana, 5 bo, 10 lea",
     "Lea was told today 02:10 and has not answered. Call +44 3."},
    {"HasLeft", "ana-left", "take; run 9", "0 lea, 5 max",
     "Max was told today 02:05 and has not answered. Call +44 4."},
    {"LeavesMeanwhile", "plain", "take; run 3; file ana-left; run 24",
     "0 ana, 5 lea, 10 max, 15 lea, 20 max",
     "Max was told today 02:20 and has not answered. Call +44 4."},
    {"DeletedFromTheFile", "plain", "take; run 3; file ana-gone; run 59",
     "0 ana, 5 lea, 10 max, 15 lea, 20 max, 25 lea, 30 max",
     "Max was told today 02:30 and has not answered. Call +44 4."},
    {"DeletedFromTheFileAndSilent", "plain", "take; run 3; file ana-gone; run 4", "0 ana",
     "ana was told today 02:00 and has not answered."},
    {"DeletedWhoWasAskedFor", "asks-for-ana", "take; run 3; file ana-gone; run 14",
     "0 ana, 5 lea, 10 max", "Max was told today 02:10 and has not answered. Call +44 4."},
    {"NoLeads", "no-leads", "take; run 59", "0 ana, 5 ana, 10 ana",
     "Ana was told today 02:10 and has not answered. Call +44 1."},
    {"NoLeadsButALadder", "no-leads+ladder", "take; run 29",
     "0 ana, 5 cy, 10 bo, 15 ana, 20 cy, 25 bo",
     "Bo was told today 02:25 and has not answered. Call +44 2."},
    {"OnePersonDesk", "one", "take; run 59", "0 ana, 5 ana, 10 ana",
     "Ana was told today 02:10 and has not answered. Call +44 1."},
    {"OnePersonDeskAnswered", "one", "take; run 6; ack ana; run 59", "0 ana, 5 ana",
     "Ana is on it since today 02:06.", "ana"},
    {"SlowSteps", "slow", "take; run 45", "0 ana, 20 lea, 40 max",
     "Max was told today 02:40 and has not answered. Call +44 4."},
    {"StepsAreMadeSlowerMeanwhile", "plain", "take; run 6; file slow; run 30",
     "0 ana, 5 lea, 25 max", "Max was told today 02:25 and has not answered. Call +44 4."},
    {"RelayDown", "plain", "relay down; take; run 12", "0 ana -, 5 lea -, 10 max -",
     "Max is to act on it; no message has reached them yet. Call +44 4."},
    {"RelayComesBack", "plain", "relay down; take; run 6; relay up; run 7", "0 ana -, 5 lea 7",
     "Lea was told today 02:07 and has not answered. Call +44 3."},
    {"RelayComesBackLater", "plain", "relay down; take; run 9; relay up; run 11",
     "0 ana 10, 5 lea 11, 10 max", "Max was told today 02:10 and has not answered. Call +44 4."},
    {"RelayDownAndAcknowledged", "plain", "relay down; take; run 6; ack ana; run 12",
     "0 ana -, 5 lea -", "Ana is on it since today 02:06.", "ana"},
    {"AcknowledgedBeforeTheRelayComesBack", "plain",
     "relay down; take; run 6; ack ana; relay up; run 12", "0 ana -, 5 lea -",
     "Ana is on it since today 02:06.", "ana"},
    {"WebhookAlone", "no-mail", "webhook; take; run 12", "0 ana, 5 lea, 10 max",
     "Max was told today 02:10 and has not answered. Call +44 4."},
    {"WebhookDown", "no-mail", "webhook; hook down; take; run 6", "0 ana -, 5 lea -",
     "Lea is to act on it; no message has reached them yet. Call +44 3."},
    {"WebhookComesBack", "no-mail", "webhook; hook down; take; run 2; hook up; run 4", "0 ana 3",
     "Ana was told today 02:03 and has not answered. Call +44 1."},
    {"RelayDownWebhookUp", "plain", "webhook; relay down; take; run 6", "0 ana, 5 lea",
     "Lea was told today 02:05 and has not answered. Call +44 3."},
    {"WebhookDownRelayUp", "plain", "webhook; hook down; take; run 6", "0 ana, 5 lea",
     "Lea was told today 02:05 and has not answered. Call +44 3."},
    {"WantsNoSuchMail", "quiet-ana", "take; run 6", "0 ana -, 5 lea",
     "Lea was told today 02:05 and has not answered. Call +44 3."},
    {"AcknowledgedByALead", "plain", "take; run 2; ack lea; run 59", "0 ana",
     "Lea is on it since today 02:02.", "lea"},
    {"AcknowledgedByWhoeverWasNeverTold", "plain", "take; run 2; ack cy; run 59", "0 ana",
     "Cy is on it since today 02:02.", "cy"},
    {"AcknowledgedTwice", "plain", "take; run 2; ack ana; run 4; ack lea; run 59", "0 ana",
     "Ana is on it since today 02:02.", "ana", "request 1 was acknowledged by ana already"},
    {"AcknowledgedByNobodyOfTheDesk", "plain", "take; run 2; ack wendy; run 6", "0 ana, 5 lea",
     "Lea was told today 02:05 and has not answered. Call +44 3.", "",
     "wendy is nobody of the desk"},
    {"CalledOut", "plain", "take; run 6; callout lea; run 59", "0 ana, 5 lea",
     "Lea is on it since today 02:06.", "lea"},
    {"Closed", "plain", "take; run 6; close; run 59", "0 ana, 5 lea", ""},
    {"ClosedThenAcknowledged", "plain", "take; run 6; close; ack ana; run 59", "0 ana, 5 lea", "",
     "", "request 1 is closed already"},
    {"AcknowledgedThenClosed", "plain", "take; run 3; ack ana; close; run 59", "0 ana",
     "Ana is on it since today 02:03.", "ana"},
    {"Withdrawn", "plain", "take; run 6; withdraw; run 59", "0 ana, 5 lea", ""},
    {"AsleepForAnHour", "ladder", "take; sleep 62; look; look; run 68", "0 ana, 62 bo, 67 cy",
     "Cy was told today 03:07 and has not answered. Call +44 3."},
    {"AsleepInTheMiddle", "plain", "take; run 6; sleep 50; run 61",
     "0 ana, 5 lea, 51 max, 56 ana, 61 bo",
     "Bo was told today 03:01 and has not answered. Call +44 2."},
    {"CriteriaChangeMeanwhile", "plain", "take; run 3; file other-criteria; run 12",
     "0 ana, 5 lea, 10 max", "Max was told today 02:10 and has not answered. Call +44 4."},
};

class Ladder : public testing::TestWithParam<History> {};

TEST_P(Ladder, TellsOneAfterTheOther) {
  const History& history = GetParam();
  test::EmergencyDesk desk(history.file);
  desk.play(history.script);
  EXPECT_EQ(desk.told(), history.told);
  EXPECT_EQ(desk.stands(), history.stands);
  EXPECT_EQ(desk.acknowledged_by(), history.acknowledged_by);
  std::string refused;
  for (const std::string& refusal : desk.refusals()) refused += refusal;
  EXPECT_EQ(refused, history.refused);
  const std::string steps = desk.told() + (desk.told(2).empty() ? "" : ", " + desk.told(2));
  const auto audit = desk.audit();
  EXPECT_EQ(std::ranges::count(steps, ',') + 1,
            std::ranges::count_if(audit, [](const std::string& act) {
              return act.find("step=") != std::string::npos;
            }));
}

INSTANTIATE_TEST_SUITE_P(Histories, Ladder, testing::ValuesIn(kHistories),
                         [](const auto& of) { return std::string(of.param.name); });

using Strings = std::vector<std::string>;

TEST(Emergencies, EveryStepAndTheAnswerAreInTheAudit) {
  test::EmergencyDesk desk("plain");
  desk.play("take; run 6; ack lea; run 20");
  EXPECT_EQ(desk.audit(), (Strings{"0 request 1 step=1 person=ana", "5 request 1 step=2 person=lea",
                                   "6 request 1 by lea"}));
}
TEST(Emergencies, OneMailEach) {
  test::EmergencyDesk desk("plain");
  desk.play("take; run 59");
  EXPECT_EQ(desk.mails(), (Strings{"ana 1", "lea 1", "max 1", "ana 1", "lea 1", "max 1", "ana 1",
                                   "lea 1", "max 1 last"}));
}
TEST(Emergencies, TwoAtOnceClimbEachTheirOwn) {
  test::EmergencyDesk desk("plain");
  desk.play("take; run 2; take; run 8");
  EXPECT_EQ(desk.told(1), "0 ana, 5 lea");
  EXPECT_EQ(desk.told(2), "2 ana, 7 lea");
  desk.play("ack ana 2; run 12");
  EXPECT_EQ(desk.told(1), "0 ana, 5 lea, 10 max");
  EXPECT_EQ(desk.told(2), "2 ana, 7 lea");
  EXPECT_EQ(desk.acknowledged_by(1), "");
  EXPECT_EQ(desk.stands(2), "Ana is on it since today 02:08.");
  EXPECT_EQ(desk.mails(), (Strings{"ana 1", "ana 2", "lea 1", "lea 2", "max 1"}));
}
TEST(Emergencies, TwoThatSleptAreToldInOneLookEach) {
  test::EmergencyDesk desk("plain");
  desk.play("take; take; sleep 40; look; look");
  EXPECT_EQ(desk.told(1), "0 ana, 40 lea");
  EXPECT_EQ(desk.told(2), "0 ana, 40 lea");
}

}  // namespace
}  // namespace respite
