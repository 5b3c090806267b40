#include "store/life/leaves.h"

#include "store/columns.h"

namespace respite::store {

void columns(auto& visit, LeaveRecord& leave) {
  visit("leave, person, begin_at, end_at, by, rest", leave.id, leave.person, leave.span, leave.by,
        leave.rest);
  visit("state, added, ended", in_words(kLeaveStates, leave.state), leave.added, leave.ended);
}

LeaveId add_leave(Database& database, const LeaveRecord& leave) {
  return add_row(database, "leaves", "leave", leave);
}

void set_state(Database& database, LeaveId leave, LeaveState state, std::optional<Instant> ended) {
  run(database, "UPDATE leaves SET state = :state, ended = :ended WHERE leave = :leave",
      {{":state", to_text(state)}, {":ended", ended}, {":leave", leave}});
}

std::optional<LeaveRecord> read_leave(const Database& database, LeaveId leave) {
  return read_record<LeaveRecord>(database, "leaves WHERE leave = :leave", {{":leave", leave}});
}

std::vector<LeaveRecord> read_leaves(const Database& database) {
  return read_records<LeaveRecord>(database, "leaves ORDER BY leave");
}

}  // namespace respite::store
