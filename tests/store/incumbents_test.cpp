#include "store/incumbents.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

// The heads of one shift, by place; "" is open.
[[nodiscard]] std::vector<SlotRecord> heads(const std::vector<std::string>& people, int begin = 0) {
  std::vector<SlotRecord> slots;
  for (std::uint32_t place = 0; place < people.size(); ++place) {
    slots.push_back(slot(people[place], begin, begin + 8, place));
  }
  return slots;
}

[[nodiscard]] std::vector<PublishedSlot> as_published(const std::vector<SlotRecord>& slots) {
  std::vector<PublishedSlot> published;
  published.reserve(slots.size());
  for (const SlotRecord& each : slots) published.push_back({each, 0, {}, {}});
  return published;
}

[[nodiscard]] std::vector<std::string> people(const std::vector<SlotRecord>& slots) {
  std::vector<std::string> found;
  found.reserve(slots.size());
  for (const SlotRecord& each : slots) found.push_back(each.person.value_or(""));
  return found;
}

TEST(KeepIncumbents, WhoStaysKeepsTheirPlace) {
  using People = std::vector<std::string>;
  struct Case {
    People published, next, kept;
  };
  const Case cases[] = {
      {{"ana", "bo"}, {"bo", "ana"}, {"ana", "bo"}},
      {{"ana", "bo", "cy"}, {"cy", "di", "ana"}, {"ana", "di", "cy"}},
      {{"ana", "bo"}, {"di", "ed"}, {"di", "ed"}},
      {{"", "ana"}, {"ana", "bo"}, {"bo", "ana"}},
      {{"", "ana", "bo"}, {"ana", "", "cy"}, {"", "ana", "cy"}},
      {{"ana", "bo", "cy"}, {"bo", "cy"}, {"cy", "bo"}},  // one head fewer
      {{"bo"}, {"ana", "bo"}, {"bo", "ana"}},             // one head more
      {{}, {"bo", "ana"}, {"bo", "ana"}},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(people(keep_incumbents(heads(each.next), as_published(heads(each.published)))),
              each.kept);
  }
}

TEST(KeepIncumbents, MovesOnlyPeopleAndOnlyWithinOneShift) {
  std::vector<SlotRecord> next = heads({"bo", "ana"});
  const std::vector<SlotRecord> later = heads({"bo", "ana"}, 8);  // not published: stays
  next.insert(next.end(), later.begin(), later.end());
  const auto kept = keep_incumbents(next, as_published(heads({"ana", "bo"})));
  EXPECT_EQ(people(kept), (std::vector<std::string>{"ana", "bo", "bo", "ana"}));
  for (std::size_t i = 0; i < next.size(); ++i) {
    SlotRecord same = kept[i];
    same.person = next[i].person;
    EXPECT_EQ(same, next[i]);
  }
}

// Places that cover different time are not interchangeable; nor are seats, nor protected blocks.
TEST(KeepIncumbents, LeavesWhatDiffersAlone) {
  const auto published = as_published(heads({"ana", "bo"}));
  std::vector<SlotRecord> longer = heads({"bo", "ana"});
  longer[1].span.end += std::chrono::hours{1};
  EXPECT_EQ(keep_incumbents(longer, published), longer);
  std::vector<SlotRecord> other_seat = heads({"bo", "ana"});
  other_seat[1].seat = "secondary";
  EXPECT_EQ(keep_incumbents(other_seat, published), other_seat);
  std::vector<SlotRecord> blocks = heads({"bo", "ana"});
  for (SlotRecord& each : blocks) each.kind = SlotKind::kProtected;
  EXPECT_EQ(keep_incumbents(blocks, published), blocks);
}

// A turn of several slots moves as one; a place two people share in pieces stays as it is.
TEST(KeepIncumbents, TurnsStayWhole) {
  const auto turns = [](std::vector<std::string> holders) {
    std::vector<SlotRecord> slots;
    for (std::uint32_t place = 0; place < 2; ++place) {
      for (const int begin : {0, 24}) {
        slots.push_back(slot(holders[slots.size()], begin, begin + 8, place));
        slots.back().turn_span = {hour(0), hour(32)};
      }
    }
    return slots;
  };
  const auto published = as_published(turns({"ana", "ana", "bo", "bo"}));
  EXPECT_EQ(keep_incumbents(turns({"bo", "bo", "ana", "ana"}), published),
            turns({"ana", "ana", "bo", "bo"}));
  const auto shared = turns({"bo", "cy", "ana", "ana"});
  EXPECT_EQ(keep_incumbents(shared, published), shared);
}

}  // namespace
}  // namespace respite::store
