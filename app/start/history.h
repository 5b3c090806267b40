// History: duty that was held before Respite, published as the first revision of an empty store.
#pragma once

#include <string_view>

#include "app/desk/open_desk.h"
#include "store/published.h"

namespace respite {

// Rows of rota,seat,begin,end,person under that header; civil times on the rota's clock. Each row
// gives the person every turn of that seat that begins in [begin, end). Throws Failure(kInput)
// with line and column where the text is no CSV (text/csv.h) or a row is wrong.
Revision publish_history(const Invocation& invocation, std::string_view csv);

}  // namespace respite
