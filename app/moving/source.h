// What is imported: a file of this machine, and what it is.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "app/operation/field.h"

namespace respite {

enum class ImportAs { kDesk, kRota, kPeople, kLeave, kHistory };
template <>
struct ChoiceWords<ImportAs> {
  static constexpr std::array<std::string_view, 5> kWords = {"desk", "rota", "people", "leave",
                                                             "history"};
};

enum class ImportFormat { kCsv, kIcs, kPagerduty, kOpsgenie, kGrafana, kGoalert };
template <>
struct ChoiceWords<ImportFormat> {
  static constexpr std::array<std::string_view, 6> kWords = {"csv",      "ics",     "pagerduty",
                                                             "opsgenie", "grafana", "goalert"};
};
[[nodiscard]] inline std::string to_text(ImportFormat format) {
  return std::string(ChoiceWords<ImportFormat>::kWords[static_cast<std::size_t>(format)]);
}

namespace moving {

// The whole file. Throws Failure(kFile) where it cannot be read or is larger than any such file.
[[nodiscard]] std::string read_source(const std::string& path);

// An id of the file's name without what stands behind its dot: "hr-leave". Never empty.
[[nodiscard]] std::string source_id(const std::string& path);

// By what the text holds. Throws Failure(kInput) where that is none of them.
[[nodiscard]] ImportFormat recognised(std::string_view text, const std::string& path);

}  // namespace moving
}  // namespace respite
