// Writing one publication. Private to store/; within a caller's transaction.
#pragma once

#include <vector>

#include "store/publications.h"

namespace respite::store {

// Appends it as the next revision, with its files and changes; `publication` lacks revision and
// judged_by, which the returned one has.
[[nodiscard]] Publication append(Connection& connection, Publication publication,
                                 const std::vector<Document>& documents,
                                 const std::vector<SlotChange>& changes);

void save_names(Connection& connection, const Names& names);

}  // namespace respite::store
