// Calendars named by an address: got, looked at, and kept beside the store.
#pragma once

#include "app/desk/open_desk.h"
#include "app/record/hooks/get.h"
#include "app/view/fetch.h"

namespace respite {

// A copy older than this is named by `check`.
inline constexpr std::chrono::days kOldCopy{2};

// Each address once. What is no calendar, too long, late or not there changes nothing: the last
// good copy stays.
[[nodiscard]] FetchView fetch(const OpenDesk& desk, const Get& get,
                              const std::atomic<bool>* stop = nullptr);

// What `check` says of copies that are old, and why they are.
[[nodiscard]] std::vector<Diagnostic> warn_old_copies(const OpenDesk& desk);

}  // namespace respite
