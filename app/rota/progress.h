// How far a plan is, in a line.
#pragma once

#include <string>

namespace respite {

struct Progress;

[[nodiscard]] std::string progress_line(const Progress& progress);
[[nodiscard]] int percent_of(const Progress& progress);

}  // namespace respite
