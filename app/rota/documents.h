// What a publication keeps of what it was judged by, and what becomes of one that is refused.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "store/publications.h"

namespace respite {

[[nodiscard]] std::vector<store::Document> documents_of(const OpenDesk& desk);

// By whoever acts on the desk, against that revision; what is replaced, and by what, is still to be
// said.
[[nodiscard]] store::PublishRequest request_on(const OpenDesk& desk, Revision base);

// Throws Failure(kRule) where it was refused.
[[nodiscard]] store::Published made_by(const store::PublishResult& result);

}  // namespace respite
