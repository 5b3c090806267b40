// What the commands that record something say, as text.
#pragma once

#include <string>

#include "app/view/record.h"
#include "app/view/requests.h"
#include "render/style.h"

namespace respite {

// Also of a request that was only judged.
[[nodiscard]] std::string render(const TakenView& view, const Style& style);
[[nodiscard]] std::string render(const QueueView& view, const Style& style);
[[nodiscard]] std::string render(const ConsentsView& view, const Style& style);
[[nodiscard]] std::string render(const AnsweredView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentsView& view, const Style& style);
[[nodiscard]] std::string render(const ClosedView& view, const Style& style);
[[nodiscard]] std::string render(const AuditView& view, const Style& style);
[[nodiscard]] std::string render(const AuditVerdict& view, const Style& style);
[[nodiscard]] std::string render(const BackupView& view);

}  // namespace respite
