// Calendars nobody here wrote, in ../shared: every file in bounded time and memory, rules compared
// with another implementation's table. Skips where they are not there.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "ical/occurrences.h"
#include "ical/read.h"
#include "tests/ical/quirk_text.h"
#include "tests/support/times.h"

namespace respite::ical {
namespace {

namespace fs = std::filesystem;
using respite::test::day;

fs::path acceptance() {
  return fs::path(RESPITE_SOURCE_DIR).parent_path() / "shared/acceptance/ics";
}

std::string slurp(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string with_crlf(const std::string& text) {
  std::string out;
  char before = '\0';
  for (const char c : text) {
    if (c == '\n' && before != '\r') out += '\r';
    out += c;
    before = c;
  }
  return out;
}

ReadOptions all_years() {
  return {respite::test::zone("Europe/London"),
          respite::test::interval("1970-01-02T00:00:00Z", "2037-12-01T00:00:00Z")};
}

class Acceptance : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(acceptance())) GTEST_SKIP() << "no " << acceptance() << " on this machine";
  }
};

TEST_F(Acceptance, EveryFileIsReadInBoundedTimeAndMemory) {
  int files = 0;
  std::chrono::duration<double> slowest{}, all{};
  for (const auto& file : fs::recursive_directory_iterator(acceptance())) {
    if (file.path().extension() != ".ics") continue;
    ++files;
    const std::string text = slurp(file.path());
    for (const std::string& variant : {text, with_crlf(text)}) {
      const auto begin = std::chrono::steady_clock::now();
      const ReadResult result = read_calendar(variant, all_years());
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
      slowest = std::max(slowest, took);
      all += took;
      EXPECT_LT(took.count(), 5.0) << file.path();
      for (const Entry& entry : result.entries) {
        EXPECT_LE(entry.span.begin, entry.span.end) << file.path();
        EXPECT_LT(entry.first, entry.last) << file.path();
      }
      EXPECT_TRUE(result.is_calendar || !result.warnings.empty()) << file.path();
      EXPECT_TRUE(result.is_calendar || result.entries.empty()) << file.path();
    }
  }
  EXPECT_GE(files, 170);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 1024 * 1024) << "KiB";
  std::cout << files << " files twice in " << all.count() << " s, slowest " << slowest.count()
            << " s, peak " << usage.ru_maxrss / 1024 << " MiB\n";
}

// Line endings are no part of what a calendar says.
TEST_F(Acceptance, CrlfChangesNothing) {
  for (const auto& file : fs::recursive_directory_iterator(acceptance())) {
    if (file.path().extension() != ".ics") continue;
    const std::string text = slurp(file.path());
    EXPECT_EQ(test::to_text(read_calendar(text, all_years())),
              test::to_text(read_calendar(with_crlf(text), all_years())))
        << file.path();
  }
}

TEST_F(Acceptance, EnglishBankHolidaysAreExactlyTheseDays) {
  const ReadResult result =
      read_calendar(slurp(acceptance() / "holidays/england-and-wales.ics"), all_years());
  std::string days;
  for (const Entry& entry : result.entries) {
    EXPECT_TRUE(entry.all_day);
    EXPECT_EQ(entry.last - entry.first, std::chrono::days{1});
    days += to_text(entry.first) + ' ';
  }
  EXPECT_EQ(
      days,
      "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 "
      "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 "
      "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28 "
      "2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26 ");
  EXPECT_TRUE(result.warnings.empty());
  EXPECT_EQ(result.last_day, day("2028-12-26"));
}

struct TableRow {
  std::map<std::string, std::string> fields;  // RRULE, DTSTART, INSTANCES, START-AT
};

std::vector<TableRow> read_table(const fs::path& path) {
  std::vector<TableRow> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("RRULE:")) rows.emplace_back();
    const std::size_t colon = line.find(':');
    if (line.starts_with('#') || colon == line.npos) continue;
    rows.back().fields[line.substr(0, colon)] = line.substr(colon + 1);
  }
  return rows;
}

// The occurrences of a row as the table writes them; the first `most`.
std::string our_instances(const Rule& rule, const std::string& dtstart, std::size_t most) {
  const auto start = parse_stamp(dtstart);
  const Occurrences found = find_occurrences(rule, day_of(start->wall), day_of(start->wall),
                                             make_day(2600, 1, 1), 10'000'000);
  std::string out;
  for (const Day date : found.days) {
    if (rule.until && date + time_of_day(start->wall) > rule.until->wall) break;
    if (most-- == 0) break;
    if (!out.empty()) out += ',';
    for (const char c : to_text(date)) {
      if (c != '-') out += c;
    }
    out += dtstart.substr(8);
  }
  return out;
}

// Every rule either gives exactly the table's dates or is refused: never wrong.
TEST_F(Acceptance, RulesAgreeWithTheTableOrAreRefused) {
  int exact = 0, refused = 0;
  for (const TableRow& row : read_table(acceptance() / "expectations/icalrecur_test.txt")) {
    const std::string& text = row.fields.at("RRULE");
    if (row.fields.contains("START-AT")) continue;  // means something else: where to look from
    const ParsedRule parsed = parse_rule(text);
    const std::string& dtstart = row.fields.at("DTSTART");
    const auto start = parse_stamp(dtstart);
    ASSERT_TRUE(start) << dtstart;
    if (!parsed.rule || !agrees_with(*parsed.rule, start->wall)) {
      ++refused;
      continue;
    }
    const std::string& wanted = row.fields.at("INSTANCES");
    const auto most = static_cast<std::size_t>(std::ranges::count(wanted, ',')) + 1;
    EXPECT_EQ(our_instances(*parsed.rule, dtstart, most), wanted) << text;
    ++exact;
  }
  std::cout << exact << " exact, " << refused << " refused\n";
  EXPECT_GE(exact, 60);
}

// The examples of the standard: each gives the number of events it should, or is refused.
TEST_F(Acceptance, ExamplesOfTheStandardGiveTheirCountsOrAreRefused) {
  const std::string text = slurp(acceptance() / "expectations/recur.txt");
  const std::string mark = "X-EXPECT-NUMEVENTS: ";
  int exact = 0, refused = 0;
  for (std::size_t begin = text.find("BEGIN:VEVENT"); begin != text.npos;
       begin = text.find("BEGIN:VEVENT", begin + 1)) {
    const std::string event = text.substr(begin, text.find("END:VEVENT", begin) - begin);
    const std::size_t expected = event.find(mark);
    if (expected == event.npos) continue;
    const ReadResult result =
        read_calendar("BEGIN:VCALENDAR\n" + event + "END:VEVENT\nEND:VCALENDAR\n", all_years());
    ++(result.warnings.empty() ? exact : refused);
    if (!result.warnings.empty()) continue;
    EXPECT_EQ(result.entries.size(), std::stoul(event.substr(expected + mark.size()))) << event;
  }
  std::cout << exact << " exact, " << refused << " refused\n";
  EXPECT_GE(exact, 40);
}

}  // namespace
}  // namespace respite::ical
