// Keys that are read, checked and kept, but that nothing acts on yet.
#pragma once

#include <string_view>

namespace respite::team_file {

// A key of a section (schema.h). Who makes a key work deletes its line from unused.cpp.
[[nodiscard]] bool is_unused(std::string_view section, std::string_view key);

}  // namespace respite::team_file
