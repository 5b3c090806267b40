// What every write of publications is judged by. Private to store/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/publications.h"

namespace respite::store {

[[nodiscard]] Refusal refuse(Connection& connection, Refusal::Reason reason,
                             std::vector<std::string> keys, std::string words);

// Whether the clock and the base still fit what is published; nothing where they do.
[[nodiscard]] std::optional<Refusal> judge_moment(Connection& connection, Instant at,
                                                  std::optional<Revision> base);

}  // namespace respite::store
