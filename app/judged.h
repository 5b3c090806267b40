// A rota beside the law: what is published, or the draft, judged by the desk as it stands.
#pragma once

#include <vector>

#include "app/snapshot.h"
#include "scheduler/rota/check.h"

namespace respite {

struct Judged {
  Problem problem;
  Solution solution;
  Judgement judgement;
  std::vector<SlotRecord> records;  // of the window
};

// What is published of turns that begin in the window.
[[nodiscard]] Judged judge_published(const OpenDesk& desk, const Snapshot& snapshot,
                                     Interval window);

// Throws Failure(kInput) where there is no draft.
[[nodiscard]] Judged judge_draft(const OpenDesk& desk, const Snapshot& snapshot);

// The draft, or Failure(kInput) with what to do about it.
[[nodiscard]] const store::Draft& draft_of(const Snapshot& snapshot);

}  // namespace respite
