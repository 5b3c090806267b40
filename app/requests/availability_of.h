// A desk's time as commands see it now: its files and everything in its store.
#pragma once

#include "app/desk/open_desk.h"
#include "scheduler/boundary/availability.h"

namespace respite {

// What `ask` judges by, worked out for the span. Throws StoreError.
[[nodiscard]] Availability availability_of(const OpenDesk& desk, Interval span);

}  // namespace respite
