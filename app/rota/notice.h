// Notice: whether people are told of standby as long ahead as their site's rule pack asks.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/publication.h"
#include "store/diff.h"

namespace respite {

// Standby that somebody newly gets, later than they should be told of it; by begin.
[[nodiscard]] std::vector<NoticeView> short_notice(const OpenDesk& desk,
                                                   const std::vector<store::SlotChange>& changes);

}  // namespace respite
