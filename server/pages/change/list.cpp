// Changes to the published rota, and leave: what waits, one's own duties to give away, and leave to
// record.
#include <algorithm>
#include <set>

#include "app/feeds/own_days.h"
#include "app/record/mail/duty_letter.h"
#include "app/view/change.h"
#include "server/pages/change/acts.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using std::chrono::days;
using store::TokenRole;

constexpr const char* kPage = "/changes";
constexpr days kAhead{13 * 7};

// How it stands, in a sentence.
std::string standing_text(const Me& me, const DutyChangeView& one) {
  const Words& words = me.words;
  if (one.change.state == DutyChangeState::kStands) return words("It stands.");
  if (one.open) return words("It is offered to whoever takes it first.");
  return put(words("It waits for {who}."), {{"who", names_of(me, one.asks)}});
}

Tree button_of(const Call& call, std::string_view operation, std::int64_t id,
               const std::string& text, bool second) {
  return act_button(act_address(call, operation), id, text, second);
}

Tree change_card(const Me& me, const DutyChangesView& all, const DutyChangeView& one) {
  const Words& words = me.words;
  const bool asked = std::ranges::count(one.asks, me.id) > 0;
  const bool mine = one.change.by == me.id;
  const std::int64_t id = one.change.id;
  const std::string by = mine ? words("you") : known_name(me, one.change.by);
  Items lines;
  for (const Stretch& stretch : one.change.stretches)
    lines.push_back({stretch_text(me, all.names, stretch)});
  Items buttons;
  if (asked || (one.open && !mine))
    buttons.push_back(button_of(me.call, "change accept", id, words("Accept"), false));
  if (asked) buttons.push_back(button_of(me.call, "change decline", id, words("Decline"), true));
  if (mine && !one.change.ended)
    buttons.push_back(button_of(me.call, "change withdraw", id, words("Take back"), true));
  return {Members{{"title",
                   {put(words("Change {number}, proposed by {who}"),
                        {{"number", std::to_string(id)}, {"who", by}})}},
                  {"kind", {asked ? "ask" : ""}},
                  {"lines", {std::move(lines)}},
                  {"note", {one.change.note}},
                  {"standing", {standing_text(me, one)}},
                  {"buttons", {std::move(buttons)}}}};
}

// One's own; a lead sees everybody's.
Items leave_cards(const Me& me) {
  const Words& words = me.words;
  const Outcome outcome = run_operation(me.call, me.desk, "leave list");
  Items cards;
  for (const LeaveRecord& leave : outcome.as<LeaveView>().leaves) {
    const bool mine = leave.person == me.id;
    const bool asked = leave.state == LeaveState::kAsked;
    Items buttons;
    if (mine && leave.span.begin > me.call.now)
      buttons.push_back(button_of(me.call, "leave withdraw", leave.id, words("Take back"), true));
    cards.push_back({Members{
        {"title",
         {mine ? me.when(leave.span) : known_name(me, leave.person) + ", " + me.when(leave.span)}},
        {"standing", {asked ? words("Leave, asked for and not allowed yet") : words("Leave")}},
        {"buttons", {std::move(buttons)}}}});
  }
  return cards;
}

// Their turns ahead, each with the page that says who could take it.
Items duties_of(const Me& me) {
  Items duties;
  std::set<std::string> told;
  for (const SlotRecord& duty :
       own_days(me.desk, me.id, {me.call.now, me.call.now + kAhead}).duties)
    if (told.insert(duty.turn).second)
      duties.push_back({Members{{"when", {me.when(duty.turn_span)}},
                                {"duty", {duty_name(me.desk.desk, duty.rota, duty.seat)}},
                                {"address", {duty_address(me.call, duty.turn)}}}});
  return duties;
}

http::Response page(const Call& call, const OpenDesk& desk, const std::string& refused) {
  const Words words = words_for(call);
  const Me me = me_of(call, desk, words);
  const Outcome listed = run_operation(call, desk, "change list");
  const auto& all = listed.as<DutyChangesView>();
  Items changes;
  for (const DutyChangeView& one : all.changes) changes.push_back(change_card(me, all, one));
  Items duties = duties_of(me);
  Items leaves = leave_cards(me);
  const Tree data{Members{{"refused", {refused}},
                          {"done", {refused.empty() && call.query("done").has_value()}},
                          {"changes", {std::move(changes)}},
                          {"duties", {std::move(duties)}},
                          {"rota", {call.may(TokenRole::kLead) ? address_at(call, "/rota") : ""}},
                          {"leaves", {std::move(leaves)}},
                          {"desk_id", {desk.desk.id}},
                          {"look", {"/changes/look"}},
                          {"today", {respite::to_text(me.today)}}}};
  http::Response page =
      page_from(call, words, {words("Swaps and leave"), Section::kChanges}, "changes", data);
  if (!refused.empty()) page.status = 409;
  return page;
}

http::Response get_changes(const Call& call, Services& /*services*/) {
  return page(call, call.open_desk(), "");
}

// Done, the list is looked at anew, so that looking again does nothing; refused, it says why.
http::Response post_change(const Call& call, Services& services) {
  const std::string operation = operation_of(call.captured.at(0));
  if (!is_change_act(operation)) throw Problem(404, "there is nothing here");
  const http::Query said = form_in(call);
  const OpenDesk desk = call.open_desk();
  const std::string refused =
      refusal_of([&] { static_cast<void>(run_operation(call, desk, operation, said)); });
  services.desks.look();
  if (!refused.empty()) return page(call, desk, refused);
  return see_other(address_at(call, kPage, {{"done", slug_of(operation)}}));
}

}  // namespace

std::vector<Route> change_routes() {
  std::vector<Route> routes = {{.on = {"GET", kPage},
                                .least = TokenRole::kTechnician,
                                .operation = "changes_page",
                                .about = "Changes to the published rota, duties to give, leave",
                                .answer = get_changes},
                               {.on = {"POST", "/changes/{operation}"},
                                .least = TokenRole::kTechnician,
                                .operation = "changes_form",
                                .about = "Ask for a change, or answer one, on the page",
                                .answer = post_change}};
  return routes;
}

}  // namespace respite::server
