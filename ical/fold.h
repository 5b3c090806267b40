// Folding of long content lines (RFC 5545, 3.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace respite::ical {

inline constexpr std::size_t kMostOctets = 75;  // of one line, the CRLF not counted

// Appends the line, folded, and its CRLF. A fold never falls inside a UTF-8 sequence nor between
// a backslash and what it escapes; nor, where that can be had, before a blank, because a
// continuation of blanks alone upsets some readers.
void append_folded(std::string& out, std::string_view line);

}  // namespace respite::ical
