// Whom an event of somebody else's calendar is about.
#pragma once

#include <algorithm>
#include <vector>

#include "app/moving/match.h"
#include "ical/read.h"

namespace respite::moving {

// Its guests on the desk, else its organizer, else whoever its summary names.
[[nodiscard]] inline std::vector<PersonIndex> people_of_event(const People& people,
                                                              const ical::Words& words) {
  std::vector<PersonIndex> found;
  for (const std::string& guest : words.guests)
    for (const PersonIndex person : people.find(guest, {}))
      if (std::ranges::count(found, person) == 0) found.push_back(person);
  if (found.empty()) found = people.find(words.organizer, {});
  return found.empty() ? people.mentioned(words.summary) : found;
}

}  // namespace respite::moving
