// Stores as earlier versions of the program left them.
#pragma once

#include <algorithm>

#include "store/schema.h"
#include "tests/store/fixture.h"

namespace respite::store {

// The last version whose rows tests write by hand; later ones come of it.
inline constexpr int kWrittenByHand = 6;

inline Tables tables_of(int version) {
  static int wanted = 0;
  wanted = version;
  return {kApplicationId, version,
          [](Connection& connection, int from) { migrate(connection, from, wanted); }};
}

// Makes the folder's store with the tables of that version, filled by fill(Connection&) while they
// were those of kWrittenByHand at the latest.
template <class Fill>
void make_older(const Folder& folder, int version, const Fill& fill) {
  const Tables tables = tables_of(std::min(version, kWrittenByHand));
  create(folder.database(), tables);
  {
    Connection connection = open_to_write(folder.database(), tables);
    Transaction transaction(connection, Access::kWrite);
    fill(connection);
    transaction.commit();
  }
  if (version > kWrittenByHand) (void)open_to_write(folder.database(), tables_of(version));
}

}  // namespace respite::store
