// What the commands that record something say, as text and as JSON.
#pragma once

#include <string>

#include "app/acts_view.h"
#include "app/render/style.h"

namespace respite {

// Text ends in a newline; JSON is indented, one document. Fields only ever grow.
[[nodiscard]] std::string render(const TakenView& view, bool explain, const Style& style);
[[nodiscard]] std::string render(const QueueView& view, const Style& style);
[[nodiscard]] std::string render(const ConsentsView& view, const Style& style);
[[nodiscard]] std::string render(const AnsweredView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentView& view, const std::string& zone,
                                 const Style& style);
[[nodiscard]] std::string render(const IncidentsView& view, const Style& style);
[[nodiscard]] std::string render(const ClosedView& view, const Style& style);
[[nodiscard]] std::string render(const AuditView& view, const Style& style);
[[nodiscard]] std::string render(const AuditVerdict& view, const Style& style);
[[nodiscard]] std::string render(const BackupView& view);

// One line, as `ask` answers (question_json.h), with what was done.
[[nodiscard]] std::string to_json_line(const TakenView& view, bool explain);
[[nodiscard]] std::string to_json(const QueueView& view);
[[nodiscard]] std::string to_json(const ConsentsView& view);
[[nodiscard]] std::string to_json(const AnsweredView& view);
[[nodiscard]] std::string to_json(const IncidentView& view);
[[nodiscard]] std::string to_json(const IncidentsView& view);
[[nodiscard]] std::string to_json(const ClosedView& view);
[[nodiscard]] std::string to_json(const AuditView& view);
[[nodiscard]] std::string to_json(const AuditVerdict& view);
[[nodiscard]] std::string to_json(const BackupView& view);

}  // namespace respite
