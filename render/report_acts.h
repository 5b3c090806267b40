// What the commands that record something say, as text and as JSON.
#pragma once

#include <string>

#include "app/view/record.h"
#include "app/view/requests.h"
#include "render/style.h"

namespace respite {

// Text ends in a newline; JSON is indented, one document. Fields only ever grow.
[[nodiscard]] std::string render(const TakenView& view, bool explain, const Style& style);
[[nodiscard]] std::string render(const QueueView& view, const Style& style);
[[nodiscard]] std::string render(const ConsentsView& view, const Style& style);
[[nodiscard]] std::string render(const AnsweredView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentsView& view, const Style& style);
[[nodiscard]] std::string render(const ClosedView& view, const Style& style);
[[nodiscard]] std::string render(const AuditView& view, const Style& style);
[[nodiscard]] std::string render(const AuditVerdict& view, const Style& style);
[[nodiscard]] std::string render(const BackupView& view);

// One line, as `ask` answers (question_json.h), with what was done.
[[nodiscard]] std::string to_json_line(const TakenView& view, bool explain);

}  // namespace respite
