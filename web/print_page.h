// A report, or a rota, as one document for print: nothing is loaded, no script runs.
#pragma once

#include <string>

#include "render/sheet.h"

namespace respite {

// The picture above the tables. `one_page`: on its side, the picture as large as the sheet.
[[nodiscard]] std::string print_page(const Sheet& sheet, bool one_page = false);

}  // namespace respite
