// What feeds below full say, and that no text of a fuller one is in them.
#include "app/feeds/calendar/disclosure.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "app/feeds/calendar/when.h"
#include "ical/write.h"
#include "scheduler/boundary/availability.h"
#include "tests/app/feeds/calendar/feeds.h"
#include "tests/support/boundary/random_desk.h"

namespace respite {
namespace {

using test::harbour;
using test::instant;
using test::summaries;
using Texts = std::vector<std::string>;

std::string hashed(std::string_view text) {
  std::ostringstream out;
  out << std::hex << std::hash<std::string_view>{}(text);
  return out.str();
}

TEST(CategoryFeed, SaysOneWordOfKind) {
  const auto of = [](const FeedKind& kind) {
    return summaries(build_category_feed(harbour(), kind, "any", hashed));
  };
  EXPECT_EQ(of(PersonFeed{"asha"}), (Texts{"On-call", "On-call", "Learning"}));
  EXPECT_EQ(of(RotaFeed{"oncall"}), (Texts{"On-call", "On-call", "On-call", "Open"}));
  EXPECT_EQ(of(ProtectedFeed{}), (Texts{"Learning", "Learning"}));
}

TEST(CategoryFeed, KeepsWhenAndHowBusyAndNothingElse) {
  FeedInput input = harbour();
  input.slots.resize(1);
  input.slots[0].slot.span = test::interval("2026-12-07T17:31:00Z", "2026-12-08T08:59:00Z");
  input.slots[0].sequence = 2;
  const ical::Calendar feed = build_category_feed(input, RotaFeed{"oncall"}, "rota/oncall", hashed);
  EXPECT_EQ(feed.name, "Harbour IT");
  ASSERT_EQ(feed.events.size(), 1U);
  const ical::Event& event = feed.events[0];
  EXPECT_EQ(test::text(event.span), "2026-12-07T17:30:00Z/2026-12-08T09:00:00Z");
  EXPECT_EQ(event.uid, hashed("category/rota/oncall/oncall/primary/2026-12-07T17:30@harbour"));
  EXPECT_EQ(event.description + event.location + event.url, "");
  EXPECT_TRUE(event.categories.empty());
  EXPECT_EQ(event.transparency, ical::Transparency::kTransparent);
  EXPECT_EQ(event.sequence, 2);
}

TEST(CategoryFeed, DoesNotMoveWithWordsItDoesNotSay) {
  FeedInput renamed = harbour();
  renamed.names.people[0].name = "Asha K.";
  renamed.words_changed = instant("2026-11-22T09:00:00Z");
  EXPECT_EQ(ical::write_calendar(build_category_feed(harbour(), RotaFeed{"oncall"}, "any", hashed)),
            ical::write_calendar(build_category_feed(renamed, RotaFeed{"oncall"}, "any", hashed)));
}

TEST(CategoryFeed, OfTwoKindsShareNoUid) {
  const ical::Calendar rota = build_category_feed(harbour(), RotaFeed{"oncall"}, "rota/o", hashed);
  const ical::Calendar person =
      build_category_feed(harbour(), PersonFeed{"asha"}, "person/a", hashed);
  for (const ical::Event& a : rota.events) {
    for (const ical::Event& b : person.events) EXPECT_NE(a.uid, b.uid);
  }
}

TEST(WhenWindow, BeginsWithTheMonth) {
  EXPECT_EQ(test::text(when_window(instant("2026-11-20T12:00:00Z"))),
            "2026-11-01T00:00:00Z/2027-12-01T00:00:00Z");
  EXPECT_EQ(test::text(when_window(instant("2026-12-01T00:00:00Z"))),
            "2026-12-01T00:00:00Z/2028-01-01T00:00:00Z");
}

TEST(PersonalHoursFeed, IsNarrowedAndClippedAndStampedWithItsWindow) {
  const WhenFeed feed{"availability/asha",
                      test::interval("2026-12-01T00:00:00Z", "2026-12-08T00:00:00Z"),
                      instant("2026-10-01T00:00:00Z")};
  const IntervalSet hours{test::interval("2026-11-30T23:00:00Z", "2026-12-01T01:00:00Z"),
                          test::interval("2026-12-02T09:10:00Z", "2026-12-02T17:20:00Z"),
                          test::interval("2026-12-03T09:01:00Z", "2026-12-03T09:14:00Z")};
  const ical::Availability written = personal_hours_feed(feed, hours, hashed);
  ASSERT_EQ(written.available.size(), 2U);
  EXPECT_EQ(test::text(written.available[0].span), "2026-12-01T00:00:00Z/2026-12-01T01:00:00Z");
  EXPECT_EQ(test::text(written.available[1].span), "2026-12-02T09:15:00Z/2026-12-02T17:15:00Z");
  EXPECT_EQ(written.changed, instant("2026-12-01T00:00:00Z"));
  EXPECT_EQ(written.name, "");
}

// --- No level leaks a byte of a higher one's text -----------------------------------------------

// A random desk's feed input in which every text is one of a kind.
struct Secretive {
  testing::OwnDesk desk;
  FeedInput feed;
  std::vector<std::string> secrets;
};

std::string made_up(std::mt19937& random, const std::string& what) {
  std::ostringstream out;
  out << what << "-zq" << std::hex << random();
  return out.str();
}

Secretive secretive(unsigned seed) {
  std::mt19937 shape(seed), words(seed + 1000000);
  const Instant first = instant("2026-03-02T00:00:00Z");
  Secretive made{testing::random_desk(1 + static_cast<int>(seed % 5), 60, first, shape), {}, {}};
  const auto secret = [&](const std::string& what) {
    made.secrets.push_back(made_up(words, what));
    return made.secrets.back();
  };
  FeedInput& feed = made.feed;
  feed.desk_id = secret("desk");
  feed.desk_name = "The desk";
  feed.now = first;
  feed.rotas = {{secret("rota"), secret("rota name"), Counts::kStandby, {secret("reach")}},
                {secret("rota"), secret("rota name"), Counts::kWork, {secret("reach")}}};
  for (Person& person : made.desk.desk.people) {
    person.id = secret("person");
    person.name = secret("name");
    person.email = secret("mail") + "@example.net";
    feed.names.people.push_back({person.id, person.name});
  }
  for (ProtectedTime& block : made.desk.desk.protection.blocks) block.topic = secret("topic");
  for (int i = 0; i < 40; ++i) {
    const std::string person = feed.names.people[shape() % feed.names.people.size()].id;
    if (shape() % 2 == 0) {
      const char* monday = shape() % 2 == 0 ? "2026-03-09" : "2026-03-23";
      PublishedSlot slot =
          test::week(monday, shape() % 4 == 0 ? std::nullopt : std::optional<std::string>(person));
      slot.slot.rota = feed.rotas[shape() % 2].id;
      slot.slot.seat = secret("seat");
      slot.slot.key = slot.slot.rota + '/' + slot.slot.seat + '/' + std::to_string(i);
      feed.slots.push_back(slot);
      feed.bookings.push_back({i, i, person, secret("requester"), secret("what"), secret("about"),
                               secret("place"), secret("number"), slot.slot.span, shape() % 2 == 0,
                               first});
    } else {
      FeedBlock block = test::learning(person.c_str(), "2026-03-11");
      block.kind = static_cast<BlockKind>(shape() % 5);
      block.topic = secret("topic");
      block.begin += std::chrono::hours{i};
      feed.blocks.push_back(block);
    }
  }
  return made;
}

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

// Every line must be one of these: anything that is not a time, a number, a hash or a word known
// beforehand fails.
void expect_only(const std::string& text, const std::string& lines) {
  const std::regex known("(BEGIN|END):(VCALENDAR|" + lines +
                         "|VERSION:2\\.0|PRODID:-//Respite//Respite//EN|METHOD:PUBLISH|"
                         "REFRESH-INTERVAL;VALUE=DURATION:PT1H|X-PUBLISHED-TTL:PT1H|UID:[0-9a-f]+|"
                         "(DTSTAMP|DTSTART|DTEND):\\d{8}T\\d{6}Z");
  std::istringstream stream(unfolded(text));
  std::set<std::string> judged;  // regular expressions are slow, and lines are alike
  for (std::string line; std::getline(stream, line);) {
    ASSERT_TRUE(line.ends_with('\r')) << line;
    line.pop_back();
    std::string shape = line;
    for (char& c : shape) c = c >= '0' && c <= '9' ? '0' : c;
    if (line.starts_with("UID:")) {
      ASSERT_EQ(line.find_first_not_of("0123456789abcdef", 4), line.npos) << line;
    } else if (judged.insert(shape).second) {
      ASSERT_TRUE(std::regex_match(line, known)) << line;
    }
  }
}

void expect_no_secret(const Secretive& made, const std::string& text) {
  const std::string whole = unfolded(text);
  for (const std::string& secret : made.secrets) {
    ASSERT_EQ(whole.find(secret), whole.npos) << secret;
  }
}

void expect_no_leak(unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  const Secretive made = secretive(seed);
  const Interval window{instant("2026-03-01T00:00:00Z"), instant("2026-05-01T00:00:00Z")};
  const Availability known = work_out(std::make_shared<const DeskSnapshot>(made.desk), window);
  const std::string event =
      "VEVENT)|(NAME|X-WR-CALNAME):The desk|X-WR-TIMEZONE:UTC|COLOR:[a-z]+|SEQUENCE:\\d+|"
      "(CREATED|LAST-MODIFIED):\\d{8}T\\d{6}Z|TRANSP:(OPAQUE|TRANSPARENT)|"
      "X-MICROSOFT-CDO-BUSYSTATUS:(FREE|TENTATIVE|BUSY)|"
      "SUMMARY:(On-call|Shift|Open|Learning|Focus|Lunch|Drop-in|Review|Booking)";
  const std::string hours = "VAVAILABILITY|AVAILABLE)|BUSYTYPE:BUSY-UNAVAILABLE";
  for (std::size_t i = 0; i < known.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const std::string& id = made.desk.desk.people[i].id;
    const std::string busy = ical::write_free_busy(
        free_busy_feed({"free-busy/" + id, window, window.begin}, known.of(person), hashed));
    expect_only(busy,
                "VFREEBUSY)|FREEBUSY;FBTYPE=BUSY(-TENTATIVE|-UNAVAILABLE)?:"
                "\\d{8}T\\d\\d(00|15|30|45)00Z/\\d{8}T\\d\\d(00|15|30|45)00Z");
    const std::string available = ical::write_availability(
        personal_hours_feed({"availability/" + id, window, window.begin},
                            intersect(known.of(person).shift, window), hashed));
    expect_only(available, hours);
    const std::string category = ical::write_calendar(
        build_category_feed(made.feed, PersonFeed{id}, "person/" + id, hashed));
    expect_only(category, event);
    for (const std::string& text : {busy, available, category}) expect_no_secret(made, text);
    // The test can fail: at full the secrets are there.
    const std::string full = ical::write_calendar(build_feed(made.feed, PersonFeed{id}));
    EXPECT_NE(unfolded(full).find("-zq"), full.npos);
  }
  for (const FeedKind& kind : {FeedKind{RotaFeed{made.feed.rotas[0].id}},
                               FeedKind{TeamFeed{"secret team", {made.feed.names.people[0].id}}},
                               FeedKind{ProtectedFeed{}}}) {
    const std::string text =
        ical::write_calendar(build_category_feed(made.feed, kind, "any", hashed));
    expect_only(text, event);
    expect_no_secret(made, text);
  }
  expect_only(ical::write_availability(service_hours_feed({"service-hours", window, window.begin},
                                                          "The desk", known.service.windows(window),
                                                          hashed)),
              hours + "|(NAME|X-WR-CALNAME):Service hours\\\\, The desk");
}

TEST(Disclosure, NoLevelLeaksTextOfAHigherOne) {
  for (unsigned seed = 0; seed < RESPITE_DISCLOSURE_DESKS; ++seed) {
    expect_no_leak(seed);
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace respite
