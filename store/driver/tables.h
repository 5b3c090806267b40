// The tables and triggers of each version, from the numbered files of the driver. Private to
// store/.
#pragma once

#include <span>

namespace respite::store {

// SQL that makes version 1, then what each adds to the one before; what a released one makes is
// never changed.
[[nodiscard]] std::span<const char* const> tables_by_version();

}  // namespace respite::store
