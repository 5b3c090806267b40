// A desk with facts to write to, for tests of what works on a snapshot.
#pragma once

#include <memory>

#include "scheduler/boundary/facts.h"

namespace respite::testing {

struct OwnDesk {
  Desk desk;
  DeskCalendars calendars;
  DeskFacts facts;

  // As it is now. NOLINTNEXTLINE(google-explicit-constructor): it stands wherever a snapshot does
  operator DeskSnapshot() const {
    return {std::make_shared<const Desk>(desk), std::make_shared<const DeskCalendars>(calendars),
            facts};
  }
};

}  // namespace respite::testing
