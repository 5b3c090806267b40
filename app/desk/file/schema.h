// Every table of the team file and the keys it may have, as data: the reader refuses what is not
// here, docs/team-file.md explains what is (a test compares them).
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace respite::team_file {

struct Section {
  std::string_view name;   // "rota.seat"; the file as a whole is ""
  std::string_view title;  // as a lead writes it: "[[rota.seat]]"
  std::vector<std::string_view> keys;
};

[[nodiscard]] std::span<const Section> sections();

// A bug where there is none of that name.
[[nodiscard]] const Section& section(std::string_view name);

}  // namespace respite::team_file
