// Answers as JSON. Times are RFC 3339 in UTC, intervals half-open, loads in load seconds, bands in
// elapsed seconds. Field names only ever grow; absent values are null. Each text is one document,
// ends in a newline, and is the same for the same view.
#pragma once

#include <string>
#include <string_view>

#include "app/view.h"

namespace respite {

[[nodiscard]] std::string to_json(const PlanView& view);
[[nodiscard]] std::string to_json(const ShowView& view);
[[nodiscard]] std::string to_json(const DiffView& view);
[[nodiscard]] std::string to_json(const WhoView& view);
[[nodiscard]] std::string to_json(const GapsView& view);  // an array
[[nodiscard]] std::string to_json(const PublishView& view);
[[nodiscard]] std::string to_json(const CheckView& view);
[[nodiscard]] std::string to_json(const InitView& view);
[[nodiscard]] std::string to_json(const ExportView& view);
[[nodiscard]] std::string version_json(std::string_view program, std::string_view tzdata);

}  // namespace respite
