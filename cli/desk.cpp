#include "cli/desk.h"

#include <algorithm>

namespace respite {
namespace {

Failure mistakes(std::ptrdiff_t errors) {
  return Failure(ExitCode::kInput, "{} mistake{} in the desk's files", errors,
                 errors == 1 ? "" : "s");
}

}  // namespace

Invocation invocation_of(const Session& session) {
  return {session.folder(), session.now(), session.by(), session.os_user()};
}

void tell(const Session& session, const std::vector<Diagnostic>& diagnostics, Severity least) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity <= least) session.warn(format(diagnostic));
  }
}

Failure mistakes(const std::vector<Diagnostic>& diagnostics) {
  return mistakes(std::ranges::count(diagnostics, Severity::kError, &Diagnostic::severity));
}

Failure mistakes(const std::vector<DiagnosticView>& diagnostics) {
  return mistakes(
      std::ranges::count(diagnostics, to_text(Severity::kError), &DiagnosticView::severity));
}

OpenDesk open_desk_of(const Session& session, Severity least) {
  OpenedDesk opened = open_desk(invocation_of(session));
  tell(session, opened.diagnostics, least);
  if (!opened.desk) throw mistakes(opened.diagnostics);
  return *std::move(opened.desk);
}

}  // namespace respite
