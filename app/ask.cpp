#include "app/ask.h"

#include <algorithm>

#include "app/desk_facts.h"
#include "scheduler/boundary/decide.h"

namespace respite {
namespace {

using std::chrono::days;

std::string person_id(const Desk& desk, PersonIndex person) { return desk.people[at(person)].id; }

std::vector<std::string> names_of_rules(const RuleSet& rules) {
  std::vector<std::string> names;
  rules.for_each([&](RuleId rule) { names.emplace_back(to_text(rule)); });
  return names;
}

AskView view_of(const Desk& desk, const Question& question, const Verdict& verdict,
                Language language) {
  AskView view;
  view.id = question.id;
  view.verdict = to_text(verdict.kind);
  view.zone = desk.zone.name();
  if (verdict.person) {
    view.person = person_id(desk, *verdict.person);
    view.person_name = desk.people[at(*verdict.person)].name;
  }
  view.slot = verdict.slot;
  for (const Offer& offer : verdict.alternatives) {
    view.alternatives.push_back({person_id(desk, offer.person), offer.slot});
  }
  if (verdict.kind == VerdictKind::kNeedsConsent && !verdict.alternatives.empty()) {
    view.alternative = verdict.alternatives.front().slot.begin;
  }
  view.promise = verdict.promise;
  view.ack_by = verdict.ack_by;
  for (const Consenter consenter : verdict.consent) view.consent.emplace_back(to_text(consenter));
  view.rules = names_of_rules(verdict.rules.all());
  view.citations = citations(verdict);
  view.reasons = reasons(desk, question.request, verdict, language);
  view.reply = reply(desk, question.request, verdict, language);
  view.windows = verdict.trace.windows;
  for (const Looked& looked : verdict.trace.looked) {
    view.looked.push_back(
        {person_id(desk, looked.person), looked.start, names_of_rules(looked.held)});
  }
  return view;
}

}  // namespace

Asker::Asker(const OpenDesk& desk) {
  const auto database = store::Database::open_to_read(desk.invocation.folder);
  snapshot_ = std::make_shared<const DeskSnapshot>(
      DeskSnapshot{desk.desk, desk.calendars, desk_facts(desk.desk, read_snapshot(database))});
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
  return view_of(snapshot_->desk, question, verdict, language);
}

}  // namespace respite
