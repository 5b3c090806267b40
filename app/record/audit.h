// The audit: everything published and recorded, and whether it is still what it was.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/record.h"
#include "store/database.h"

namespace respite {

// Needs no team file.
[[nodiscard]] AuditView read_audit(const Invocation& invocation, const std::string& zone,
                                   const store::AuditPart& part = {});
[[nodiscard]] AuditVerdict verify_audit(const Invocation& invocation);
// What of it is not what was published or recorded, a sentence each: the file, then the chains.
[[nodiscard]] std::vector<std::string> record_damages(const store::Database& database);

}  // namespace respite
