// What the writer writes, another parser reads: nasty texts through libical and back.
#include <gtest/gtest.h>
#include <libical/ical.h>

#include <memory>
#include <random>

#include "ical/fold.h"
#include "ical/read.h"
#include "ical/write.h"
#include "tests/support/times.h"
#include "text/utf8.h"

namespace respite::ical {
namespace {

using Parsed = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

// Pieces that have broken somebody's writer or reader.
std::string nasty_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"\\",
                                                  ";",
                                                  ",",
                                                  "\n",
                                                  "\r\n",
                                                  "\r",
                                                  "\\n",
                                                  "\\\\,",
                                                  ":",
                                                  "\"",
                                                  "^n",
                                                  "^^",
                                                  "\xC3\xA9",
                                                  " ",
                                                  "      ",
                                                  "\x01",
                                                  "\x7F",
                                                  "\t",
                                                  "\xE2\x82\xAC",
                                                  "\xF0\x9F\x98\x80",
                                                  "\xFF",
                                                  "\xC3",
                                                  "\xED\xA0\x80",
                                                  "END:VEVENT",
                                                  "BEGIN:VALARM",
                                                  "word",
                                                  "a long run of plain words, "};
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  std::string text;
  for (std::size_t i = std::uniform_int_distribution<std::size_t>(0, 40)(random); i > 0; --i) {
    text += pieces[piece(random)];
  }
  return text;
}

// What is to come back: controls dropped (a description's newline kept), broken bytes replaced;
// libical takes blanks off the end of a line.
std::string cleaned(const std::string& text, bool keep_newlines) {
  std::string kept;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < ' ' || c == '\x7F';
    if (!control || (c == '\n' && keep_newlines)) kept += c;
  }
  kept = text::valid(kept);
  return kept.substr(0, kept.find_last_not_of(' ') + 1);
}

std::string text_of(icalcomponent* event, icalproperty_kind kind) {
  icalproperty* property = icalcomponent_get_first_property(event, kind);
  const char* text =
      property == nullptr ? nullptr : icalvalue_get_text(icalproperty_get_value(property));
  return text == nullptr ? "" : text;
}

void expect_lines_are_well_formed(const std::string& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    ASSERT_NE(end, std::string::npos);
    const std::string line = text.substr(begin, end - begin);
    EXPECT_LE(line.size(), kMostOctets);
    EXPECT_EQ(text::valid(line), line);
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    begin = end + 2;
  }
}

TEST(WriteCalendar, NastyTextsComeBackFromLibical) {
  constexpr unsigned kSeed = 75;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  icalerror_set_errors_are_fatal(0);
  for (int i = 0; i < 2000; ++i) {
    Event event;
    // Never empty: libical takes an empty value for an error.
    event.uid = "uid" + nasty_text(random);
    event.summary = "s" + nasty_text(random);
    event.description = "d" + nasty_text(random);
    event.location = "l" + nasty_text(random);
    event.span = respite::test::interval("2026-12-07T17:00:00Z", "2026-12-08T09:00:00Z");
    const std::string text = write_calendar({"n" + nasty_text(random), "", "", {event}});
    expect_lines_are_well_formed(text);
    const Parsed calendar(icalparser_parse_string(text.c_str()), icalcomponent_free);
    ASSERT_TRUE(calendar);
    ASSERT_EQ(icalcomponent_count_components(calendar.get(), ICAL_ANY_COMPONENT), 1) << text;
    icalcomponent* read = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(text_of(read, ICAL_UID_PROPERTY), cleaned(event.uid, false)) << text;
    EXPECT_EQ(text_of(read, ICAL_SUMMARY_PROPERTY), cleaned(event.summary, false)) << text;
    EXPECT_EQ(text_of(read, ICAL_DESCRIPTION_PROPERTY), cleaned(event.description, true)) << text;
    EXPECT_EQ(text_of(read, ICAL_LOCATION_PROPERTY), cleaned(event.location, false)) << text;
    EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << text;
  }
}

TEST(WriteCalendar, OurOwnReaderReadsItBack) {
  Event event;
  event.uid = "one";
  event.summary = "Lunch, then; more";
  event.span = respite::test::interval("2026-12-07T17:00:00Z", "2026-12-08T09:00:00Z");
  event.transparency = Transparency::kTransparent;
  const ReadResult read = read_calendar(write_calendar({"Name", "Europe/London", "", {event}}),
                                        {Zone::utc(), event.span});
  ASSERT_EQ(read.entries.size(), 1U);
  EXPECT_EQ(read.words[read.entries[0].words].uid, "one");
  EXPECT_EQ(read.words[read.entries[0].words].summary, "Lunch, then; more");
  EXPECT_EQ(read.entries[0].span, event.span);
  EXPECT_TRUE(read.entries[0].transparent);
  EXPECT_TRUE(read.warnings.empty());
}

}  // namespace
}  // namespace respite::ical
