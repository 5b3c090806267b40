#include "text/utf8.h"

#include <gtest/gtest.h>

namespace respite::text {
namespace {

TEST(FirstCharacter, KnowsWhatIsWellFormed) {
  const struct {
    std::string_view text;
    std::size_t bytes;
    std::optional<char32_t> code;
  } kCases[] = {
      {"a", 1, U'a'},
      {"\xC3\xA9z", 2, U'é'},
      {"\xE2\x82\xAC", 3, U'€'},
      {"\xF0\x9F\x98\x80", 4, 0x1F600},
      {"\x80", 1, {}},              // a continuation first
      {"\xC3", 1, {}},              // cut off
      {"\xE2\x82", 1, {}},          // cut off
      {"\xC1\xBF", 1, {}},          // overlong
      {"\xE0\x9F\xBF", 1, {}},      // overlong
      {"\xF0\x8F\xBF\xBF", 1, {}},  // overlong
      {"\xED\xA0\x80", 1, {}},      // a surrogate
      {"\xF4\x90\x80\x80", 1, {}},  // beyond U+10FFFF
      {"\xF5", 1, {}},
      {"\xFF", 1, {}},
  };
  for (const auto& [text, bytes, code] : kCases) {
    EXPECT_EQ(first_character(text).bytes.size(), bytes) << text;
    EXPECT_EQ(first_character(text).code, code) << text;
    EXPECT_EQ(find_broken(text), code ? std::nullopt : std::optional<std::size_t>(0)) << text;
    EXPECT_EQ(code ? encoded(*code) : text.substr(0, bytes), text.substr(0, bytes)) << text;
  }
}

TEST(FindBroken, SaysWhere) {
  EXPECT_EQ(find_broken("caf\xC3\xA9\xE9!"), 5U);
  EXPECT_EQ(find_broken(""), std::nullopt);
}

TEST(FirstCharacters, NeverSplitsOne) {
  EXPECT_EQ(first_characters("Zoë B", 3), "Zoë");
  EXPECT_EQ(first_characters("Zoë", 9), "Zoë");
  EXPECT_EQ(first_characters("\xFFz", 1), "\xFF");
  EXPECT_EQ(count_characters("Zo\xC3\xAB\xFF"), 4U);
}

TEST(BeginOfCharacter, GoesBackToIt) {
  EXPECT_EQ(begin_of_character("aé", 2), 1U);
  EXPECT_EQ(begin_of_character("aé", 1), 1U);
  EXPECT_EQ(begin_of_character("aé", 3), 3U);
  EXPECT_EQ(begin_of_character("\xF0\x9F\x98\x80", 3), 0U);
  EXPECT_EQ(begin_of_character(std::string(9, '\x80'), 8), 5U);
}

TEST(Valid, ReplacesEachStrayByte) {
  EXPECT_EQ(valid("caf\xC3\xA9"), "café");
  EXPECT_EQ(valid("caf\xE9!"), "caf\uFFFD!");
  EXPECT_EQ(valid("\xC0\xAF"), "\uFFFD\uFFFD");
}

TEST(OneLine, LeavesNothingATerminalActsOn) {
  EXPECT_EQ(one_line("a\nb\x1B[31m\x7F"), "a b [31m ");
  EXPECT_EQ(one_line("a\xC2\x9B"
                     "31m\xC2\xA0\xFF"),
            "a 31m\xC2\xA0\uFFFD");
}

TEST(Quote, ShowsNothingThatMovesACursor) {
  EXPECT_EQ(quote("a\tb\x1B\xFF\xC2\x85\xC3\xA9"), "\"a?b???\xC3\xA9\"");
  EXPECT_EQ(quote(std::string(61, 'x')), '"' + std::string(60, 'x') + "...\"");
  EXPECT_EQ(printable_line("a\tb\x1B"), "a\tb?");
}

TEST(HasControl, FindsControlsAndBrokenBytes) {
  for (const char* bad : {"a\n", "\x7F", "\xC2\x80", "\xFF", "\t"}) EXPECT_TRUE(has_control(bad));
  for (const char* good : {"", "a b", "\xC3\xA9", "\xC2\xA0"}) EXPECT_FALSE(has_control(good));
}

TEST(ColumnsOf, AsTerminalsCount) {
  const struct {
    std::string_view character;
    int columns;
  } kCases[] = {
      {"a", 1},          {"é", 1},      {"\u0308", 0}, {"日", 2},     {"김", 2},
      {"\U0001F600", 2}, {"\u231A", 2}, {"\u0E31", 0}, {"\u094D", 0}, {"\u200B", 0},
      {"\xFF", 1},       {"\x1B", 1},   {"\uFF21", 2},
  };
  for (const auto& [character, columns] : kCases) {
    EXPECT_EQ(columns_of(first_character(character)), columns) << character;
  }
}

TEST(Folded, IsTheSameInCapitals) {
  EXPECT_EQ(folded("ÉLODIE@Example.ORG"), folded("élodie@example.org"));
  EXPECT_EQ(folded("Zoe\u0308"), folded("ZOË"));
  EXPECT_EQ(folded("Straße"), folded("STRASSE"));
  EXPECT_NE(folded("Zoe"), folded("Zoë"));
  EXPECT_EQ(folded("A\xFF"), "a\uFFFD");
  EXPECT_EQ(folded(""), "");
}

TEST(InSmallLetters, ChangesAsciiAlone) {
  EXPECT_EQ(in_small_letters("Friday É \u212A"), "friday É \u212A");
}

}  // namespace
}  // namespace respite::text
