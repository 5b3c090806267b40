// Slots and publications as rows. Private to store/; all of it within a caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/chain/chain.h"
#include "store/diff.h"
#include "store/published.h"

namespace respite::store {

class Connection;
class Row;
class Statement;

// The columns of a slot in the order of slot_at; bind_slot binds each by its name.
[[nodiscard]] const std::string& slot_columns();
Statement& bind_slot(Statement& statement, const SlotRecord& slot);
[[nodiscard]] SlotRecord slot_at(Row& row);

// As read_published (store/publications.h).
[[nodiscard]] std::vector<PublishedSlot> published_slots(Connection& connection,
                                                         const std::optional<Interval>& window,
                                                         std::optional<Revision> as_of);
// What holds under these keys as of a revision, in their order; what was never there or is
// removed is left out.
[[nodiscard]] std::vector<SlotRecord> published_under(Connection& connection,
                                                      const std::vector<std::string>& keys,
                                                      Revision as_of);
// What holds now of the turns that begin in the window, in no order.
[[nodiscard]] std::vector<SlotRecord> published_in_turns(Connection& connection, Interval window);
[[nodiscard]] Revision latest(Connection& connection);
// A publication alone, without what it changes.
void insert_publication(Connection& connection, const Publication& publication,
                        const std::string& note_sha256, const std::string& digest);
// As last_change (store/publications.h).
[[nodiscard]] std::optional<Instant> last_recorded(Connection& connection);
[[nodiscard]] std::vector<Publication> publications(Connection& connection,
                                                    std::optional<Revision> only = std::nullopt);
// What a revision recorded, sorted by key.
[[nodiscard]] std::vector<ChangeRow> change_rows(Connection& connection, Revision revision);
// The same as a difference to the revision before it, in the order of diff().
[[nodiscard]] std::vector<SlotChange> changes_of(Connection& connection, Revision revision);

}  // namespace respite::store
