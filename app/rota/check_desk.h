// Check: everything the desk says, read and judged.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/check.h"

namespace respite {

struct CheckedDesk {
  CheckView view;
  std::vector<Diagnostic>
      warnings;  // calendars that end in the window judged, histories that are late
};

// Judges the draft where there is one, else what is published from this week on; also finds
// published slots that new time zone data has moved, and whether the store's record is sound.
[[nodiscard]] CheckedDesk check_desk(const OpenDesk& desk);

}  // namespace respite
