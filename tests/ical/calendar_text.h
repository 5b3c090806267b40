// A calendar around what a test is about.
#pragma once

#include <string>

namespace respite::ical::test {

[[nodiscard]] inline std::string calendar(const std::string& body) {
  return "BEGIN:VCALENDAR\r\n" + body + "END:VCALENDAR\r\n";
}

}  // namespace respite::ical::test
