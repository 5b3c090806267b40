#include "store/life/leaves.h"

#include "store/queries.h"

namespace respite::store {
namespace {

const std::string kLeaves =
    "SELECT leave, person, begin_at, end_at, by, rest, state, added, ended FROM leaves";

LeaveRecord leave_at(Row& row) {
  LeaveRecord leave;
  row.read(leave.id, leave.person, leave.span, leave.by, leave.rest);
  leave.state = static_cast<LeaveState>(place_of(kLeaveStates, row.text()));
  row.read(leave.added, leave.ended);
  return leave;
}

}  // namespace

LeaveId add_leave(Database& database, const LeaveRecord& leave) {
  return add_row(database, "leaves", "leave",
                 {{":person", leave.person},
                  {":begin_at", leave.span.begin},
                  {":end_at", leave.span.end},
                  {":by", leave.by},
                  {":rest", leave.rest},
                  {":state", to_text(leave.state)},
                  {":added", leave.added}});
}

void set_state(Database& database, LeaveId leave, LeaveState state, std::optional<Instant> ended) {
  run(database, "UPDATE leaves SET state = :state, ended = :ended WHERE leave = :leave",
      {{":state", to_text(state)}, {":ended", ended}, {":leave", leave}});
}

std::optional<LeaveRecord> read_leave(const Database& database, LeaveId leave) {
  return read_one(database, leave_at, kLeaves + " WHERE leave = :leave", {{":leave", leave}});
}

std::vector<LeaveRecord> read_leaves(const Database& database) {
  return read_all(database, leave_at, kLeaves + " ORDER BY leave");
}

}  // namespace respite::store
