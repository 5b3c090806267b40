// What a plan was made from, as hashes of what it means: a comment changes nothing.
#pragma once

#include <string>
#include <vector>

#include "app/desk/open_desk.h"

namespace respite {

// One line for each section of the team file, for each calendar and for all they say together, and
// for the program and zone data: so that what moved can be named.
[[nodiscard]] std::string input_digest(const OpenDesk& desk);

// What differs between two digests, in words: "team.toml [[person]] ben", "leave/asha.ics", "time
// zone data"; empty where nothing. A calendar written anew that says the same has not moved.
[[nodiscard]] std::vector<std::string> moved_inputs(const std::string& before,
                                                    const std::string& after);

}  // namespace respite
