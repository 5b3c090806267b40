// Completion for bash, made of the command table.
#pragma once

#include <string>

namespace respite {

// A script to source, or to lie in bash's completions folder; needs nothing but bash.
[[nodiscard]] std::string bash_completion();

}  // namespace respite
