// Taking a change: judged, and then proposed, made to stand, or only told.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/rota/life/actor.h"
#include "app/view/change.h"

namespace respite {

struct WantedChange {
  PublicationKind kind = PublicationKind::kOverride;
  std::vector<Stretch> stretches;
  std::string note;
  std::vector<std::string> despite;  // hard rules that a lead sets aside
};

// What `find(published)` wants, judged and taken by whoever acts: it stands at once where nobody
// else must agree, is proposed to them otherwise, and is refused where it breaks a hard rule that
// no lead sets aside. Throws Failure(kRule) where it is refused.
[[nodiscard]] ChangedView take_change(
    const Context& context, bool dry_run,
    const std::function<WantedChange(const std::vector<SlotRecord>& published)>& find);

// Agreeing to one that was proposed, or taking what was offered to anybody; judged again. A part of
// what was offered becomes a change of its own, and the rest stays offered. Throws BadArgument
// ("part") where there is no such part.
[[nodiscard]] ChangedView accept_change(const Context& context, ChangeId id, bool dry_run,
                                        std::optional<Interval> part = std::nullopt);
// Saying no; of an open call, nobody needs to.
[[nodiscard]] ChangedView decline_change(const Context& context, ChangeId id);
// Taking back one's own, until it begins: what stands is put back as it was.
[[nodiscard]] ChangedView withdraw_change(const Context& context, ChangeId id);
// Those that wait for somebody or lie ahead; all of them, those of the past and those that ended
// too.
[[nodiscard]] DutyChangesView list_changes(const Context& context, bool all);

}  // namespace respite
