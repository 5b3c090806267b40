// Load against share, and nights, weekends and holidays, as bars. Readable in grey.
#pragma once

#include <string>

#include "app/view/reports.h"

namespace respite {

// SVG: for everybody who did or owed something, a bar for what they did and a line across it where
// their share is, what they carried in counted against it.
[[nodiscard]] std::string fairness_picture(const FairnessView& view);

}  // namespace respite
