// Why a change is not taken: each throws Failure.
#pragma once

#include "app/rota/life/judge_change.h"
#include "app/rota/life/take_change.h"

namespace respite {

void refuse_if_broken(const JudgedChange& judged, const DutyChange& change, const Actor& actor);
void refuse_if_nothing_changes(const JudgedChange& judged);
void refuse_strangers(const Desk& desk, const std::vector<Stretch>& stretches);
void refuse_if_moved(const std::vector<SlotRecord>& published, const DutyChange& change);
void refuse_unless_waiting(const DutyChange& change, Instant now);
void refuse_part(const WantedChange& wanted, const Actor& actor);

}  // namespace respite
