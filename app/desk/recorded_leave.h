// Leave that the store records, as one of the files a desk is read from: so publications keep it,
// and drafts notice when it moves.
#pragma once

#include "app/desk/open_desk.h"

namespace respite {

// Its bytes; empty where none stands.
[[nodiscard]] std::string recorded_leave(const store::Database& database);

// Whether the desk was read with the leave as the store has it now.
[[nodiscard]] bool has_recorded_leave(const OpenDesk& desk, const store::Database& database);

// The desk with the leave as the store has it now.
[[nodiscard]] OpenDesk with_recorded_leave(const OpenDesk& desk, const store::Database& database);

}  // namespace respite
