// Changes to the published rota, and leave: what one is asked, and forms to ask for more.

#include <algorithm>

#include "app/view/change.h"
#include "render/report.h"
#include "server/pages/form.h"
#include "server/pages/frame.h"
#include "server/pages/me_parts.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kPage = "/changes";

// What a form here asks for, and what a colleague calls it.
struct Asked {
  std::string_view operation;
  std::string (*title)(const Words& words);
};
constexpr std::array kForms = {
    Asked{"swap", [](const Words& words) { return words("Swap a duty"); }},
    Asked{"cover", [](const Words& words) { return words("Ask who takes a duty"); }},
    Asked{"leave add", [](const Words& words) { return words("Record leave"); }},
    Asked{"override",
          [](const Words& words) { return words("Give a stretch to somebody, or take it"); }},
    Asked{"change accept",
          [](const Words& words) { return words("Take what is offered, or a part of it"); }}};
// And those that a button does.
constexpr std::array kButtons = {"change accept", "change decline", "change withdraw",
                                 "leave withdraw"};

// "change accept" as a part of an address.
std::string slug_of(std::string_view operation) {
  std::string words(operation);
  std::ranges::replace(words, ' ', '-');
  return words;
}

// "change accept" is done by a POST to "/changes/change-accept".
std::string action_of(const Call& call, std::string_view operation) {
  return address_at(call, std::string(kPage) + '/' + slug_of(operation));
}

Html lines_of(const std::string& text) { return element("pre", text); }

std::string names_of(const Me& me, const std::vector<std::string>& ids) {
  std::string names;
  for (const std::string& id : ids) names += (names.empty() ? "" : ", ") + known_name(me, id);
  return names;
}

// How it stands, in a sentence.
std::string standing_text(const Me& me, const DutyChangeView& one) {
  const Words& words = me.words;
  if (one.change.state == DutyChangeState::kStands) return words("It stands.");
  if (one.open) return words("It is offered to whoever takes it first.");
  return put(words("It waits for {who}."), {{"who", names_of(me, one.asks)}});
}

Html change_card(const Me& me, const DutyChangesView& all, const DutyChangeView& one) {
  const Words& words = me.words;
  const bool asked = std::ranges::count(one.asks, me.id) > 0;
  const bool mine = one.change.by == me.id;
  const auto button_for = [&](std::string_view operation, const std::string& text) {
    return button(action_of(me.call, operation), text, {{"id", std::to_string(one.change.id)}});
  };
  const std::string by = mine ? words("you") : known_name(me, one.change.by);
  Html card = element("h3", put(words("Change {number}, proposed by {who}"),
                                {{"number", std::to_string(one.change.id)}, {"who", by}}));
  for (const Stretch& stretch : one.change.stretches)
    card += element("p", stretch_text(me, all.names, stretch));
  if (!one.change.note.empty())
    card += element("p", {{"class", "quiet"}}, Html::text(one.change.note));
  card += element("p", standing_text(me, one));
  Html buttons;
  if (asked || (one.open && !mine)) buttons += button_for("change accept", words("Accept"));
  if (asked) buttons += button_for("change decline", words("Decline"));
  if (mine && !one.change.ended) buttons += button_for("change withdraw", words("Take back"));
  return element("article", {{"class", asked ? "card ask" : "card"}},
                 card + element("div", {{"class", "row"}}, buttons));
}

// One's own; a lead sees everybody's.
Html leave_cards(const Me& me) {
  const Words& words = me.words;
  const Outcome outcome = run_operation(me.call, me.desk, "leave list");
  Html cards;
  for (const LeaveRecord& leave : outcome.as<LeaveView>().leaves) {
    const bool asked = leave.state == LeaveState::kAsked;
    Html card = element("h3", leave.person == me.id
                                  ? me.when(leave.span)
                                  : known_name(me, leave.person) + ", " + me.when(leave.span));
    card += element("p", asked ? words("Leave, asked for and not allowed yet") : words("Leave"));
    if (leave.person == me.id && leave.span.begin > me.call.now)
      card += button(action_of(me.call, "leave withdraw"), words("Take back"),
                     {{"id", std::to_string(leave.id)}});
    cards += element("article", {{"class", "card"}}, card);
  }
  if (cards.markup().empty()) return cards;
  return element("h2", words("Leave that is recorded")) + cards;
}

http::Response page(const Call& call, const OpenDesk& desk, const std::string& answer) {
  const Words words = words_for(call);
  const Outcome listed = run_operation(call, desk, "change list");
  const auto& all = listed.as<DutyChangesView>();
  Html content = element("h1", words("Swaps and leave"));
  if (!answer.empty())
    content += element("div", {{"class", "card answer"}, {"role", "status"}}, lines_of(answer));
  const Me me = me_of(call, desk, words);
  for (const DutyChangeView& one : all.changes) content += change_card(me, all, one);
  if (all.changes.empty()) content += element("p", words("No change waits, and none lies ahead."));
  content += leave_cards(me);
  for (const Asked& form : kForms)
    content += element("h2", {{"id", slug_of(form.operation)}}, Html::text(form.title(words))) +
               form_of(operation_named(form.operation), action_of(call, form.operation), {});
  return framed(call, words, {words("Swaps and leave"), Section::kChanges}, content.markup());
}

http::Response get_changes(const Call& call, Services& /*services*/) {
  return page(call, call.open_desk(), "");
}

std::string words_of(std::string_view operation, const Outcome& outcome) {
  if (operation.starts_with("leave")) return render(outcome.as<LeaveView>(), {});
  return render(outcome.as<ChangedView>(), {});
}

http::Response post_change(const Call& call, Services& services) {
  std::string name(call.captured.at(0));
  std::ranges::replace(name, '-', ' ');
  const auto is_named = [&](std::string_view one) { return one == name; };
  if (std::ranges::none_of(kForms, is_named, &Asked::operation) &&
      std::ranges::none_of(kButtons, is_named))
    throw Problem(404, "there is nothing here");
  const http::Query said = form_in(call);
  const OpenDesk desk = call.open_desk();
  std::string answer;
  const std::string refused =
      refusal_of([&] { answer = words_of(name, run_operation(call, desk, name, said)); });
  services.desks.look();
  return page(call, desk, refused.empty() ? answer : refused);
}

}  // namespace

std::vector<Route> change_routes() {
  return {{.method = "GET",
           .pattern = kPage,
           .least = TokenRole::kTechnician,
           .operation = "changes_page",
           .about = "Changes to the published rota, and forms to ask for them",
           .answer = get_changes,
           .page = true},
          {.method = "POST",
           .pattern = "/changes/{operation}",
           .least = TokenRole::kTechnician,
           .operation = "changes_form",
           .about = "Ask for a change, or answer one, on the page",
           .answer = post_change,
           .page = true}};
}

}  // namespace respite::server
