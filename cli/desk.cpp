#include "cli/desk.h"

#include <algorithm>

#include <fmt/format.h>

namespace respite {

Invocation invocation_of(const Session& session) {
  return {session.folder(), session.now(), session.by(), session.os_user()};
}

void tell(const Session& session, const std::vector<Diagnostic>& diagnostics, Severity least) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity <= least) session.warn(format(diagnostic));
  }
}

Failure mistakes(const std::vector<Diagnostic>& diagnostics) {
  const auto errors = std::count_if(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::kError; });
  return Failure(ExitCode::kInput,
                 fmt::format("{} mistake{} in the desk's files", errors, errors == 1 ? "" : "s"));
}

OpenDesk open_desk_of(const Session& session, Severity least) {
  OpenedDesk opened = open_desk(invocation_of(session));
  tell(session, opened.diagnostics, least);
  if (!opened.desk) throw mistakes(opened.diagnostics);
  return *std::move(opened.desk);
}

}  // namespace respite
