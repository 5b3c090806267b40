// Leave that was recorded, beside what the team file and its calendars say.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/interval.h"
#include "store/database.h"

namespace respite {

using LeaveId = std::int64_t;

enum class LeaveState { kAsked, kStands, kDeclined, kEnded };
inline constexpr std::array kLeaveStates = {"asked", "stands", "declined", "ended"};
[[nodiscard]] inline std::string to_text(LeaveState state) {
  return kLeaveStates[static_cast<std::size_t>(state)];
}

struct LeaveRecord {
  LeaveId id = 0;
  std::string person;
  Interval span;
  std::string by;
  LeaveState state = LeaveState::kStands;
  bool rest = false;  // makes up for rest that is owed
  Instant added;
  std::optional<Instant> ended;  // declined, taken back, or another in its place
};

namespace store {

LeaveId add_leave(Database& database, const LeaveRecord& leave);
void set_state(Database& database, LeaveId leave, LeaveState state, std::optional<Instant> ended);
[[nodiscard]] std::optional<LeaveRecord> read_leave(const Database& database, LeaveId leave);
[[nodiscard]] std::vector<LeaveRecord> read_leaves(const Database& database);  // by id

}  // namespace store
}  // namespace respite
