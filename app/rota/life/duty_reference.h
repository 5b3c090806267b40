// How people name duty that is published: by its key, by who holds it, or by its place, and when.
//
//   oncall/primary/2026-12-07T09:00             the turn or slot of that key
//   ana@2026-12-07                              what ana holds that begins then, else runs then
//   oncall@2026-12-12..2026-12-14               a stretch of a rota, whoever holds it
//   oncall/primary@2026-12-12T18:00..2026-12-13T02:00
#pragma once

#include <string_view>
#include <vector>

#include "app/desk/open_desk.h"
#include "scheduler/rota/life/change.h"
#include "store/published.h"

namespace respite {

// BEGIN..END, on the desk's clock. Throws BadArgument(`argument`) where it is none, or empty.
[[nodiscard]] Interval find_stretch(const OpenDesk& desk, std::string_view argument,
                                    std::string_view text);

// The stretches it names, as held, `to` left open: from now on, on the desk's clock, sorted by
// begin. Throws BadArgument(`argument`) where it names nothing, nothing ahead, or where several
// turns could be meant, which are then named.
[[nodiscard]] std::vector<Stretch> find_duty(const OpenDesk& desk,
                                             const std::vector<SlotRecord>& published,
                                             std::string_view argument, std::string_view text);

}  // namespace respite
