// Init: a starter desk, with its history published where the template has one.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "app/moving/people.h"
#include "app/view/check.h"

namespace respite {

// Lays the template into the folder, which is made where it is missing. Throws Failure(kInput)
// where there is no such template or one of its files is there already (nothing is written then),
// Failure(kFile) where a file cannot be written.
[[nodiscard]] InitView init(const Invocation& invocation, const std::string& template_name);

// The people of a CSV list, as init --from-people reads it. Throws Failure where it cannot.
[[nodiscard]] moving::ListedPeople listed_people(const std::string& path);

}  // namespace respite
