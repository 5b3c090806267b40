#include "tests/roster_bench/roster_programme.h"

#include "tests/roster_bench/line_programme.h"

namespace respite {

std::string to_programme(const RosterFile& file) {
  return LineProgramme(file.problem, file.kinds).text();
}

}  // namespace respite
