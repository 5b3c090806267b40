// A rota beside the law: what is published, or the draft, judged by the desk as it stands.
#pragma once

#include <vector>

#include "app/rota/plan_records.h"
#include "app/rota/snapshot.h"
#include "scheduler/rota/check.h"

namespace respite {

struct Judged {
  Problem problem;
  Solution solution;
  Judgement judgement;
  std::vector<SlotRecord> records;  // of the window
  CutSlots cut;                     // what a draft leaves of turns begun before its window
  std::vector<SlotRecord> stand;    // everything published, the draft laid over it
  std::vector<std::string> moved;   // inputs of a draft that are not what they were
};

// Whether that window, and no other, was published last: what limits count in it holds there.
[[nodiscard]] bool is_planned_as_one(const Snapshot& snapshot, Interval window);

// What is published of turns that begin in the window.
[[nodiscard]] Judged judge_published(const OpenDesk& desk, const Snapshot& snapshot,
                                     Interval window);

// The draft as it would be published now. Throws Failure(kInput) where there is none.
[[nodiscard]] Judged judge_draft(const OpenDesk& desk, const Snapshot& snapshot);

// A plan just made, and how it was judged.
[[nodiscard]] Judged judge_plan(Problem problem, Solution solution, Judgement judgement,
                                const Snapshot& snapshot, Instant now);

// Protected time placed beside it joins its records.
void add_blocks(Judged& judged, const std::vector<SlotRecord>& blocks, const Snapshot& snapshot,
                Instant now);

// The draft, or Failure(kInput) with what to do about it.
[[nodiscard]] const store::Draft& draft_of(const Snapshot& snapshot);

}  // namespace respite
