// From a calendar to its text (RFC 5545, RFC 7986): the same value, the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "ical/calendar.h"

namespace respite::ical {

// CRLF lines of at most 75 octets, UTC times, events by begin, end and UID. CR, LF and other
// control characters in text are dropped (a description's '\n' is written as "\n"), what is no
// UTF-8 becomes U+FFFD.
[[nodiscard]] std::string write_calendar(const Calendar& calendar);

// METHOD:REQUEST, or CANCEL where it is cancelled; written as write_calendar() does.
[[nodiscard]] std::string write_invitation(const Invitation& invitation);

// One event that somebody puts into their calendar themselves: no METHOD, so that no program takes
// it for a message to be answered; written as write_calendar() does.
[[nodiscard]] std::string write_event(const Event& event);

// Whether a URI can stand in a content line as it is: a scheme, and neither blanks, controls,
// quotes nor bytes beyond ASCII. URIs have no escapes, so anything else could write lines of its
// own.
[[nodiscard]] bool is_safe_uri(std::string_view uri);

}  // namespace respite::ical
