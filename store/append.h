// Writing one publication, and what every such write is judged by. Private to store/; within a
// caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/publications.h"

namespace respite::store {

// Appends it as the next revision, with its files and changes; `publication` lacks revision and
// judged_by, which the returned one has.
[[nodiscard]] Publication append(Connection& connection, Publication publication,
                                 const std::vector<Document>& documents,
                                 const std::vector<SlotChange>& changes);

void save_names(Connection& connection, const Names& names);

[[nodiscard]] Refusal refuse(Connection& connection, Refusal::Reason reason,
                             std::vector<std::string> keys, std::string words);

// Whether the clock and the base still fit what is published; nothing where they do.
[[nodiscard]] std::optional<Refusal> judge_moment(Connection& connection, Instant at,
                                                  std::optional<Revision> base);

}  // namespace respite::store
