// What needs a lead, as cards above the rota.
#pragma once

#include "app/operation/tree.h"
#include "app/view/rota.h"
#include "server/route.h"
#include "server/services.h"
#include "words/words.h"

namespace respite::server {

// Names of the template "rota": gaps ahead of what is shown and who could take each, duties whose
// holder cannot hold them, a draft that waits, promises and messages.
[[nodiscard]] Members attention(const Call& call, const OpenDesk& desk, const Words& words,
                                const ShowView& shown);

}  // namespace respite::server
