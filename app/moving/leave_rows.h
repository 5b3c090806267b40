// Rows of HR's list of leave, understood or not.
#pragma once

#include <vector>

#include "app/moving/imported.h"
#include "app/moving/table.h"
#include "scheduler/team/desk.h"

namespace respite::moving {

struct LeaveRow {
  PersonIndex person{};
  Interval span;
};

struct LeaveRows {
  std::vector<LeaveRow> rows;  // in the order of the file; may overlap
  std::vector<LeftOut> left;   // rows not understood, by their line, and why
  int called_off = 0;          // rows of leave that was cancelled or refused
  int replaced = 0;            // rows that a later one of the same number replaces
};

// Days and half days are on the person's own clock; both dates are included, and half a day ends
// or begins at noon. Throws Failure(kInput) where the table has no column of people or of dates.
[[nodiscard]] LeaveRows read_leave_rows(const Desk& desk, const SheetTable& table,
                                        std::optional<DateOrder> order);

}  // namespace respite::moving
