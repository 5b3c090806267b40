#include "app/judged.h"

#include "app/facts.h"
#include "app/failure.h"
#include "app/records.h"

namespace respite {
namespace {

Judged judge(const OpenDesk& desk, const Snapshot& snapshot, Interval window,
             std::vector<SlotRecord> records) {
  const Facts facts = facts_from(desk.desk, desk.calendars, snapshot.published, window);
  Judged judged;
  judged.problem = build_problem(desk.desk, desk.calendars, facts, window);
  judged.solution = solution_of(judged.problem, records);
  judged.judgement = check(judged.problem, judged.solution);
  judged.records = std::move(records);
  return judged;
}

}  // namespace

Judged judge_published(const OpenDesk& desk, const Snapshot& snapshot, Interval window) {
  std::vector<SlotRecord> records;
  for (const PublishedSlot& slot : snapshot.published) {
    if (window.contains(slot.slot.turn_span.begin)) records.push_back(slot.slot);
  }
  return judge(desk, snapshot, window, std::move(records));
}

Judged judge_draft(const OpenDesk& desk, const Snapshot& snapshot) {
  const store::Draft& draft = draft_of(snapshot);
  return judge(desk, snapshot, draft.window, draft.slots);
}

const store::Draft& draft_of(const Snapshot& snapshot) {
  if (snapshot.draft) return *snapshot.draft;
  throw Failure(ExitCode::kInput,
                "there is no draft: make one with `respite plan --from DATE --weeks N`");
}

}  // namespace respite
