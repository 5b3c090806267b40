// Opening the desk a command works on, and telling what is wrong with it.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/operation/failure.h"
#include "app/view/check.h"
#include "cli/session.h"

namespace respite {

[[nodiscard]] Invocation invocation_of(const Session& session);

// Writes them to standard error, those at least as grave as `least`.
void tell(const Session& session, const std::vector<Diagnostic>& diagnostics, Severity least);

// "2 mistakes in the desk's files": what ends a command that needs them right.
[[nodiscard]] Failure mistakes(const std::vector<Diagnostic>& diagnostics);
[[nodiscard]] Failure mistakes(const std::vector<DiagnosticView>& diagnostics);

// Throws Failure(kInput) once all mistakes are told. Warnings are told only where asked for: who
// looks up a name at night does not care when a calendar ends.
[[nodiscard]] OpenDesk open_desk_of(const Session& session, Severity least = Severity::kError);

}  // namespace respite
