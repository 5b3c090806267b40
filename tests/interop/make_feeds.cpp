// Writes feeds into a folder, and beside each NAME.ics a NAME.tsv of what it says: UID, begin,
// end, summary. Other programs' reading of the one is compared with the other.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/feeds/calendar/when.h"
#include "ical/write.h"
#include "tests/app/feeds/calendar/feeds.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

void save(const fs::path& folder, const std::string& name, const ical::Calendar& calendar) {
  std::ofstream(folder / (name + ".ics"), std::ios::binary) << ical::write_calendar(calendar);
  std::ofstream rows(folder / (name + ".tsv"), std::ios::binary);
  for (const ical::Event& event : calendar.events) {
    rows << event.uid << '\t' << to_rfc3339(event.span.begin) << '\t' << to_rfc3339(event.span.end)
         << '\t' << event.summary << '\n';
  }
}

// UIDs of these tests: readable ones would do too.
std::string numbered(std::string_view text) {
  return std::to_string(std::hash<std::string_view>{}(text));
}

std::string row(const std::string& uid, Interval span, std::string_view word) {
  return uid + '\t' + to_rfc3339(span.begin) + '\t' + to_rfc3339(span.end) + '\t' +
         std::string(word) + '\n';
}

// Three weeks around a clock change of somebody who works, lunches, learns and goes on leave.
PersonTime some_time(Interval window) {
  PersonParts parts;
  parts.zone = test::zone("Europe/London");
  for (unsigned day = 1; day <= 5; ++day) {
    const Weekday weekday{day};
    parts.hours = unite(parts.hours, expand({{weekday, std::chrono::hours{9},
                                              std::chrono::hours{17} + std::chrono::minutes{20}}},
                                            parts.zone, window));
    const IntervalSet lunch =
        expand({{weekday, std::chrono::hours{12}, std::chrono::hours{13}}}, parts.zone, window);
    for (const Interval& span : lunch) parts.blocks.push_back({span, Firmness::kDefended});
    parts.blocks.push_back({{window.begin + std::chrono::days{day} + std::chrono::hours{14},
                             window.begin + std::chrono::days{day} + std::chrono::hours{16}},
                            Firmness::kMovable});
  }
  std::ranges::sort(parts.blocks, {}, &Block::span);
  parts.leave = {{window.begin + std::chrono::days{8}, window.begin + std::chrono::days{10}}};
  return make_person_time(std::move(parts));
}

void save_when(const fs::path& folder) {
  const WhenFeed feed{"free-busy/asha",
                      test::interval("2026-10-19T00:00:00Z", "2026-11-09T00:00:00Z"),
                      test::instant("2026-10-20T08:00:00Z")};
  const PersonTime asha = some_time(feed.window);
  const ical::FreeBusy busy = free_busy_feed(feed, asha, numbered);
  std::ofstream(folder / "free-busy.ics", std::ios::binary) << ical::write_free_busy(busy);
  std::ofstream busy_rows(folder / "free-busy.tsv", std::ios::binary);
  for (const ical::BusyPeriod& period : busy.busy) {
    busy_rows << row(busy.uid, period.span,
                     period.type == ical::BusyType::kBusy        ? "BUSY"
                     : period.type == ical::BusyType::kTentative ? "BUSY-TENTATIVE"
                                                                 : "BUSY-UNAVAILABLE");
  }
  const ical::Availability hours = service_hours_feed({"service-hours", feed.window, feed.changed},
                                                      "Harbour; IT", asha.parts.hours, numbered);
  std::ofstream(folder / "service-hours.ics", std::ios::binary) << ical::write_availability(hours);
  std::ofstream hours_rows(folder / "service-hours.tsv", std::ios::binary);
  for (const ical::Available& available : hours.available) {
    hours_rows << row(available.uid, available.span, "");
  }
}

// Half a year of weeks around both clock changes, with names that need escaping and folding.
FeedInput long_rota() {
  FeedInput input = test::harbour();
  input.rotas[0].name = "Out of hours; nights, weekends \\ \"holidays\" & <more>";
  input.names.people = {
      {"asha", "Asha \xC3\x98stergaard-\xE5\xB1\xB1\xE7\x94\xB0, Dr; (\xF0\x9F\x98\x80)"},
      {"ben", std::string(90, 'B') + " \xE2\x82\xAC"}};
  input.slots.clear();
  for (Day monday = test::day("2026-10-05"); monday < test::day("2027-05-01");
       monday += std::chrono::days{7}) {
    const char* person = input.slots.size() % 2 == 0 ? "asha" : "ben";
    input.slots.push_back(test::week(to_text(monday).c_str(), person));
  }
  return input;
}

}  // namespace
}  // namespace respite

// NOLINTNEXTLINE(bugprone-exception-escape): what is thrown ends a test's tool
int main(int argc, char** argv) {
  using namespace respite;
  if (argc != 2) {
    std::cerr << "usage: make_feeds FOLDER\n";
    return 2;
  }
  const fs::path folder = argv[1];
  const FeedInput small = test::harbour(), large = long_rota();
  save(folder, "person", build_feed(small, PersonFeed{"asha"}));
  save(folder, "rota", build_feed(small, RotaFeed{"oncall"}));
  save(folder, "team", build_feed(small, TeamFeed{"Everyone", {"asha", "ben"}}));
  save(folder, "protected", build_feed(small, ProtectedFeed{}));
  save(folder, "long-rota", build_feed(large, RotaFeed{"oncall"}));
  save(folder, "category", build_category_feed(small, PersonFeed{"asha"}, "person/asha", numbered));
  save_when(folder);
  save(folder, "empty", build_feed(small, PersonFeed{"nobody"}));
  return 0;
}
