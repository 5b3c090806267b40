// The audit: everything published and recorded, and whether it is still what it was.
#pragma once

#include "app/acts_view.h"
#include "app/open_desk.h"

namespace respite {

// Publications and acts in the order of their times; needs no team file.
[[nodiscard]] AuditView read_audit(const Invocation& invocation, const std::string& zone);
[[nodiscard]] AuditVerdict verify_audit(const Invocation& invocation);

}  // namespace respite
