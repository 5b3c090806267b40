// What other systems say of the time ahead, published: who holds what, and what is laid over it.
#pragma once

#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/moving/rota_shape.h"
#include "store/published.h"

namespace respite::moving {

// A schedule whose rotas the desk has. People are those of the desk; [i] of `ids` and `seats` is of
// rota i of the shape, whose people are theirs, too.
struct SchedulePublication {
  std::string source;                           // "pagerduty:PABC123"
  std::vector<std::string> ids;                 // of the rotas
  std::vector<std::vector<std::string>> seats;  // [rota] ids
  ScheduleShape shape;
};

struct PublishedRotas {
  Revision revision = 0;         // the last; 0: nothing changed
  std::vector<int> slots;        // [rota] that are held
  int changes = 0;               // overrides laid over them
  int unasked = 0;               // stretches that no rota of the file asks for
  std::vector<Interval> nobody;  // asked for, and held by nobody
};

// Replaces what is published of these rotas from `window.begin` on: whole turns that begin in the
// window. Overrides that an earlier import of the same source brought are taken back first; changes
// that people made stay laid over. Where all is so already, nothing is published. Throws
// Failure(kRule) where the store refuses.
[[nodiscard]] PublishedRotas publish_rotas(const OpenDesk& desk,
                                           const SchedulePublication& schedule, Interval window,
                                           bool rehearse);

}  // namespace respite::moving
