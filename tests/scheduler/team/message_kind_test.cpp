#include "scheduler/team/message_kind.h"

#include <gtest/gtest.h>

#include <set>

namespace respite {
namespace {

TEST(MessageKindWords, GoBothWaysAndAreDifferent) {
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < kMessageKinds; ++i) {
    const auto kind = static_cast<MessageKind>(i);
    words.insert(to_text(kind));
    EXPECT_EQ(parse_message_kind(to_text(kind)), kind);
  }
  EXPECT_EQ(words.size(), kMessageKinds);
  EXPECT_EQ(to_text(MessageKind::kDuty), "duty");
  EXPECT_EQ(to_text(MessageKind::kEmergency), "emergency");
  EXPECT_EQ(static_cast<std::size_t>(MessageKind::kEmergency) + 1, kMessageKinds);
  EXPECT_EQ(parse_message_kind("duties"), std::nullopt);
}

TEST(MessageKinds, ThatAskOrRemindCannotWait) {
  std::set<MessageKind> cannot;
  for (std::size_t i = 0; i < kMessageKinds; ++i) {
    const auto kind = static_cast<MessageKind>(i);
    if (!may_wait(kind)) cannot.insert(kind);
  }
  EXPECT_EQ(cannot,
            (std::set{MessageKind::kReminder, MessageKind::kConsent, MessageKind::kEmergency}));
}

TEST(MessageKinds, ThatOnlyLeadsGet) {
  EXPECT_TRUE(is_for_leads(MessageKind::kGap));
  EXPECT_TRUE(is_for_leads(MessageKind::kPromise));
  EXPECT_TRUE(is_for_leads(MessageKind::kSubscriber));
  EXPECT_FALSE(is_for_leads(MessageKind::kEmergency));
  EXPECT_FALSE(is_for_leads(MessageKind::kRequest));
}

TEST(MessageWayWords, GoBothWays) {
  for (const MessageWay way : {MessageWay::kMail, MessageWay::kDigest, MessageWay::kNone})
    EXPECT_EQ(parse_message_way(to_text(way)), way);
  EXPECT_EQ(to_text(MessageWay::kDigest), "digest");
  EXPECT_EQ(parse_message_way("never"), std::nullopt);
}

}  // namespace
}  // namespace respite
