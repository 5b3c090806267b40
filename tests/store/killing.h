// Kills a program that publishes without end, at random moments, and judges what it leaves.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/store/fixture.h"

namespace respite::store {

// All the slots of that revision of the victim's store: a function of it, so that half of one
// revision and half of another never pass for either.
[[nodiscard]] std::vector<SlotRecord> victims_slots(Revision revision);
// The request that makes it, with a file big enough to fill several pages.
[[nodiscard]] PublishRequest victims_request(Revision revision);
// Whether the folder's store opens, is sound and holds one of the victim's revisions whole; that
// revision, else -1 with test failures.
[[nodiscard]] Revision judge_victims_store(const std::filesystem::path& folder);

struct Killings {
  int killed = 0;            // by us, while it ran
  int inside_a_publish = 0;  // of those: a revision was begun and not reported done
  Revision revisions = 0;    // published in all
};

// That many rounds; the seed decides when each kill comes. A publication the victim reported as
// done must be there afterwards.
[[nodiscard]] Killings kill_publishers(int rounds, std::uint32_t seed);

}  // namespace respite::store
