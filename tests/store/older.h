// Stores as earlier versions of the program left them.
#pragma once

#include "store/schema.h"
#include "tests/store/fixture.h"

namespace respite::store {

// Makes the folder's store with the tables of that version, filled by fill(Connection&).
template <class Fill>
void make_older(const Folder& folder, int version, const Fill& fill) {
  static int wanted = 0;
  wanted = version;
  const Tables tables{kApplicationId, version,
                      [](Connection& connection, int from) { migrate(connection, from, wanted); }};
  create(folder.database(), tables);
  Connection connection = open_to_write(folder.database(), tables);
  Transaction transaction(connection, Access::kWrite);
  fill(connection);
  transaction.commit();
}

}  // namespace respite::store
