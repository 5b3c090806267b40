#include "ical/utf8.h"

#include <gtest/gtest.h>

namespace respite::ical {
namespace {

TEST(Utf8Length, KnowsSequencesAndWhatOnlyLooksLikeOne) {
  const struct {
    std::string_view text;
    std::size_t length;
  } cases[] = {
      {"a", 1},
      {"\xC3\xA9", 2},
      {"\xE2\x82\xAC", 3},
      {"\xF0\x9F\x98\x80", 4},
      {"", 0},
      {"\x80", 0},              // a continuation first
      {"\xC3", 0},              // cut off
      {"\xE2\x82", 0},          // cut off
      {"\xC0\xAF", 0},          // overlong '/'
      {"\xE0\x80\xAF", 0},      // overlong '/'
      {"\xED\xA0\x80", 0},      // a surrogate
      {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
      {"\xFF", 0},
  };
  for (const auto& test : cases) EXPECT_EQ(utf8_length(test.text), test.length) << test.text;
}

TEST(ToValidUtf8, ReplacesEachStrayByte) {
  EXPECT_EQ(to_valid_utf8("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(to_valid_utf8("caf\xE9!"), "caf\xEF\xBF\xBD!");
  EXPECT_EQ(to_valid_utf8("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(ToOneLine, LeavesNothingATerminalActsOn) {
  EXPECT_EQ(to_one_line("a\nb\x1B[31m\x7F"), "a b [31m ");
  EXPECT_EQ(to_one_line("a\xC2\x9B"
                        "31m\xC2\xA0"),
            "a 31m\xC2\xA0");
}

}  // namespace
}  // namespace respite::ical
