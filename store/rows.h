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

// The columns of a slot in the order of slot_at, and the parameters that bind_slot binds.
inline constexpr const char* kSlotColumns =
    "key, turn, rota, seat, place, begin_civil, end_civil, zone, begin_at, end_at, "
    "turn_begin_at, turn_end_at, person, kind, firmness, topic, change, last_place";
inline constexpr const char* kSlotParameters =
    ":key, :turn, :rota, :seat, :place, :begin_civil, :end_civil, :zone, :begin_at, :end_at, "
    ":turn_begin_at, :turn_end_at, :person, :kind, :firmness, :topic, :change, :last_place";

void bind_slot(Statement& statement, const SlotRecord& slot);
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
// As last_change (store/publications.h).
[[nodiscard]] std::optional<Instant> last_recorded(Connection& connection);
[[nodiscard]] std::vector<Publication> publications(Connection& connection,
                                                    std::optional<Revision> only = std::nullopt);
// What a revision recorded, sorted by key.
[[nodiscard]] std::vector<ChangeRow> change_rows(Connection& connection, Revision revision);
// The same as a difference to the revision before it, in the order of diff().
[[nodiscard]] std::vector<SlotChange> changes_of(Connection& connection, Revision revision);

}  // namespace respite::store
