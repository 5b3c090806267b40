// What the store says at one moment: read in one transaction, then worked on without a lock.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "app/facts.h"
#include "app/open_desk.h"
#include "app/recorded.h"
#include "store/drafts.h"
#include "store/publications.h"

namespace respite {

struct Snapshot {
  Revision revision = 0;
  std::optional<Publication> latest;
  std::optional<Interval> planned;  // from the first window published to the end of the last
  std::vector<PublishedSlot> published;
  std::optional<store::Draft> draft;
  Names names;  // as published, people and rotas gone from the file among them
  Recorded recorded;
  Past past;
};

[[nodiscard]] Snapshot read_snapshot(const store::Database& database);
// How far back whatever is judged now may look, generously: rest, weekly budgets.
inline constexpr std::chrono::days kRemembered{92};
// Without slots that ended before `since`, what read_recorded_since() leaves out, and the past.
[[nodiscard]] Snapshot read_snapshot_since(const store::Database& database, Instant since);

// Names of the desk, with those only the store still knows behind them.
[[nodiscard]] Names names_with_gone(const Desk& desk, const Names& published);
// The name among them; the id where they have none.
[[nodiscard]] std::string name_in(const std::vector<Names::Entry>& names, const std::string& id);

}  // namespace respite
