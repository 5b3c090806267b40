// Answers as text for people.
#pragma once

#include <string>

#include "app/view/rota.h"
#include "render/style.h"

namespace respite {

// `verbose`: with the score in numbers.
[[nodiscard]] std::string render(const PlanView& view, const Style& style, bool verbose = false);
[[nodiscard]] std::string render(const ShowView& view, const Style& style);
[[nodiscard]] std::string render(const DiffView& view, const Style& style);
[[nodiscard]] std::string render(const WhoView& view, const Style& style);
[[nodiscard]] std::string render(const GapsView& view, const Style& style);
[[nodiscard]] std::string render(const PublishView& view, const Style& style);
[[nodiscard]] std::string render(const CheckView& view, const Style& style);
[[nodiscard]] std::string render(const InitView& view, const Style& style);
[[nodiscard]] std::string render(const PublicationsView& view, const Style& style);
[[nodiscard]] std::string render(const ExportView& view, const Style& style);

}  // namespace respite
