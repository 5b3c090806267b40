// Rules against a second opinion: libical's iterator, in the families it gets right.
#include "ical/occurrences.h"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <memory>
#include <random>

#include "tests/support/times.h"

namespace respite::ical {
namespace {

using respite::test::day;

constexpr std::int64_t kPlenty = 1'000'000'000;

std::vector<std::string> texts(const std::vector<Day>& days) {
  std::vector<std::string> out;
  out.reserve(days.size());
  for (const Day each : days) out.push_back(to_text(each));
  return out;
}

Rule rule(const std::string& text) {
  const ParsedRule parsed = parse_rule(text);
  return respite::test::must(parsed.rule, text + ": " + parsed.refusal);
}

std::vector<std::string> occurrences(const std::string& text, const char* start, const char* from,
                                     const char* last) {
  return texts(find_occurrences(rule(text), day(start), day(from), day(last), kPlenty).days);
}

std::vector<std::string> libical_says(const std::string& text, Day start, Day last) {
  std::string compact;
  for (const char c : to_text(start)) {
    if (c != '-') compact += c;
  }
  const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> iterator(
      icalrecur_iterator_new(icalrecurrencetype_from_string(text.c_str()),
                             icaltime_from_string(compact.c_str())),
      icalrecur_iterator_free);
  std::vector<Day> days;
  while (iterator) {
    const icaltimetype time = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(time) != 0) break;
    days.push_back(
        make_day(time.year, static_cast<unsigned>(time.month), static_cast<unsigned>(time.day)));
    if (days.back() > last) break;
  }
  if (!days.empty() && days.back() > last) days.pop_back();
  return texts(days);
}

TEST(FindOccurrences, SkipsMonthsWithoutTheDay) {
  EXPECT_EQ(occurrences("FREQ=MONTHLY", "2026-01-31", "2026-01-01", "2026-06-30"),
            (std::vector<std::string>{"2026-01-31", "2026-03-31", "2026-05-31"}));
}

TEST(FindOccurrences, CountsFromItsStartWhereverOneLooks) {
  EXPECT_EQ(occurrences("FREQ=WEEKLY;COUNT=3", "2026-01-05", "2026-01-15", "2026-12-31"),
            (std::vector<std::string>{"2026-01-19"}));
}

TEST(FindOccurrences, TellsWhenACountRunsOut) {
  const auto found = find_occurrences(rule("FREQ=YEARLY;COUNT=3"), day("2026-05-01"),
                                      day("2026-01-01"), day("2037-12-31"), kPlenty);
  EXPECT_EQ(found.ends, day("2028-05-01"));
}

TEST(FindOccurrences, GivesUpWhenTheBudgetIsSpent) {
  const Rule never = rule("FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2;COUNT=1");
  const auto found =
      find_occurrences(never, make_day(1601, 1, 1), day("2026-01-01"), day("2037-12-31"), 1000);
  EXPECT_FALSE(found.complete);
  EXPECT_LT(found.work, 2000);
}

TEST(FindOccurrences, JumpsToAWindowFarFromTheStart) {
  const auto found = find_occurrences(rule("FREQ=DAILY;INTERVAL=3"), make_day(1601, 1, 1),
                                      day("2026-01-01"), day("2026-01-31"), kPlenty);
  EXPECT_EQ(found.days.size(), 10U);
  EXPECT_LT(found.work, 50);
}

// Whatever the window begins with, what falls into it is the same.
TEST(FindOccurrences, DoesNotDependOnWhereOneLooksFrom) {
  for (const char* text :
       {"FREQ=DAILY;INTERVAL=5", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SA;WKST=SU",
        "FREQ=MONTHLY;INTERVAL=7;BYDAY=-1FR", "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1"}) {
    const auto all = occurrences(text, "1999-12-30", "1999-12-30", "2037-12-31");
    for (Day from = day("2020-01-01"); from < day("2024-01-01"); from += std::chrono::days{13}) {
      std::vector<std::string> wanted;
      for (const std::string& each : all) {
        if (day(each) >= from) wanted.push_back(each);
      }
      const auto found =
          find_occurrences(rule(text), day("1999-12-30"), from, day("2037-12-31"), kPlenty);
      EXPECT_EQ(texts(found.days), wanted) << text << " from " << to_text(from);
    }
  }
}

class RandomRule {
 public:
  explicit RandomRule(unsigned seed) : random_(seed) {}

  std::string text() {
    static const std::vector<std::string> frequencies = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    const std::string frequency = pick(frequencies);
    std::string out = "FREQ=" + frequency;
    if (one_in(2)) out += ";INTERVAL=" + std::to_string(number(1, 4));
    if (one_in(3)) out += ";COUNT=" + std::to_string(number(1, 30));
    if (frequency == "WEEKLY" && one_in(2)) out += ";BYDAY=" + weekday();
    if (frequency == "MONTHLY") out += by_month();
    if (frequency == "YEARLY" && one_in(2)) {
      out += ";BYMONTH=" + std::to_string(number(1, 12));
      if (one_in(2)) out += ";BYDAY=" + pick({"1", "2", "4", "-1", "-2"}) + weekday();
    }
    return out;
  }

  Day start() { return day("1990-01-01") + std::chrono::days{number(0, 9000)}; }

 private:
  int number(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }
  bool one_in(int n) { return number(1, n) == 1; }
  std::string pick(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(number(0, static_cast<int>(from.size()) - 1))];
  }
  std::string weekday() { return pick({"MO", "TU", "WE", "TH", "FR", "SA", "SU"}); }
  std::string by_month() {
    if (one_in(3)) return ";BYMONTHDAY=" + pick({"1", "15", "28", "31", "-1", "-3"});
    if (one_in(2)) return ";BYDAY=" + pick({"1", "2", "3", "4", "-1"}) + weekday();
    return "";
  }

  std::mt19937 random_;
};

TEST(FindOccurrences, AgreesWithLibicalOnRandomRules) {
  constexpr unsigned kSeed = 20261122;
  constexpr int kRules = 200;
  SCOPED_TRACE(kSeed);
  RandomRule random(kSeed);
  const Day last = day("2030-12-31");
  int occurrences_seen = 0;
  for (int i = 0; i < kRules; ++i) {
    const std::string text = random.text();
    // A start that fits the rule: from any other libical begins in the wrong week.
    const Day any = random.start();
    const auto fitting = find_occurrences(rule(text), any, any, last, kPlenty).days;
    ASSERT_FALSE(fitting.empty()) << text;
    const Day start = fitting.front();
    const auto ours = texts(find_occurrences(rule(text), start, start, last, kPlenty).days);
    EXPECT_EQ(ours, libical_says(text, start, last)) << text << " from " << to_text(start);
    occurrences_seen += static_cast<int>(ours.size());
  }
  EXPECT_GT(occurrences_seen, 10 * kRules);
}

}  // namespace
}  // namespace respite::ical
