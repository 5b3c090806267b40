#include "app/requests/availability_of.h"

#include "app/desk/write_to.h"
#include "app/requests/desk_facts.h"
#include "store/database.h"

namespace respite {

Availability availability_of(const OpenDesk& desk, Interval span) {
  const auto database = store_to_read(desk.invocation);
  return work_out(desk_snapshot(desk, read_stored_since(database, span.begin - kRemembered)), span);
}

}  // namespace respite
