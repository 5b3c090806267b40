// Slots and publications as rows. Private to store/; all of it within a caller's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/chain.h"
#include "store/diff.h"
#include "store/published.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace respite::store {

// The columns of a slot, in the order of bind_slot and slot_at.
inline constexpr const char* kSlotColumns =
    "key, turn, rota, seat, place, begin_civil, end_civil, zone, begin_at, end_at, "
    "turn_begin_at, turn_end_at, person, kind, firmness, topic";
inline constexpr const char* kSlotParameters = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
inline constexpr int kSlotColumnCount = 16;

// Parameters count from 1, columns from 0, as SQLite has it.
void bind_slot(SQLite::Statement& statement, int first, const SlotRecord& slot);
[[nodiscard]] SlotRecord slot_at(const SQLite::Statement& statement, int first);

[[nodiscard]] std::int64_t to_count(Instant instant);  // seconds, as columns *_at hold them
[[nodiscard]] Instant instant_at(const SQLite::Statement& statement, int column);

// As read_published (store/publications.h).
[[nodiscard]] std::vector<PublishedSlot> published_slots(SQLite::Database& sqlite,
                                                         const std::optional<Interval>& window,
                                                         std::optional<Revision> as_of);
// What holds under these keys as of a revision, in their order; what was never there or is
// removed is left out.
[[nodiscard]] std::vector<SlotRecord> published_under(SQLite::Database& sqlite,
                                                      const std::vector<std::string>& keys,
                                                      Revision as_of);
// What holds now of the turns that begin in the window, in no order.
[[nodiscard]] std::vector<SlotRecord> published_in_turns(SQLite::Database& sqlite, Interval window);
[[nodiscard]] Revision latest(SQLite::Database& sqlite);
// As last_change (store/publications.h).
[[nodiscard]] std::optional<Instant> last_recorded(SQLite::Database& sqlite);
[[nodiscard]] std::vector<Publication> publications(SQLite::Database& sqlite,
                                                    std::optional<Revision> only = std::nullopt);
// What a revision recorded, sorted by key.
[[nodiscard]] std::vector<ChangeRow> change_rows(SQLite::Database& sqlite, Revision revision);
// The same as a difference to the revision before it, in the order of diff().
[[nodiscard]] std::vector<SlotChange> changes_of(SQLite::Database& sqlite, Revision revision);

}  // namespace respite::store
