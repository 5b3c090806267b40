#include "app/moving/table.h"

#include <gtest/gtest.h>

#include "app/operation/failure.h"
#include "tests/support/times.h"

namespace respite::moving {
namespace {

std::string shown(const std::optional<SheetDate>& date) {
  if (!date) return "none";
  return std::visit([](const auto& each) { return to_text(each); }, *date);
}

TEST(SheetTable, FindsColumnsWhateverTheyAreSeparatedBy) {
  for (const char* text : {"Name,E-Mail,From\na,b,c\n", "Name;E-Mail;From\na;b;c\n",
                           "Name\tE-Mail\tFrom\na\tb\tc\n"}) {
    const SheetTable table(text, "hr.csv");
    EXPECT_EQ(table.column({"mail", "e mail"}), 1U) << text;
    EXPECT_EQ(table.column({"until"}), std::nullopt);
    EXPECT_EQ(field_of(table.rows().at(0), 2), "c");
  }
}

TEST(SheetTable, FindsHeadingsBelowATitleAndInMoreWords) {
  const SheetTable table(
      "Report of 2026-11-29\n\nEmployee ID;Employee Email;Absence Start Date;Last Day Off\n"
      "1;a@x.example;14 Dec 2026;Dec 18, 2026\n",
      "hr.csv");
  EXPECT_EQ(table.column({"email"}), 1U);
  EXPECT_EQ(table.column({"from", "start date"}), 2U);
  EXPECT_EQ(table.column({"last day"}), 3U);
  EXPECT_EQ(table.column({"id", "number"}), std::nullopt);  // an employee's is not a request's
  ASSERT_EQ(table.rows().size(), 1U);
  EXPECT_EQ(table.rows()[0].front().line, 4);
  EXPECT_EQ(SheetTable("name\nRaman, Asha\n", "staff.csv").headings().front(), "name");
}

TEST(SheetTable, SaysWhereItIsNoTable) {
  try {
    const SheetTable table("a,b\n\"c", "hr.csv");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_STREQ(failure.what(), "hr.csv:2:1: a quote that is not closed");
  }
}

TEST(ParseSheetDate, TakesWhatLeavesNoDoubt) {
  const std::pair<const char*, const char*> kCases[] = {
      {"2027-03-10", "2027-03-10"},
      {"2027/03/10", "2027-03-10"},
      {"10.03.2027", "2027-03-10"},
      {"1.2.2027", "2027-02-01"},
      {"25/12/2027", "2027-12-25"},
      {"12/25/2027", "2027-12-25"},
      {"03/03/2027", "2027-03-03"},
      {"2027-03-10 09:30", "2027-03-10T09:30:00"},
      {"2027-02-30", "none"},
      {"3/4/2027", "none"},
      {"tomorrow", "none"},
      {"10-03-27", "none"},
      {"2027-03-10 25:00", "none"},
      {"", "none"},
      {"14 Dec 2026", "2026-12-14"},
      {"3-Sept-2027", "2027-09-03"},
      {"December 1, 2026", "2026-12-01"},
      {"30 Feb 2027", "none"},
      {"14 Dez 2026", "none"},
  };
  for (const auto& [text, date] : kCases)
    EXPECT_EQ(shown(parse_sheet_date(text, std::nullopt)), date) << text;
  EXPECT_EQ(shown(parse_sheet_date("3/4/2027", DateOrder::kDayFirst)), "2027-04-03");
  EXPECT_EQ(shown(parse_sheet_date("3/4/2027", DateOrder::kMonthFirst)), "2027-03-04");
}

TEST(OrderOfDates, IsWhatOneOfThemTells) {
  EXPECT_EQ(order_of_dates({"3/4/2027", "25/4/2027"}), DateOrder::kDayFirst);
  EXPECT_EQ(order_of_dates({"3/4/2027", "4/25/2027"}), DateOrder::kMonthFirst);
  EXPECT_EQ(order_of_dates({"3/4/2027"}), std::nullopt);
  EXPECT_EQ(order_of_dates({"25/4/2027", "4/25/2027"}), std::nullopt);
}

}  // namespace
}  // namespace respite::moving
