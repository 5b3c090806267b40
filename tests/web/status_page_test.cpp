#include "web/status_page.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using test::instant;
using test::interval;

constexpr const char* kHostile = "</td><script>alert(\"x\")</script>&\x01";
constexpr const char* kEscaped =
    "&lt;/td&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;\uFFFD";

StatusView view() {
  StatusView view;
  view.desk = "IT desk";
  view.zone = "Europe/London";
  view.at = instant("2026-06-09T08:30:00Z");  // summer: 09:30 there
  view.duties = {{"On call", instant("2026-06-15T08:00:00Z"), {"+44 1632 960200", "chat #it"}},
                 {"Security", std::nullopt, {"+44 1632 960201"}}};
  view.week = {{test::day("2026-06-08"), {}},
               {test::day("2026-06-09"),
                {interval("2026-06-09T08:00:00Z", "2026-06-09T11:00:00Z"),
                 interval("2026-06-09T12:00:00Z", "2026-06-09T23:00:00Z")}}};
  view.open = true;
  view.turns = instant("2026-06-09T11:00:00Z");
  view.next_free = instant("2026-06-09T09:15:00Z");
  view.channels = {{"P1", "phone"}};
  return view;
}

bool says(std::string page, const std::string& text) {
  std::erase(page, '\n');
  return page.find(text) != std::string::npos;
}

TEST(StatusPage, SaysWhenItWasTrueAndWhoToReach) {
  const std::string page = status_page(view());
  for (const char* text :
       {"<h1>IT desk</h1>",
        "<time datetime=\"2026-06-09T08:30:00Z\">Tue 2026-06-09 09:30, Europe/London</time>",
        // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one text
        "<th scope=\"row\">On call</th><td><a href=\"tel:+441632960200\">+44 1632 960200</a>; chat "
        "#it; somebody is on until Mon 2026-06-15 09:00</td>",
        "<th scope=\"row\">Security</th><td>Nobody is on duty at this time</td>",
        "<th scope=\"row\">Mon 2026-06-08</th><td>closed</td>",
        "<th scope=\"row\">Tue 2026-06-09</th><td>09:00 to 12:00, 13:00 to 24:00</td>",
        "<p>Open until Tue 2026-06-09 12:00.</p>",
        "<p>Somebody next has half an hour on Tue 2026-06-09 10:15.</p>",
        "<th scope=\"row\">P1</th><td>phone</td>"}) {
    EXPECT_TRUE(says(page, text)) << text << "\n" << page;
  }
}

TEST(StatusPage, NoTextOfATeamFileBecomesMarkup) {
  StatusView hostile = view();
  hostile.desk = hostile.duties[0].rota = hostile.duties[0].reach[0] = kHostile;
  hostile.channels = {{kHostile, kHostile}};
  const std::string page = status_page(hostile);
  EXPECT_FALSE(says(page, "<script"));
  std::size_t found = 0;
  for (std::size_t at = page.find(kEscaped); at != std::string::npos;
       at = page.find(kEscaped, at + 1)) {
    ++found;
  }
  EXPECT_EQ(found, 6u);  // title, heading, rota, reach, priority, channel
}

TEST(StatusPage, NothingKnownIsAPageToo) {
  StatusView empty;
  empty.desk = "IT desk";
  empty.zone = "UTC";
  const std::string page = status_page(empty);
  EXPECT_TRUE(says(page, "As of <time datetime=\"1970-01-01T00:00:00Z\">"));
  EXPECT_TRUE(says(page, "Nobody has half an hour within five business days."));
  EXPECT_FALSE(says(page, "On duty"));
}

}  // namespace
}  // namespace respite
