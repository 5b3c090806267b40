// Collects what is wrong with a team file while it is read.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk/file/diagnostic.h"
#include "app/desk/file/document.h"

namespace respite::team_file {

// Bounded: after kMaxDiagnostics it only counts on, so that a hostile file costs little.
class Report {
 public:
  static constexpr std::size_t kMaxDiagnostics = 500;

  explicit Report(std::string file) : file_(std::move(file)) {}

  // Gives nothing, which is what a reader gives whose value is wrong.
  std::nullopt_t error(Spot spot, std::string message, std::string hint = {});
  void warning(Spot spot, std::string message, std::string hint = {});
  // An error of a line that nothing may show.
  void secret(Spot spot, std::string message, std::string hint);
  // Says once of what that nothing acts on it yet.
  void not_used_yet(Spot spot, const std::string& what);

  // "did you mean "ben"?", or nothing; nothing either once it has been asked too often.
  [[nodiscard]] std::string near(std::string_view name, const std::vector<std::string_view>& known);

  [[nodiscard]] Place place(Spot spot) const { return {file_, spot.line, spot.column}; }
  [[nodiscard]] std::size_t errors() const { return errors_; }  // so far

  // Sorted by place, each with the line of the text it stands on.
  [[nodiscard]] std::vector<Diagnostic> finish(std::string_view text) &&;

 private:
  void add(Severity severity, Spot spot, std::string message, std::string hint,
           bool secret = false);

  std::string file_;
  std::vector<Diagnostic> diagnostics_;
  std::set<std::string> noted_;
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
  std::size_t hints_ = 0;
};

}  // namespace respite::team_file
