// Any bytes as a history: it ends, and what it brings in holds together.
#include <cstdlib>
#include <string>

#include "app/desk/file/read_history.h"
#include "tests/fuzz/one_input.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_count(double count) { return 0 <= count && count <= 1'000'000; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace respite;
  Desk desk;
  desk.people.resize(2);
  desk.people[0].id = "ana";
  desk.people[1].id = "ben";
  desk.history_file = FileReference{"history.csv", {}};
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const Diagnostic& diagnostic : read_histories(desk, {{"history.csv", text}})) {
    require(!diagnostic.message.empty() && !text::has_control(diagnostic.message));
    require(diagnostic.place.line >= 1 && diagnostic.place.column >= 1);
    require(format(diagnostic).starts_with("history.csv:"));
  }
  for (const Person& person : desk.people) {
    const auto& history = person.history;
    require(!history || (is_count(history->load_hours) && is_count(history->nights) &&
                         is_count(history->weekends) && is_count(history->holidays)));
    require(!history || history->said_at.line >= 2);
  }
  return 0;
}
