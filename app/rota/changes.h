// What a publication changes, slot by slot and person by person.
#pragma once

#include <vector>

#include "app/view/publication.h"
#include "store/diff.h"

namespace respite {

// Duties only; protected blocks are told by their feeds.
[[nodiscard]] std::vector<ChangeView> changes_of(const std::vector<store::SlotChange>& changes);

// For whom something changes; loads are those of the schedules, as far as they know the person.
[[nodiscard]] std::vector<PersonChangeView> people_in(const std::vector<ChangeView>& changes,
                                                      const Names& names,
                                                      const std::vector<PersonView>& before,
                                                      const std::vector<PersonView>& after);

}  // namespace respite
