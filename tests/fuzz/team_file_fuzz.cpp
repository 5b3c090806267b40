// Any bytes as a team file: it ends, and what it says holds together.
#include <cstdlib>
#include <string_view>

#include "app/desk/file/team_file.h"
#include "tests/fuzz/one_input.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace respite;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ParsedTeamFile parsed = parse_team_file(text, "team.toml");
  require(parsed.desk.has_value() == !has_errors(parsed.diagnostics));
  for (std::size_t i = 0; i < parsed.diagnostics.size(); ++i) {
    const Diagnostic& diagnostic = parsed.diagnostics[i];
    require(!diagnostic.message.empty() && !text::has_control(diagnostic.message));
    require(diagnostic.place.line >= 0 && diagnostic.place.column >= 0);
    require(i == 0 || parsed.diagnostics[i - 1].place <= diagnostic.place);
    require(format(diagnostic).starts_with("team.toml"));
  }
  if (parsed.desk) {
    require(!parsed.desk->people.empty() && !parsed.desk->teams.empty());
    for (const Person& person : parsed.desk->people) {
      require(!person.id.empty() && at(person.team) < parsed.desk->teams.size());
    }
  }
  return 0;
}
