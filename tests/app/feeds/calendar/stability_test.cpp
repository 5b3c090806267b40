// Feeds move only where something in them did: bytes, SEQUENCE and DTSTAMP together.
#include <gtest/gtest.h>

#include <map>

#include "ical/write.h"
#include "tests/app/feeds/calendar/feeds.h"

namespace respite {
namespace {

using test::harbour;
using test::instant;

// The text of each event of a calendar, by its UID.
std::map<std::string, std::string> event_texts(const std::string& text) {
  std::map<std::string, std::string> events;
  const std::string begin_mark = "BEGIN:VEVENT\r\n", end_mark = "END:VEVENT\r\n";
  for (std::size_t begin = text.find(begin_mark); begin != text.npos;
       begin = text.find(begin_mark, begin + 1)) {
    const std::string event = text.substr(begin, text.find(end_mark, begin) - begin);
    const std::size_t uid = event.find("UID:");
    events[event.substr(uid, event.find("\r\n", uid) - uid)] = event;
  }
  return events;
}

std::string feed(const FeedInput& input, const FeedKind& kind) {
  return ical::write_calendar(build_feed(input, kind));
}

// What the store does with a slot that is given to somebody else.
void give(FeedInput& input, std::size_t slot, const char* person, const char* at) {
  input.slots[slot].slot.person = person;
  ++input.slots[slot].sequence;
  input.slots[slot].changed = instant(at);
}

// The UIDs of the events that differ between two texts, those in one alone included.
std::vector<std::string> changed(const std::string& before, const std::string& after) {
  const auto old_events = event_texts(before), new_events = event_texts(after);
  std::vector<std::string> uids;
  for (const auto& [uid, text] : old_events) {
    const auto found = new_events.find(uid);
    if (found == new_events.end() || found->second != text) uids.push_back(uid);
  }
  for (const auto& [uid, text] : new_events) {
    if (!old_events.contains(uid)) uids.push_back(uid);
  }
  std::sort(uids.begin(), uids.end());
  return uids;
}

const std::vector<std::string> kFirstTwoWeeks = {"UID:oncall/primary/2026-12-07T17:30@harbour",
                                                 "UID:oncall/primary/2026-12-14T17:30@harbour"};

TEST(Feeds, ASwapOfTwoPeopleChangesExactlyThoseEvents) {
  const FeedInput before = harbour();
  FeedInput after = before;
  give(after, 0, "ben", "2026-11-21T08:00:00Z");
  give(after, 1, "asha", "2026-11-21T08:00:00Z");
  for (const FeedKind& kind :
       {FeedKind{RotaFeed{"oncall"}}, FeedKind{PersonFeed{"asha"}}, FeedKind{PersonFeed{"ben"}},
        FeedKind{TeamFeed{"All", {"asha", "ben"}}}}) {
    EXPECT_EQ(changed(feed(before, kind), feed(after, kind)), kFirstTwoWeeks);
  }
  EXPECT_EQ(feed(before, ProtectedFeed{}), feed(after, ProtectedFeed{}));
}

TEST(Feeds, AChangedEventHasAHigherSequenceAndALaterStamp) {
  FeedInput input = harbour();
  give(input, 0, "ben", "2026-11-21T08:00:00Z");
  const std::string event = event_texts(feed(input, RotaFeed{"oncall"}))
                                .at("UID:oncall/primary/2026-12-07T17:30@harbour");
  EXPECT_NE(event.find("SEQUENCE:1\r\n"), std::string::npos);
  EXPECT_NE(event.find("DTSTAMP:20261121T080000Z\r\n"), std::string::npos);
  EXPECT_NE(event.find("LAST-MODIFIED:20261121T080000Z\r\n"), std::string::npos);
  EXPECT_NE(event.find("CREATED:20261101T100000Z\r\n"), std::string::npos);
}

TEST(Feeds, KeepTheirBytesAllMonthWhateverTheOrder) {
  const FeedInput input = harbour();
  FeedInput later = input;
  later.now = instant("2026-11-29T23:59:59Z");
  std::reverse(later.slots.begin(), later.slots.end());
  std::reverse(later.blocks.begin(), later.blocks.end());
  for (const FeedKind& kind :
       {FeedKind{RotaFeed{"oncall"}}, FeedKind{PersonFeed{"asha"}}, FeedKind{ProtectedFeed{}}}) {
    EXPECT_EQ(feed(input, kind), feed(later, kind));
  }
}

// New words move every event that shows them, and their stamps with them.
TEST(Feeds, NewWordsCarryANewStamp) {
  const FeedInput before = harbour();
  FeedInput after = before;
  after.names.people[0].name = "Asha K.";
  after.words_changed = instant("2026-11-22T09:00:00Z");
  for (const auto& [uid, event] : event_texts(feed(after, RotaFeed{"oncall"}))) {
    EXPECT_NE(event.find("DTSTAMP:20261122T090000Z\r\n"), std::string::npos) << uid;
  }
  for (const auto& [uid, event] : event_texts(feed(before, RotaFeed{"oncall"}))) {
    EXPECT_NE(event.find("DTSTAMP:20261101T100000Z\r\n"), std::string::npos) << uid;
  }
}

TEST(Feeds, NoEventNamesItsNeighbours) {
  for (const auto& [uid, event] : event_texts(feed(harbour(), RotaFeed{"oncall"}))) {
    const bool asha = event.find("Asha") != event.npos, ben = event.find("Ben") != event.npos;
    EXPECT_FALSE(asha && ben) << event;
  }
}

}  // namespace
}  // namespace respite
