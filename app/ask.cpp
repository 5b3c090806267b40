#include "app/ask.h"

#include <chrono>

#include "app/desk_facts.h"
#include "scheduler/boundary/decide.h"

namespace respite {

using std::chrono::days;

Asker::Asker(const OpenDesk& desk) {
  constexpr days kWhatIf{366};  // as far back as one may reasonably begin
  const auto database = store::Database::open_to_read(desk.invocation.folder);
  const Instant since = desk.invocation.now - kWhatIf - kRemembered;
  snapshot_ = desk_snapshot(desk, read_snapshot_since(database, since));
}

// Rest and weekly budgets look back; targets and promises look ahead. decide() works out more
// where a request reaches further.
const Availability& Asker::around(Instant now) {
  constexpr days kBack{28};
  constexpr days kAhead{120};
  const bool known =
      known_ && known_->span.begin + kBack <= now && now + kAhead <= known_->span.end;
  if (!known) known_ = work_out(snapshot_, {now - 2 * kBack, now + 2 * kAhead});
  return *known_;
}

AskView Asker::ask(const Question& question, Language language) {
  const Availability& base = around(question.request.now);
  const Verdict verdict = question.facts.empty()
                              ? decide(base, question.request)
                              : decide(lay_over(base, question.facts), question.request);
  return ask_view(snapshot_->desk, question, verdict, language);
}

}  // namespace respite
