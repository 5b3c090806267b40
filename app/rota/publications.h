// Publications: what was made official, one after the other.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/rota.h"

namespace respite {

// Oldest first.
[[nodiscard]] std::vector<Publication> list_publications(const Invocation& invocation);
// One of them with its changes; whom it gave and took what is not worked out again. Throws
// Failure(kInput) where there is none.
[[nodiscard]] PublishView show_publication(const OpenDesk& desk, Revision revision);

}  // namespace respite
