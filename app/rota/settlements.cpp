#include "app/rota/settlements.h"

#include <algorithm>
#include <set>
#include <string>

#include "app/rota/held_turns.h"
#include "app/rota/published_desk.h"
#include "app/rota/timeline_of.h"
#include "scheduler/rota/settle.h"
#include "store/settlements.h"

namespace respite {
namespace {

// Of turns that begin from its own moment on; history lies behind and is settled whole.
Interval begins_settled_by(const Publication& publication) {
  const Interval window = publication.window;
  if (publication.kind == PublicationKind::kHistory) return window;
  return {std::clamp(publication.at, window.begin, window.end - Seconds{1}), window.end};
}

// The slots from the first turn that the publication settles or changes.
std::vector<PublishedSlot> slots_from(const store::Database& database,
                                      const Publication& publication,
                                      const std::vector<store::SlotChange>& changes) {
  Instant first = publication.window.begin;
  for (const store::SlotChange& change : changes) {
    first = std::min(first, change.slot().turn_span.begin);
  }
  return store::read_published(database, Interval{first, Instant::max()}, publication.revision);
}

// Worths of what it settles, and of what it changed in turns that have begun.
std::vector<SlotWorth> worths_settled(const OpenDesk& desk, const Timeline& timeline,
                                      Interval begins,
                                      const std::vector<store::SlotChange>& changes) {
  std::set<std::string> settled;
  for (const store::SlotChange& change : changes) settled.insert(change.key);
  for (const Duty& duty : timeline.duties()) {
    if (begins.contains(duty.turn.begin)) settled.insert(duty.key);
  }
  std::vector<SlotWorth> worths = worths_of(desk.desk, desk.calendars, timeline.duties());
  std::erase_if(worths, [&](const SlotWorth& worth) { return !settled.contains(worth.key); });
  return worths;
}

// `before`: all that was settled before it.
Settlement settlement_of(const store::Database& database, Revision revision,
                         const std::vector<Settlement>& before) {
  const auto publication = store::read_publication(database, revision);
  if (!publication) {
    throw store::StoreError(database.path().string() + " is damaged: revision " +
                            std::to_string(revision) + " is missing");
  }
  Settlement settlement;
  settlement.begins = begins_settled_by(*publication);
  const auto desk = open_as_published({}, database, revision);
  if (!desk) return settlement;

  const auto changes = store::read_changes(database, revision);
  const auto published = slots_from(database, *publication, changes);
  Facts facts = facts_from(desk->desk, store::records_of(published), publication->window);
  facts.now = settlement.begins.begin;
  // Who works does not change who owes; leave does.
  const bool owed_as_before =
      is_change(publication->kind) && publication->kind != PublicationKind::kLeave;
  settlement.shares =
      owed_as_before
          ? Account(before).shares_within(settlement.begins)
          : build_problem(desk->desk, desk->calendars, facts, publication->window).shares;
  settlement.brought_in = shares_of_brought_in(desk->desk);
  settlement.worths = worths_settled(*desk, timeline_of(published), settlement.begins, changes);
  return settlement;
}

}  // namespace

void settle(store::Database& database, Instant now) {
  const Revision latest = store::latest_revision(database);
  Revision next = store::latest_settled(database) + 1;
  if (next > latest) return;
  std::vector<Settlement> settled = store::read_settlements(database);
  for (; next <= latest; ++next) {
    settled.push_back(settlement_of(database, next, settled));
    store::add_settlement(database, next, now, settled.back());
  }
}

std::vector<Settlement> read_settled(const store::Database& database) {
  return database.read([&] {
    std::vector<Settlement> settlements = store::read_settlements(database);
    const Revision latest = store::latest_revision(database);
    for (Revision next = store::latest_settled(database) + 1; next <= latest; ++next) {
      settlements.push_back(settlement_of(database, next, settlements));
    }
    return settlements;
  });
}

}  // namespace respite
