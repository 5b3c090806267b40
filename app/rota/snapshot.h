// What the store says at one moment: read in one transaction, then worked on without a lock.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/rota/held_turns.h"
#include "store/life/block_choices.h"
#include "store/drafts.h"
#include "store/publications.h"

namespace respite {

// What is published, without the draft and the past that fairness rests on.
struct PublishedState {
  Revision revision = 0;
  std::optional<Publication> latest;  // that planned something: no change
  std::optional<Interval> planned;    // from the first window published to the end of the last
  std::vector<PublishedSlot> published;
  Names names;  // as published, people and rotas gone from the file among them
};

struct Snapshot : PublishedState {
  std::optional<store::Draft> draft;       // read_snapshot_with_draft() alone reads it, and
  std::vector<BlockChoiceRecord> choices;  // what owners have decided since it was made
  Past past;
};

[[nodiscard]] Snapshot read_snapshot(const store::Database& database);
// For what is about the draft; nothing else may stop because the draft is damaged.
[[nodiscard]] Snapshot read_snapshot_with_draft(const store::Database& database);
// How far back whatever is judged now may look, generously: rest, weekly budgets.
inline constexpr std::chrono::days kRemembered{92};
// Without slots that ended before `since`.
[[nodiscard]] PublishedState read_published_since(const store::Database& database, Instant since);

// Names of the desk, with those only the store still knows behind them.
[[nodiscard]] Names names_with_gone(const Desk& desk, const Names& published);
// The name among them; the id where they have none.
[[nodiscard]] std::string name_in(const std::vector<Names::Entry>& names, const std::string& id);

}  // namespace respite
