// Writes feeds into a folder, and beside each NAME.ics a NAME.tsv of what it says: UID, begin,
// end, summary. Other programs' reading of the one is compared with the other.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "ical/write.h"
#include "tests/app/feeds/feeds.h"

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
  save(folder, "empty", build_feed(small, PersonFeed{"nobody"}));
  return 0;
}
