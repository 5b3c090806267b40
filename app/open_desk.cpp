#include "app/open_desk.h"

namespace respite {

OpenedDesk open_desk(const Invocation& invocation) {
  ReadDesk read = read_desk(invocation.folder);
  OpenedDesk opened;
  opened.diagnostics = std::move(read.diagnostics);
  if (read.desk) {
    opened.desk = OpenDesk{invocation, *std::move(read.desk), std::move(read.calendars),
                           std::move(read.inputs)};
  }
  return opened;
}

}  // namespace respite
