// Why duties are held by nobody who can, and what would help.
#include "app/view/explain.h"
#include "server/pages/change/acts.h"
#include "server/pages/frame.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

// What may be done at once: somebody takes the duty, of several the first, though one limit of
// theirs speaks against it. A lead sets it aside, and sees first what that breaks.
std::string act_of(const Call& call, const Words& words, const WhyView& why, const FixView& fix) {
  if (!fix.person || !fix.rule || why.turns.empty()) return {};
  return look_address(call, "override",
                      {{"duty", why.turns.front()},
                       {"to", *fix.person},
                       {"despite", *fix.rule},
                       {"note", words("Nobody else may take it.")}});
}

Tree card(const Call& call, const Words& words, const WhyView& why, bool published) {
  Items texts;
  for (const std::string& text : why.texts) texts.push_back({text});
  Items core;
  for (const ElementView& element : why.core) core.push_back({element.text});
  Items fixes;
  for (const FixView& fix : why.fixes) {
    const std::string name = fix.person ? name_of_person(call, *fix.person) : "";
    fixes.push_back(
        {Members{{"text", {fix.text}},
                 {"act", {published ? act_of(call, words, why, fix) : ""}},
                 {"do", {put(words("Give it to {who} all the same"), {{"who", name}})}}}});
  }
  Items way;
  for (const std::string& step : why.way) way.push_back({step});
  return {Members{{"texts", {std::move(texts)}},
                  {"core", {std::move(core)}},
                  {"fixes", {std::move(fixes)}},
                  {"way", {std::move(way)}}}};
}

http::Response get_why(const Call& call, Services& /*services*/) {
  const bool published = call.query("of") != respite::to_text(ShowSource::kDraft);
  const Words words = words_for(call);
  Items cards;
  int more = 0;
  const std::string refused = refusal_of([&] {
    const Outcome outcome = run_operation(call, call.open_desk(), "explain",
                                          {{"published", published ? "true" : "false"}});
    const auto& view = outcome.as<ExplainView>();
    for (const auto* group : {&view.empty, &view.unable, &view.bent})
      for (const WhyView& why : *group) cards.push_back(card(call, words, why, published));
    more = view.more;
  });
  const Members data{{"refused", {refused}},
                     {"nothing", {refused.empty() && cards.empty()}},
                     {"cards", {std::move(cards)}},
                     {"more",
                      {more > 0 ? words.many("{n} more was not looked into.",
                                             "{n} more were not looked into.", more)
                                : ""}},
                     {"back", {address_at(call, "/rota", {{"of", published ? "" : "draft"}})}}};
  return page_from(call, words, {words("Why, and what would help"), Section::kRota}, "why", {data});
}

}  // namespace

std::vector<Route> why_routes() {
  return {{.on = {"GET", "/rota/why"},
           .least = TokenRole::kLead,
           .operation = "rota_why",
           .about = "Why duties are held by nobody who can, and what would help",
           .answer = get_why}};
}

}  // namespace respite::server
