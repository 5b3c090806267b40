// A consistent copy of the store, and putting it back.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "app/view/record.h"

namespace respite {

// Into `file`; without one into DESK-TIME.db in the current folder. Needs no team file, writes over
// nothing, and is there whole or not at all. Throws StoreError.
[[nodiscard]] BackupView back_up(const Invocation& invocation, const std::string& file);

// Puts `file` into a desk's folder that has no store. Throws StoreError where the copy is damaged
// or a store is there already.
[[nodiscard]] BackupView restore_backup(const Invocation& invocation, const std::string& file);

}  // namespace respite
