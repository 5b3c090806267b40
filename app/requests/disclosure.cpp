#include "app/requests/disclosure.h"

#include "app/requests/ladder.h"
#include "app/requests/question.h"
#include "app/rota/who.h"
#include "scheduler/team/packs/rule_id.h"

namespace respite {
namespace {

// The others say what stood in somebody's way, or what an answer made use of.
bool is_of_request(const std::string& id) {
  const auto rule = parse_rule(id);
  return rule && RuleId::kPers5bd <= *rule && *rule <= RuleId::kVipNorefuse;
}

std::string how_to_sign_in(Language language) {
  switch (language) {
    case Language::kEnglish:
      break;
    case Language::kFrench:
      return "Pour demander en votre nom, choisir avec qui et réserver : connectez-vous avec un "
             "lien que donne un responsable.";
    case Language::kGerman:
      return "Um unter eigenem Namen zu fragen, jemanden zu wählen und zu buchen: mit einem Link "
             "anmelden, den die Leitung gibt.";
  }
  return "To ask as yourself, choose with whom and book: sign in with a link that a lead gives "
         "you.";
}

}  // namespace

AskView for_requester(AskView view) {
  std::erase_if(view.rules, [](const std::string& id) { return !is_of_request(id); });
  std::erase_if(view.citations, [](const Citation& cited) { return !is_of_request(cited.id); });
  view.reasons.clear();
  view.consent.clear();
  view.windows.clear();
  view.looked.clear();
  return view;
}

AskView for_public(AskView view, const Policy& policy, Language language) {
  view = for_requester(std::move(view));
  tell_whom(view.person, view.person_name, policy.public_names);
  if (!policy.public_books) view.alternatives.clear();
  for (OfferView& offer : view.alternatives) {
    std::optional<std::string> id = offer.person;
    tell_whom(id, offer.name, policy.public_names);
    offer.person = id.value_or("");
  }
  view.sign_in = how_to_sign_in(language);
  return view;
}

Desk as_public_sees(Desk desk) {
  for (Person& person : desk.people) {
    person.name =
        shown_name(person.name.empty() ? person.id : person.name, desk.policy.public_names);
    if (person.name.empty()) person.name = desk.name;
    person.reach.clear();
  }
  return desk;
}

std::string stands_to_asker(const OpenDesk& desk, const RequestView& request) {
  const auto text = [&](const Desk& seen, const RequestView& shown) {
    return ladder_text(seen, shown, shown.ladder, to_text(desk.desk.language), desk.invocation.now);
  };
  if (!is_visitor(request.requester)) return text(desk.desk, request);
  const Desk seen = as_public_sees(desk.desk);
  RequestView shown = request;
  // Who is gone from the file has no name but an id.
  const auto hide = [&](std::string& id) {
    if (!find_person(seen, id)) id = seen.name;
  };
  if (shown.acknowledged_by) hide(*shown.acknowledged_by);
  for (LadderStepRecord& step : shown.ladder) hide(step.person);
  return text(seen, shown);
}

TakenView for_requester(TakenView view) {
  view.answer = for_requester(std::move(view.answer));
  view.moved.clear();
  view.requeued.clear();
  view.consents.clear();
  return view;
}

}  // namespace respite
