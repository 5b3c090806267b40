// What an answered consent leads to, within a transaction.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/consents.h"

namespace respite {

struct Agreed {
  std::vector<MovedBlockRecord> moved;
  std::vector<OwedView> owed;
};

// All signatures are there. A time is booked instead of the one held meanwhile, and what it
// breaches is owed; what a lead allowed is judged and done like any work received now. Throws
// Failure(kRule) where the time is gone, or takes more by now than was asked for.
[[nodiscard]] Agreed carry_out_agreed(store::Database& database, const OpenDesk& desk,
                                      const ConsentRecord& consent);

// It was taken back after all: nothing is owed, what gave way goes back, and the best time without
// the consent is booked.
void carry_out_instead(store::Database& database, const OpenDesk& desk, RequestId id);

}  // namespace respite
