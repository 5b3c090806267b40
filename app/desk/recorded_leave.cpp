#include "app/desk/recorded_leave.h"

#include <algorithm>

#include "store/life/leaves.h"

namespace respite {

std::string recorded_leave(const store::Database& database) {
  std::string bytes;
  for (const LeaveRecord& leave : store::read_leaves(database)) {
    if (leave.state == LeaveState::kStands) bytes += leave_line(leave.person, leave.span);
  }
  return bytes;
}

bool has_recorded_leave(const OpenDesk& desk, const store::Database& database) {
  const auto read = std::ranges::find(desk.inputs, kRecordedLeave, &InputFile::path);
  return (read == desk.inputs.end() ? std::string() : read->bytes) == recorded_leave(database);
}

OpenDesk with_recorded_leave(const OpenDesk& desk, const store::Database& database) {
  std::vector<InputFile> inputs = desk.inputs;
  std::erase_if(inputs, [](const InputFile& input) { return input.path == kRecordedLeave; });
  if (std::string bytes = recorded_leave(database); !bytes.empty())
    inputs.push_back({kRecordedLeave, std::move(bytes)});
  ReadDesk read = read_desk(inputs);
  if (!read.desk) return desk;  // it was read from them before
  return {desk.invocation, files_of(std::move(read))};
}

}  // namespace respite
