#include "render/text.h"

#include <gtest/gtest.h>

#include "render/table.h"
#include "render/words.h"

namespace respite {
namespace {

TEST(DisplayWidth, CountsColumnsNotBytes) {
  const struct {
    const char* text;
    int columns;
  } kCases[] = {
      {"", 0},          {"Asha", 4},       {"Zoë", 3},   {"Zoe\u0308", 3}, {"日本", 4},
      {"김", 2},        {"\U0001F600", 2}, {"\xff", 1},  {"\xc3", 1},      {"a\xe2\x82", 3},
      {"Łukasz Ç.", 9}, {"\u200b", 0},     {"Ελένη", 5},
  };
  for (const auto& one : kCases) EXPECT_EQ(display_width(one.text), one.columns) << one.text;
}

TEST(Printable, ShowsNothingThatMovesACursor) {
  EXPECT_EQ(printable("a\t\x1B[31m\xFFé"), "a??[31m?é");
}

TEST(Cut, NeverSplitsACharacter) {
  EXPECT_EQ(cut("Zoë", 3), "Zoë");
  EXPECT_EQ(cut("Zoë Brontë", 4), "Zoë…");
  EXPECT_EQ(cut("日本語", 4), "日…");
  EXPECT_EQ(cut("ab", 1), "…");
  EXPECT_EQ(cut("ab", 0), "");
}

TEST(Pad, FillsToTheColumn) {
  EXPECT_EQ(pad_right("Zoë", 5), "Zoë  ");
  EXPECT_EQ(pad_left("Zoë", 5), "  Zoë");
  EXPECT_EQ(pad_right("Zoë Brontë", 4), "Zoë…");
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("unbreakable a", 4), (std::vector<std::string>{"unbreakable", "a"}));
  EXPECT_EQ(wrap("a\n\nb", 9), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(wrap("", 9), (std::vector<std::string>{""}));
}

TEST(WithoutTrailingSpaces, KeepsEverythingElse) {
  EXPECT_EQ(without_trailing_spaces("a  \n  b \n\n c "), "a\n  b\n\n c");
}

TEST(Hours, ToTheNearestTenth) {
  EXPECT_EQ(hours(0), "0.0");
  EXPECT_EQ(hours(45 * 60), "0.8");
  EXPECT_EQ(hours(-90 * 60), "-1.5");
  EXPECT_EQ(hours(-60), "0.0");
  EXPECT_EQ(hours(167 * 3600), "167.0");
}

TEST(FromTo, SaysTheDateAgainOnlyWhereItChanges) {
  const Instant begin = parse_rfc3339("2026-03-28T23:30:00Z").value();
  EXPECT_EQ(from_to("Europe/London", {begin, begin + Seconds{600}}),
            "Sat 2026-03-28 23:30 to 23:40");
  EXPECT_EQ(from_to("Europe/London", {begin, begin + Seconds{7200}}),
            "Sat 2026-03-28 23:30 to Sun 2026-03-29 02:30");
  EXPECT_EQ(from_to("Nowhere/Atall", {begin, begin + Seconds{600}}),
            "Sat 2026-03-28 23:30 to 23:40");
}

TEST(PeopleNames, BriefNamesStayApart) {
  std::vector<PersonView> people(4);
  people[0].id = "a", people[0].name = "Asha Patel";
  people[1].id = "b", people[1].name = "Asha Öz";
  people[2].id = "c", people[2].name = "Ben van Dam";
  people[3].id = "d", people[3].name = "";
  const PeopleNames names(people);
  EXPECT_EQ(names.brief("a"), "Asha P");
  EXPECT_EQ(names.brief("b"), "Asha Ö");
  EXPECT_EQ(names.brief("c"), "Ben");
  EXPECT_EQ(names.full("d"), "d");
  EXPECT_EQ(names.full("gone"), "gone");
}

TEST(Table, WideColumnsGiveWay) {
  Table table({{"who"}, {"n", Align::kRight}});
  table.add_row({{std::string(100, 'x')}, {"7"}});
  Style style;
  style.columns = 60;
  EXPECT_EQ(table.render(style),
            "  who" + std::string(54, ' ') + "n\n  " + std::string(54, 'x') + "…" + "  7\n");
}

TEST(Table, MissingCellsAreEmptyAndEndNoLineInSpaces) {
  Table table({{"a"}, {"b"}, {""}});
  table.add_row({{"1"}});
  table.add_row({{""}, {"2"}});
  EXPECT_EQ(table.render(Style{}), "  a  b\n  1\n     2\n");
}

}  // namespace
}  // namespace respite
