// Call-outs: begun and ended.
#pragma once

#include <optional>
#include <string>

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/incidents.h"

namespace respite {

struct CallOut {
  std::string person;                // id
  std::optional<RequestId> request;  // what it answers: acknowledges it
  std::optional<Instant> at;         // else now; at most a day before it
};

struct EndCallOut {
  IncidentId id = 0;
  std::optional<Instant> at;  // else now
};

// Throws Failure(kInput) for an unknown person or request, one who is on a call-out already, or a
// time ahead of now or more than a day ago.
[[nodiscard]] IncidentView begin_incident(const OpenDesk& desk, const CallOut& call_out);
// Ends it: what lay outside personal hours locks rest and is owed as load, and booked work that
// falls into the rest is named.
[[nodiscard]] IncidentView end_incident(const OpenDesk& desk, const EndCallOut& given);

}  // namespace respite
