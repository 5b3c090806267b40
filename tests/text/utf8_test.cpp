#include "text/utf8.h"

#include <gtest/gtest.h>

namespace respite::team_file {
namespace {

TEST(CharacterBytes, KnowsWhatIsWellFormed) {
  struct Case {
    std::string_view text;
    std::size_t bytes;
  };
  for (const Case& c :
       {Case{"a", 1}, Case{"\xC3\xA9", 2}, Case{"\xE2\x82\xAC", 3}, Case{"\xF0\x9F\x98\x80", 4},
        Case{"\xC3", 0}, Case{"\x80", 0}, Case{"\xC1\xBF", 0}, Case{"\xE0\x9F\xBF", 0},
        Case{"\xED\xA0\x80", 0}, Case{"\xF0\x8F\xBF\xBF", 0}, Case{"\xF4\x90\x80\x80", 0},
        Case{"\xF5", 0}, Case{"\xE2\x82", 0}, Case{"", 0}}) {
    EXPECT_EQ(character_bytes(c.text, 0), c.bytes);
  }
}

TEST(Quote, ShowsNothingThatMovesACursor) {
  EXPECT_EQ(quote("a\tb\x1B\xFF\xC2\x85\xC3\xA9"), "\"a?b???\xC3\xA9\"");
  EXPECT_EQ(quote(std::string(61, 'x')), '"' + std::string(60, 'x') + "...\"");
}

TEST(HasControl, FindsControlsAndBrokenBytes) {
  for (const char* bad : {"a\n", "\x7F", "\xC2\x80", "\xFF", "\t"}) EXPECT_TRUE(has_control(bad));
  for (const char* good : {"", "a b", "\xC3\xA9", "\xC2\xA0"}) EXPECT_FALSE(has_control(good));
}

}  // namespace
}  // namespace respite::team_file
