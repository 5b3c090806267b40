// What taking a change, agreeing to it and taking it back have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/rota/life/actor.h"
#include "app/rota/life/judge_change.h"
#include "app/view/change.h"

namespace respite {

// Offered to whoever takes it.
[[nodiscard]] bool is_open_call(const DutyChange& change);
// Ids of those who must still agree.
[[nodiscard]] std::vector<std::string> still_asked(const DutyChange& change);
[[nodiscard]] bool is_in(const SlotRecord& slot, const Stretch& stretch);
// Of an open call, what is left: what its holder still holds of it. Others may have taken a part,
// and what was taken back is offered again.
[[nodiscard]] std::vector<Stretch> left_of(const DutyChange& call,
                                           std::vector<SlotRecord> published);

[[nodiscard]] DutyChangeView view_of(const DutyChange& change,
                                     const std::vector<SlotRecord>& published, Instant now);
[[nodiscard]] ChangedView answer_of(const OpenDesk& desk, const Snapshot& snapshot,
                                    const DutyChange& change,
                                    const std::optional<JudgedChange>& judged);

// Throws NoSuch.
[[nodiscard]] DutyChange find_change(const store::Database& database, ChangeId id);

// As the audit has it.
[[nodiscard]] std::string subject_of(const DutyChange& change);
[[nodiscard]] std::string detail_of(const DutyChange& change);

// Judged once more with its number, published, and on record; within the caller's transaction.
[[nodiscard]] ChangedView make_stand(store::Database& database, const OpenDesk& desk,
                                     const Snapshot& snapshot, DutyChange change,
                                     const Actor& actor);

}  // namespace respite
