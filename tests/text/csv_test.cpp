#include "text/csv.h"

#include <gtest/gtest.h>

#include <random>

namespace respite::text {
namespace {

using Records = std::vector<std::vector<std::string>>;

Records records_of(const Csv& csv) {
  Records records;
  for (const auto& record : csv.records) {
    records.emplace_back();
    for (const CsvField& field : record) records.back().push_back(field.text);
  }
  return records;
}

// "LINE:COLUMN: message", or nothing.
std::string fault_of(std::string_view text) {
  const Csv csv = read_csv(text);
  if (!csv.fault) return {};
  return std::to_string(csv.fault->line) + ":" + std::to_string(csv.fault->column) + ": " +
         csv.fault->message;
}

TEST(ReadCsv, TakesWhatRfc4180Allows) {
  const struct {
    std::string_view text;
    Records records;
  } kCases[] = {
      {"", {}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"\xEF\xBB\xBF"
       "a,b\n",
       {{"a", "b"}}},
      {"\xEF\xBB\xBF\"a\",b\n", {{"a", "b"}}},
      {"\n\r\na\n\n", {{"a"}}},
      {",\n", {{"", ""}}},
      {"a,", {{"a", ""}}},
      {"\"\"\n", {{""}}},
      {"\"a,b\",c\n", {{"a,b", "c"}}},
      {"\"say \"\"hi\"\"\",c\n", {{"say \"hi\"", "c"}}},
      {"\"\"\"\"\n", {{"\""}}},
      {"\"two\r\nlines\",c\nd,e\n", {{"two\r\nlines", "c"}, {"d", "e"}}},
      {" a , b\n", {{" a ", " b"}}},
      {"Zoë,日本\n", {{"Zoë", "日本"}}},
  };
  for (const auto& [text, records] : kCases) {
    EXPECT_EQ(records_of(read_csv(text)), records) << text;
    EXPECT_EQ(fault_of(text), "") << text;
  }
}

TEST(ReadCsv, SaysWhereAFieldBegins) {
  const Csv csv = read_csv("\xEF\xBB\xBFZoë,\"two\nlines\",x\r\ny,z");
  ASSERT_EQ(csv.records.size(), 2U);
  const auto place = [&](std::size_t record, std::size_t field) {
    const CsvField& found = csv.records[record].at(field);
    return std::to_string(found.line) + ":" + std::to_string(found.column);
  };
  EXPECT_EQ(place(0, 0), "1:1");
  EXPECT_EQ(place(0, 1), "1:5");
  EXPECT_EQ(place(0, 2), "2:8");
  EXPECT_EQ(place(1, 0), "3:1");
  EXPECT_EQ(place(1, 1), "3:3");
}

TEST(ReadCsv, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(fault_of("a,b\nc,\"d"), "2:3: a quote that is not closed");
  EXPECT_EQ(fault_of("é,b\"c\n"), "1:4: a quote inside a field without quotes");
  EXPECT_EQ(fault_of("\"a\"b\n"), "1:4: expected a comma or the line's end");
  EXPECT_EQ(fault_of("a\rb\n"), "1:2: a carriage return without its line feed");
  EXPECT_EQ(fault_of("a\nb\xFF\n"), "2:2: not UTF-8: save the file as UTF-8 text");
  EXPECT_EQ(fault_of("\"\xFF\"\n"), "1:2: not UTF-8: save the file as UTF-8 text");
}

TEST(ReadCsv, KeepsTheRecordsBeforeAFault) {
  EXPECT_EQ(records_of(read_csv("a,b\nc\"\nd\n")), (Records{{"a", "b"}}));
}

TEST(CsvLine, QuotesWhatNeedsIt) {
  const std::vector<std::string> fields{"plain", "a,b", "say \"hi\"", "two\r\nlines", ""};
  EXPECT_EQ(csv_line(fields), "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\r\n");
  EXPECT_EQ(csv_line(std::vector<std::string>{"", "a"}), ",a\r\n");
}

TEST(CsvLine, ComesBackAsItWas) {
  constexpr unsigned kSeed = 4180;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const std::vector<std::string> pieces{"a", ",", "\"", "\r\n", "\n", "é", " ", "\r"};
  const auto any = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  for (int round = 0; round < 500; ++round) {
    Records records(1 + any(3));
    std::string text;
    for (auto& record : records) {
      record.resize(2 + any(3));
      for (std::string& field : record) {
        for (std::size_t i = any(6); i > 0; --i) field += pieces[any(pieces.size())];
      }
      text += csv_line(record);
    }
    EXPECT_EQ(records_of(read_csv(text)), records) << text;
  }
}

}  // namespace
}  // namespace respite::text
