// Between solutions and slot records: what a plan says, as it is stored and published.
#pragma once

#include <string>
#include <vector>

#include "scheduler/rota/solution.h"
#include "store/published.h"

namespace respite {

// One slot of a turn as a record, held by nobody.
[[nodiscard]] SlotRecord record_of(const Desk& desk, const Turn& turn, const Slot& slot);

// Every slot of the window's turns under the solution, and those of people gone from the file;
// sorted by begin, then key.
[[nodiscard]] std::vector<SlotRecord> records_of(const Problem& problem, const Solution& solution);

// The solution those records are: each turn of the problem held as its slots say, what is left of a
// turn that has begun meanwhile as the turn was. Records of turns the problem does not have are
// passed over.
[[nodiscard]] Solution solution_of(const Problem& problem, const std::vector<SlotRecord>& records);

// What a plan leaves of published turns that it ends sooner (Problem::cut); slots that are over by
// `now` stay as they were.
struct CutSlots {
  std::vector<std::string> replaced;  // keys of all their slots
  std::vector<SlotRecord> left;
};
[[nodiscard]] CutSlots cut_slots(const Problem& problem, const std::vector<SlotRecord>& published,
                                 Instant now);

// What stands once a plan of the window is published: all that it does not replace, and it.
[[nodiscard]] std::vector<SlotRecord> standing_after(const std::vector<SlotRecord>& published,
                                                     Interval window, const CutSlots& cut,
                                                     const std::vector<SlotRecord>& planned);

// Duties of turns begun before the window that run into it.
[[nodiscard]] std::vector<SlotRecord> reaching_into(Interval window,
                                                    const std::vector<SlotRecord>& stand);

void sort_records(std::vector<SlotRecord>& records);  // by begin, then key

// Names of everybody and every rota on the desk, to publish beside the records.
[[nodiscard]] Names names_of(const Desk& desk);

}  // namespace respite
