#include "app/availability_of.h"

#include "app/desk_facts.h"
#include "store/database.h"

namespace respite {

Availability availability_of(const OpenDesk& desk, Interval span) {
  const auto database = store::Database::open_to_read(desk.invocation.folder);
  auto snapshot = std::make_shared<const DeskSnapshot>(DeskSnapshot{
      desk.desk, desk.calendars, desk_facts(desk.desk, desk.calendars, read_snapshot(database))});
  return work_out(std::move(snapshot), span);
}

}  // namespace respite
