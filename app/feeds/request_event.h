// The time booked for a request, for the calendar of whoever asked.
#pragma once

#include <optional>
#include <string>

#include "app/desk/open_desk.h"
#include "store/requests.h"
#include "words/words.h"

namespace respite {

// An iCalendar file with one event, or nothing where no time is booked or the request has ended.
// Its UID is the request's wherever it moves to; its SEQUENCE rises with every other time and with
// what is added. `who`: who helps, as the reader may know them; empty: nobody is named. `address`:
// of the page where it is followed; may be empty.
[[nodiscard]] std::optional<std::string> request_event(const OpenDesk& desk, RequestId id,
                                                       const std::string& who,
                                                       const std::string& address,
                                                       const Words& words);

}  // namespace respite
