// What people bring in from before Respite, read from CSV.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/desk/file/diagnostic.h"
#include "scheduler/team/desk.h"

namespace respite {

// Every history the desk names: everybody's, then each person's own.
[[nodiscard]] std::vector<FileReference> histories_of(const Desk& desk);

// Fills Person::history from them. Columns go by the names in the first row, in any order: person
// (not needed in a person's own file), at, and at least one of load, nights, weekends, holidays.
// Texts by path; one that is missing there has been reported. Whoever brings in something twice is
// an error; a row about somebody the desk does not have is a warning.
[[nodiscard]] std::vector<Diagnostic> read_histories(
    Desk& desk, const std::map<std::string, std::string>& texts);

}  // namespace respite
