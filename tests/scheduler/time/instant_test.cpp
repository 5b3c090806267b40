#include "scheduler/time/instant.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(ToRfc3339, WritesUtc) {
  EXPECT_EQ(to_rfc3339(Instant{Seconds{0}}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(Instant{Seconds{1796634000}}), "2026-12-07T09:00:00Z");
  EXPECT_EQ(to_rfc3339(Instant{Seconds{-1}}), "1969-12-31T23:59:59Z");
}

struct Reading {
  std::string_view text;
  std::string_view utc;
};

TEST(ParseRfc3339, ReadsEveryOffset) {
  for (const auto& [text, utc] : {
           Reading{"2026-12-07T09:00:00Z", "2026-12-07T09:00:00Z"},
           Reading{"2026-12-07T09:00Z", "2026-12-07T09:00:00Z"},
           Reading{"2026-12-07t09:00:00z", "2026-12-07T09:00:00Z"},
           Reading{"2026-12-07 09:00:00Z", "2026-12-07T09:00:00Z"},
           Reading{"2026-12-07T09:00:00+01:00", "2026-12-07T08:00:00Z"},
           Reading{"2026-12-07T09:00:00-05:30", "2026-12-07T14:30:00Z"},
           Reading{"2026-12-07T09:00:00-00:00", "2026-12-07T09:00:00Z"},
           Reading{"2026-12-07T00:30:00+14:00", "2026-12-06T10:30:00Z"},
           Reading{"2026-12-07T09:00:00.999Z", "2026-12-07T09:00:00Z"},
           Reading{"2026-12-07T09:00:00.123456789-01:00", "2026-12-07T10:00:00Z"},
           Reading{"2038-01-01T00:30:00+01:00", "2037-12-31T23:30:00Z"},
           Reading{"1969-12-31T23:30:00-01:00", "1970-01-01T00:30:00Z"},
       }) {
    const auto read = parse_rfc3339(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(to_rfc3339(*read), utc) << text;
  }
}

TEST(ParseRfc3339, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", "2026-12-07", "2026-12-07T09:00:00", "2026-12-07T09:00:00+0100",
        "2026-12-07T09:00:00+01", "2026-12-07T09:00:00+24:00", "2026-12-07T09:00:00+01:60",
        "2026-12-07T09:00:00Z ", "2026-12-07T09:00:00ZZ", "2026-12-07T24:00:00Z",
        "2026-12-07T09:00:60Z", "2026-12-07T09:00:00.Z", "2026-02-29T09:00:00Z", "2026-12-07T09Z",
        "1969-12-31T23:59:59Z", "2038-01-01T00:00:00Z", "2037-12-31T23:30:00-01:00",
        "1970-01-01T00:30:00+01:00", "9999-12-31T23:59:59Z"}) {
    EXPECT_EQ(parse_rfc3339(text), std::nullopt) << text;
  }
}

TEST(ParseRfc3339, ReadsWhatIsWritten) {
  for (std::int64_t seconds = 0; seconds < 2'145'916'800; seconds += 1'234'567) {
    const Instant instant{Seconds{seconds}};
    ASSERT_EQ(parse_rfc3339(to_rfc3339(instant)), instant) << seconds;
  }
}

}  // namespace
}  // namespace respite
