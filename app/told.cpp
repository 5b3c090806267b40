#include "app/told.h"

#include "scheduler/boundary/rule.h"

namespace respite {
namespace {

// The others say what stood in somebody's way, or what an answer made use of.
bool is_of_request(const std::string& id) {
  const auto rule = parse_rule(id);
  return rule && RuleId::kPers5bd <= *rule && *rule <= RuleId::kVipNorefuse;
}

}  // namespace

AskView told_to_requester(AskView view) {
  std::erase_if(view.rules, [](const std::string& id) { return !is_of_request(id); });
  std::erase_if(view.citations, [](const Citation& cited) { return !is_of_request(cited.id); });
  view.reasons.clear();
  view.consent.clear();
  view.windows.clear();
  view.looked.clear();
  return view;
}

AskView told_to_public(AskView view) {
  view = told_to_requester(std::move(view));
  view.person.reset();
  view.person_name.clear();
  view.alternatives.clear();
  return view;
}

TakenView told_to_requester(TakenView view) {
  view.answer = told_to_requester(std::move(view.answer));
  view.moved.clear();
  view.requeued.clear();
  view.consents.clear();
  return view;
}

}  // namespace respite
