// Which exit code an exception asks for.
#pragma once

#include <exception>

#include "app/operation/failure.h"

namespace respite {

// A Failure's own; kFile for what the store, the file system or memory refuse; kBug for anything
// else: nobody expected it.
[[nodiscard]] ExitCode exit_code_of(const std::exception& error);

}  // namespace respite
