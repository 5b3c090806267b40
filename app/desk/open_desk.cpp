#include "app/desk/open_desk.h"

namespace respite {

OpenedDesk open_desk(const Invocation& invocation) {
  ReadDesk read = read_desk(invocation.folder);
  OpenedDesk opened;
  opened.diagnostics = std::move(read.diagnostics);
  if (read.desk) {
    opened.desk.emplace(
        invocation, std::make_shared<const DeskFiles>(DeskFiles{
                        *std::move(read.desk), std::move(read.calendars), std::move(read.inputs)}));
  }
  return opened;
}

}  // namespace respite
