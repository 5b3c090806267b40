#include "app/requests/answer_view.h"

namespace respite {
namespace {

std::string person_id(const Desk& desk, PersonIndex person) { return desk.people[at(person)].id; }

}  // namespace

std::vector<std::string> names_of_rules(const RuleSet& rules) {
  std::vector<std::string> names;
  rules.for_each([&](RuleId rule) { names.emplace_back(to_text(rule)); });
  return names;
}

AskView ask_view(const Desk& desk, const Question& question, const Verdict& verdict,
                 Language language, const std::optional<Taken>& taken) {
  AskView view;
  view.id = question.id;
  view.kind = verdict.kind;
  view.verdict = to_text(verdict.kind);
  view.zone = desk.zone.name();
  if (verdict.person) {
    view.person = person_id(desk, *verdict.person);
    view.person_name = desk.people[at(*verdict.person)].name;
  }
  view.slot = verdict.slot;
  for (const Offer& offer : verdict.alternatives) {
    view.alternatives.push_back(
        {person_id(desk, offer.person), desk.people[at(offer.person)].name, offer.slot});
  }
  if (verdict.kind == VerdictKind::kNeedsConsent && !verdict.alternatives.empty()) {
    view.alternative = verdict.alternatives.front().slot.begin;
  }
  view.promise = verdict.promise;
  view.ack_by = verdict.ack_by;
  for (const Consenter consenter : verdict.consent) view.consent.emplace_back(to_text(consenter));
  view.rules = names_of_rules(verdict.rules.all());
  view.citations = citations(verdict, language);
  view.reasons = reasons(desk, question.request, verdict, language);
  view.reply = reply(desk, question.request, verdict, language, taken);
  view.taken = taken.has_value();
  view.windows = verdict.trace.windows;
  for (const Looked& looked : verdict.trace.looked) {
    view.looked.push_back(
        {person_id(desk, looked.person), looked.start, names_of_rules(looked.held)});
  }
  return view;
}

}  // namespace respite
