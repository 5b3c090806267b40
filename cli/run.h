// The program, but for main: one command line, from words to exit code.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"

namespace respite {

// Finds the command, parses, runs it and turns whatever stops it into a message and a code:
// 0 done, 1 bug, 2 usage or input, 3 a hard rule, 4 file or store, 130 interrupted.
[[nodiscard]] int run(const std::vector<std::string>& words, const Environment& environment);

}  // namespace respite
