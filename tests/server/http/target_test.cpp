#include "server/http/target.h"

#include <gtest/gtest.h>

namespace respite::http {
namespace {

std::string path_of(std::string_view target) {
  const auto parsed = parse_target(target);
  return parsed ? parsed->path : "refused";
}

TEST(ParseTarget, DecodesPathAndQuery) {
  EXPECT_EQ(path_of("/"), "/");
  EXPECT_EQ(path_of("/feeds/abc.ics"), "/feeds/abc.ics");
  EXPECT_EQ(path_of("/a%20b"), "/a b");
  EXPECT_EQ(path_of("/a+b"), "/a+b");
  EXPECT_EQ(path_of("/caf%C3%A9"), "/caf\xc3\xa9");
  const auto parsed = parse_target("/who?at=2026-12-07T09%3A00&desk=it+help&flag&at=later");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(find_in(parsed->query, "at"), "2026-12-07T09:00");
  EXPECT_EQ(find_in(parsed->query, "desk"), "it help");
  EXPECT_EQ(find_in(parsed->query, "flag"), "");
  EXPECT_EQ(find_in(parsed->query, "none"), std::nullopt);
}

TEST(ParseTarget, RefusesTricks) {
  for (const char* target : {"",
                             "*",
                             "feeds/x",
                             "http://other/feeds",
                             "//etc",
                             "/a//b",
                             "/a/",
                             "/./a",
                             "/../etc/passwd",
                             "/a/..",
                             "/%2e%2e/etc",
                             "/%2E%2E",
                             "/a%2fb",
                             "/a%5cb",
                             "/a\\b",
                             "/a%00b",
                             "/a%0d%0ab",
                             "/%",
                             "/%2",
                             "/%zz",
                             "/%ff",
                             "/%c0%af",
                             "/%ed%a0%80",
                             "/a#b",
                             "/a?b=%",
                             "/a?b=%ff",
                             "/a?b=%00"}) {
    EXPECT_EQ(path_of(target), "refused") << target;
  }
}

TEST(ParseQuery, ReadsForms) {
  const auto form = parse_query("priority=P2&text=a%26b%3Dc+d&&empty=");
  ASSERT_TRUE(form);
  EXPECT_EQ(find_in(*form, "text"), "a&b=c d");
  EXPECT_EQ(form->size(), 3U);
}

}  // namespace
}  // namespace respite::http
