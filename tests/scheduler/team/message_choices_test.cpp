#include "scheduler/team/message_choices.h"

#include <gtest/gtest.h>

#include <chrono>

namespace respite {
namespace {

using namespace std::chrono_literals;

std::optional<MessageWay>& way(MessageChoices& choices, MessageKind kind) {
  return choices.ways[static_cast<std::size_t>(kind)];
}

TEST(MessageChoices, AreMailsADayAndAnHourBeforeWhereNobodySays) {
  const MessageChoices nothing;
  EXPECT_EQ(way_of(nothing, MessageKind::kDuty), MessageWay::kMail);
  EXPECT_EQ(reminders_of(nothing), (std::vector<Seconds>{24h, 1h}));
  EXPECT_EQ(invitations_of(nothing), InvitationWay::kAuto);
}

TEST(MessageChoices, OnesOwnWinFieldByField) {
  MessageChoices desk;
  way(desk, MessageKind::kDuty) = MessageWay::kDigest;
  way(desk, MessageKind::kChange) = MessageWay::kNone;
  desk.remind = {2h};
  desk.invitations = InvitationWay::kNever;

  MessageChoices own;
  way(own, MessageKind::kDuty) = MessageWay::kMail;
  own.remind = std::vector<Seconds>{};
  const MessageChoices both = over(own, desk);
  EXPECT_EQ(way_of(both, MessageKind::kDuty), MessageWay::kMail);
  EXPECT_EQ(way_of(both, MessageKind::kChange), MessageWay::kNone);
  EXPECT_EQ(way_of(both, MessageKind::kGap), MessageWay::kMail);
  EXPECT_TRUE(reminders_of(both).empty());
  EXPECT_EQ(invitations_of(both), InvitationWay::kNever);

  EXPECT_EQ(over({}, desk), desk);
  EXPECT_EQ(over(own, {}), own);
}

TEST(InvitationWords, AreThree) {
  EXPECT_EQ(to_text(InvitationWay::kAuto), "auto");
  EXPECT_EQ(to_text(InvitationWay::kAlways), "always");
  EXPECT_EQ(to_text(InvitationWay::kNever), "never");
}

}  // namespace
}  // namespace respite
