// Numbers of requests, consents and incidents as operands.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/session.h"

namespace respite {

// The operand at that position, which must be a whole number above zero. Throws Failure(kInput),
// saying what is missing or wrong.
[[nodiscard]] std::int64_t number_of(const Session& session, std::size_t position,
                                     std::string_view what);

}  // namespace respite
