// Feeds of when, made of what the desk's files and its store say now.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "app/feeds/calendar/when.h"
#include "app/feeds/stamps.h"
#include "scheduler/boundary/availability.h"
#include "store/database.h"

namespace respite {

// As the files are, as `ask` and `free` see them; while they have mistakes, as last published.
// Throws Failure(kInput) where neither can be used.
[[nodiscard]] OpenDesk desk_of_today(const Invocation& invocation, const store::Database& database);

// The desk's UIDs for whoever may not read names. Makes the desk's secret where it has none yet.
[[nodiscard]] OpaqueUid opaque_uids(const Invocation& invocation);

// Worked out once for all of a desk's people.
class WhenFeeds {
 public:
  // Throws StoreError.
  WhenFeeds(const OpenDesk& desk, const store::Database& database, OpaqueUid opaque);

  [[nodiscard]] ical::FreeBusy free_busy(PersonIndex person) const;
  [[nodiscard]] ical::Availability personal_hours(PersonIndex person) const;
  [[nodiscard]] ical::Availability service_hours() const;

 private:
  [[nodiscard]] const std::string& id_of(PersonIndex person) const;

  Interval window_;
  Availability known_;
  Stamps stamps_;
  OpaqueUid opaque_;
};

}  // namespace respite
