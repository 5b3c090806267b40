#include "app/rota/life/refuse_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/operation/failure.h"
#include "app/rota/life/change_steps.h"
#include "text/list.h"

namespace respite {

// What breaks a hard rule waits for a lead who sets that rule aside and says why.
void refuse_if_broken(const JudgedChange& judged, const DutyChange& change, const Actor& actor) {
  std::set<std::string> rules;
  std::string words;
  for (const ViolationView& broken : judged.breaks) {
    if (std::ranges::count(change.despite, broken.rule) > 0) continue;
    rules.insert(broken.rule);
    words += "\n  " + broken.text;
  }
  if (rules.empty()) return;
  const std::string refused = "not taken: it breaks a hard rule" + words;
  if (actor.part != Part::kLead)
    throw Failure(ExitCode::kRule, refused + "\na lead may set a rule aside");
  throw Failure(ExitCode::kRule, "{}\nto set aside, with a note: {}", refused,
                text::join(rules, ", "))
      .typed(fmt::format(" (--despite {} --note WHY)", text::join(rules, ",")));
}

void refuse_if_nothing_changes(const JudgedChange& judged) {
  if (judged.slots.empty())
    throw Failure(ExitCode::kRule, "nothing would change: they hold it already");
}

// People must be there to be asked, or to hold it.
void refuse_strangers(const Desk& desk, const std::vector<Stretch>& stretches) {
  for (const Stretch& stretch : stretches)
    if (stretch.to && !find_person(desk, *stretch.to))
      throw Failure(ExitCode::kInput, "unknown person \"{}\"", *stretch.to);
}

// Between proposal and answer somebody else may have come to hold it.
void refuse_if_moved(const std::vector<SlotRecord>& published, const DutyChange& change) {
  for (const Stretch& stretch : change.stretches) {
    for (const SlotRecord& slot : published) {
      if (is_in(slot, stretch) && slot.person != stretch.from)
        throw Failure(ExitCode::kRule, "not taken: {} is held by {} by now", slot.key,
                      slot.person.value_or("nobody"));
    }
  }
}

void refuse_unless_waiting(const DutyChange& change, Instant now) {
  if (change.state != DutyChangeState::kProposed)
    throw Failure(ExitCode::kRule, "change {} is {}: nobody is asked any more", change.id,
                  change.state == DutyChangeState::kStands ? "taken" : to_text(change.state));
  if (begin_of(change.stretches) < now)
    throw Failure(ExitCode::kRule, "change {}: its time has begun", change.id);
}

void refuse_part(const WantedChange& wanted, const Actor& actor) {
  if (!may_propose(wanted.stretches, actor.id, actor.part))
    throw Failure(ExitCode::kRule,
                  actor.part == Part::kRequester
                      ? actor.id + " holds no duty here, and asks for none"
                      : actor.id + " may move what they hold, or take it; a lead may do the rest");
  if (wanted.despite.empty()) return;
  require_lead(actor, "set a rule aside");
  if (wanted.note.empty())
    throw Failure(ExitCode::kInput, "setting a rule aside needs a note: why");
}

}  // namespace respite
