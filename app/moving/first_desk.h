// A desk's first team file, from a list of its people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/moving/people.h"
#include "scheduler/time/instant.h"
#include "scheduler/time/zone.h"

namespace respite::moving {

struct FirstDesk {
  std::string id;
  std::optional<Zone> zone;                     // nothing: the one most people have
  std::string service = "mon-fri 09:00-17:00";  // as team files write hours
  bool on_call = true;                          // out of hours; else a shift in service hours
  std::vector<std::string> nights{};            // who is on call then, as named(); none: everybody
};

struct FirstTeamFile {
  std::string text;
  std::vector<LeftOut> left;  // of the list, by its rows
};

// The zone that most people of the list have.
[[nodiscard]] std::optional<Zone> commonest_zone(const ListedPeople& listed);

// Whom of the list a name, a part of one, an address or an id means. Throws Failure(kInput) where
// that is nobody, or several.
[[nodiscard]] std::size_t named(const ListedPeople& listed, const std::string& name);

// It plans as it is: an on-call week out of hours that everybody takes, or a day's shift. Throws
// Failure(kInput) where nobody is listed, no zone is known, or `nights`
// names somebody else.
[[nodiscard]] FirstTeamFile first_team_file(ListedPeople listed, const FirstDesk& wanted,
                                            Instant now);

}  // namespace respite::moving
