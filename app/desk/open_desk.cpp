#include "app/desk/open_desk.h"

#include "app/desk/recorded_leave.h"
#include "app/desk/write_to.h"

namespace respite {
namespace {

// A store that cannot be read is for those to tell who ask it for more.
std::string leave_in_store(const Invocation& invocation) {
  try {
    if (invocation.store) return recorded_leave(*invocation.store);
    return recorded_leave(store_to_read(invocation));
  } catch (const store::StoreError&) {
    return {};
  }
}

}  // namespace

std::shared_ptr<const DeskFiles> files_of(ReadDesk read) {
  return std::make_shared<const DeskFiles>(
      DeskFiles{*std::move(read.desk), std::move(read.calendars), std::move(read.inputs)});
}

OpenedDesk open_desk(const Invocation& invocation) {
  ReadDesk read = read_desk(invocation.folder, all_time(), leave_in_store(invocation));
  OpenedDesk opened;
  opened.diagnostics = std::move(read.diagnostics);
  if (read.desk) opened.desk.emplace(invocation, files_of(std::move(read)));
  return opened;
}

}  // namespace respite
