// Free: when one, some or all of these people have time at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/staffing.h"

namespace respite {

struct FreeOptions {
  std::vector<std::string> people;     // ids; not beside a team
  std::optional<std::string> team;     // its members; "global" is everyone
  std::optional<std::string> skill;    // only who is able or better; of everyone where alone
  std::optional<std::size_t> need{1};  // how many at once; nothing: all of them
  Seconds length{};
  std::optional<Instant> from;   // no earlier than now, which it is where nothing
  std::optional<Instant> until;  // else the end of so many business days after `from`
  int business_days = 5;
  bool with_consent = false;
  std::size_t most = 10;    // stretches wanted
  Zone zone = Zone::utc();  // for people to read
};

// By what `ask` judges by. Without people, team or skill it is the desk's first team that is
// asked. Throws Failure(kInput) where somebody or something is unknown, or the time lies in the
// past or is longer than a year.
[[nodiscard]] FreeView free_times(const OpenDesk& desk, const FreeOptions& options);

}  // namespace respite
