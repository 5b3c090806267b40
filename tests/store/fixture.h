// Slots, requests and folders for tests of the store.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>

#include "scheduler/time/civil.h"
#include "store/driver/connection.h"
#include "store/driver/statement.h"
#include "store/publications.h"

namespace respite {

[[nodiscard]] inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// How GoogleTest tells a slot.
inline void PrintTo(const SlotRecord& slot, std::ostream* out) {
  *out << slot.key << " " << to_rfc3339(slot.span.begin) << "/" << to_rfc3339(slot.span.end) << " "
       << slot.person.value_or("nobody");
}

}  // namespace respite

namespace respite::store {

// Hour `hours` after 2026-12-07T00:00Z; tests count in hours from there.
[[nodiscard]] inline Instant hour(int hours) {
  return Instant{make_day(2026, 12, 7).time_since_epoch()} + std::chrono::hours{hours};
}
[[nodiscard]] inline Wall wall(int hours) { return Wall{hour(hours).time_since_epoch()}; }

// A slot [begin, end) in UTC that is a turn of its own, named as duty_key names it.
[[nodiscard]] inline SlotRecord slot(const std::string& person, int begin, int end,
                                     std::uint32_t place = 0, const std::string& rota = "oncall") {
  SlotRecord record;
  record.key = rota + "/primary/" + to_text(wall(begin)).substr(0, 16);
  if (place > 0) record.key += "/" + std::to_string(place + 1);
  record.turn = record.key;
  record.rota = rota;
  record.seat = "primary";
  record.place = place;
  record.begin = wall(begin);
  record.end = wall(end);
  record.zone = "UTC";
  record.span = {hour(begin), hour(end)};
  record.turn_span = record.span;
  if (!person.empty()) record.person = person;
  return record;
}

// Replaces all from hour 0 to 1000, at hour `at` (most tests: before anything begins).
[[nodiscard]] inline PublishRequest request(Revision base, int at, std::vector<SlotRecord> slots) {
  PublishRequest made;
  made.base = base;
  made.at = hour(at);
  made.by = "lea";
  made.os_user = "lea-os";
  made.window = {hour(0), hour(1000)};
  made.slots = std::move(slots);
  made.documents = {{"team.toml", "the team file"}};
  return made;
}

[[nodiscard]] inline UndoRequest undo_request(Revision revision, int at) {
  UndoRequest made;
  made.revision = revision;
  made.at = hour(at);
  made.by = "lea";
  made.os_user = "lea-os";
  return made;
}

// The publication, which must have been taken.
[[nodiscard]] inline Published taken(PublishResult result) {
  if (const auto* refusal = std::get_if<Refusal>(&result)) {
    ADD_FAILURE() << "refused: " << refusal->words;
    return {};
  }
  return std::get<Published>(std::move(result));
}

// The refusal, which must have been given.
[[nodiscard]] inline Refusal refused(PublishResult result) {
  if (std::holds_alternative<Published>(result)) {
    ADD_FAILURE() << "not refused";
    return {};
  }
  return std::get<Refusal>(std::move(result));
}

// What the error says, from the file's name on; "" where there is none.
template <class Work>
[[nodiscard]] std::string error_of(const Work& work) {
  try {
    work();
  } catch (const StoreError& error) {
    EXPECT_EQ(error.exit_code(), 4);
    const std::string words = error.what();
    return words.substr(std::min(words.find(kFileName), words.size()));
  }
  return "";
}

// What another program does that would change what never changes.
inline void drop_triggers(Connection& connection) {
  std::string drops;
  Statement names(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
  while (names.step()) drops += "DROP TRIGGER " + names.text(0) + ";";
  names.reset();
  connection.run(drops);
}

// An empty folder that goes with the test.
class Folder {
 public:
  Folder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("respite-store-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path database() const { return path_ / kFileName; }

 private:
  std::filesystem::path path_;
};

}  // namespace respite::store
