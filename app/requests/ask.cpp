#include "app/requests/ask.h"

#include <chrono>

#include "app/desk/write_to.h"
#include "app/requests/answer_view.h"
#include "app/requests/desk_facts.h"
#include "app/requests/disclosure.h"
#include "scheduler/boundary/decide.h"

namespace respite {

using std::chrono::days;

Asker::Asker(const OpenDesk& desk) {
  constexpr days kWhatIf{366};  // as far back as one may reasonably begin
  const auto database = store_to_read(desk.invocation);
  const Instant since = desk.invocation.now - kWhatIf - kRemembered;
  snapshot_ = desk_snapshot(desk, read_stored_since(database, since));
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

Verdict Asker::judge(const Question& question) {
  const Availability& base = around(question.request.now);
  return question.facts.empty() ? decide(base, question.request)
                                : decide(lay_over(base, question.facts), question.request);
}

AskView Asker::ask(const Question& question, Language language) {
  return ask_view(snapshot_->desk, question, judge(question), language);
}

AskView Asker::ask_in_public(const Question& question, Language language) {
  if (!public_) public_ = as_public_sees(snapshot_->desk);
  return told_to_public(ask_view(*public_, question, judge(question), language),
                        public_->policy.public_names, language);
}

}  // namespace respite
