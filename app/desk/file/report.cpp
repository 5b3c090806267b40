#include "app/desk/file/report.h"

#include <utility>

#include "app/desk/file/source_lines.h"
#include "text/nearest.h"

namespace respite::team_file {
namespace {

constexpr std::size_t kMaxHints = 200;

}  // namespace

void Report::add(Severity severity, Spot spot, std::string message, std::string hint, bool secret) {
  if (severity == Severity::kError) ++errors_;
  if (diagnostics_.size() >= kMaxDiagnostics) {
    ++dropped_;
    return;
  }
  diagnostics_.push_back({place(spot), severity, std::move(message), {}, std::move(hint), secret});
}

std::nullopt_t Report::error(Spot spot, std::string message, std::string hint) {
  add(Severity::kError, spot, std::move(message), std::move(hint));
  return std::nullopt;
}

void Report::warning(Spot spot, std::string message, std::string hint) {
  add(Severity::kWarning, spot, std::move(message), std::move(hint));
}

void Report::secret(Spot spot, std::string message, std::string hint) {
  add(Severity::kError, spot, std::move(message), std::move(hint), true);
}

void Report::not_used_yet(Spot spot, const std::string& what) {
  if (!noted_.insert(what).second) return;
  add(Severity::kNote, spot, "not used yet: " + what + " is read and kept, nothing acts on it", {});
}

std::string Report::near(std::string_view name, const std::vector<std::string_view>& known) {
  if (++hints_ > kMaxHints) return {};
  return text::did_you_mean(name, known);
}

std::vector<Diagnostic> Report::finish(std::string_view text) && {
  std::vector<Diagnostic> result = sorted_by_place(std::move(diagnostics_));
  if (dropped_ > 0) {
    const Severity severity = errors_ > 0 ? Severity::kError : Severity::kNote;
    result.push_back(
        {result.back().place, severity, "and " + std::to_string(dropped_) + " more", {}, {}});
  }
  return with_lines(std::move(result), file_, text);
}

}  // namespace respite::team_file
