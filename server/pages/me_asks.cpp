// What waits for a technician's answer, as cards with buttons.
#include <algorithm>

#include "app/desk/member.h"
#include "app/requests/queue.h"
#include "app/rota/snapshot.h"
#include "app/view/change.h"
#include "server/pages/me_parts.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "text/list.h"
#include "web/reach.h"
#include "words/dates.h"

namespace respite::server {
namespace {

Tree button_of(const Me& me, std::string_view act, std::int64_t id, const std::string& text,
               bool second = false) {
  return act_button(address_at(me.call, "/me/" + std::string(act)), id, text, second);
}

struct Card {
  std::string kind;  // a class of the style sheet
  std::string title;
  std::string when = {};
  Items lines = {};
  Items rows = {};
  Items buttons = {};
};

Tree tree_of(Card card) {
  return {Members{{"kind", {card.kind}},
                  {"title", {card.title}},
                  {"when", {card.when}},
                  {"lines", {std::move(card.lines)}},
                  {"rows", {std::move(card.rows)}},
                  {"buttons", {std::move(card.buttons)}}}};
}

Tree line(const std::string& text) { return {Members{{"text", {text}}}}; }

void add_said(const Me& me, Items& rows, const RequestView& request) {
  const Words& words = me.words;
  add_row(rows, words("Who asks"),
          request.requester.empty() ? request.role : known_name(me, request.requester));
  add_row(rows, words("What has happened"), request.said.about);
  add_row(rows, words("Where"), request.said.place);
  add_number(rows, words("Call back"), request.said.call_back);
}

// Whether it went to them: as it was taken, or up the ladder since, which the queue does not say.
bool told_of(const Me& me, const RequestView& request) {
  if (!request.ack_by || request.acknowledged) return false;
  if (request.person == me.id) return true;
  const Outcome outcome =
      run_operation(me.call, me.desk, "request show", {{"id", std::to_string(request.id)}});
  const auto& ladder = outcome.as<ClosedView>().request.ladder;
  return std::ranges::count(ladder, me.id, &LadderStepRecord::person) > 0;
}

// Told to them and acknowledged by nobody, or theirs and not over.
void add_emergencies(const Me& me, Items& cards, const QueueView& queue) {
  const Words& words = me.words;
  for (const QueuedView& queued : queue.requests) {
    const RequestView& request = queued.request;
    const bool mine = request.acknowledged && request.acknowledged_by == me.id;
    if (!mine && !told_of(me, request)) continue;
    Card card{.kind = mine ? "done" : "alert",
              .title = put(words("Emergency {number}"), {{"number", std::to_string(request.id)}})};
    add_row(card.rows, words("Received"), me.when(request.received));
    add_said(me, card.rows, request);
    if (mine) {
      const std::string since = me.when(*request.acknowledged);
      card.lines.push_back(line(put(words("You are on it since {when}."), {{"when", since}})));
    } else {
      card.buttons.push_back(button_of(me, "ack", request.id, words("I am on it")));
    }
    cards.push_back(tree_of(std::move(card)));
  }
}

void add_consents(const Me& me, Items& cards, const QueueView& queue) {
  const Words& words = me.words;
  const Outcome outcome = run_operation(me.call, me.desk, "consent list");
  for (const ConsentView& consent : outcome.as<ConsentsView>().consents) {
    if (consent.asked > me.call.now || std::ranges::count(consent.asks, me.id) == 0) continue;
    Card card{.kind = "ask", .title = words("Your agreement is asked for")};
    if (consent.slot) card.when = me.when(*consent.slot);
    if (!consent.person.empty() && consent.person != me.id)
      add_row(card.rows, words("Whose time"), known_name(me, consent.person));
    for (const QueuedView& queued : queue.requests)
      if (queued.request.id == consent.request) add_said(me, card.rows, queued.request);
    if (!consent.rules.empty())
      card.lines.push_back(
          line(put(words("It would go against: {rules}."), {{"rules", consent.rules}})));
    card.lines.push_back(
        line(put(words("No answer until {until} is a no. A no needs no reason and is told to "
                       "nobody."),
                 {{"until", me.when(consent.expires)}})));
    card.buttons = {button_of(me, "yes", consent.id, words("Yes, I agree")),
                    button_of(me, "no", consent.id, words("No"), true)};
    cards.push_back(tree_of(std::move(card)));
  }
}

// Of proposals that ask them, or of those that are open to everybody.
void add_changes(const Me& me, Items& cards, const DutyChangesView& all, bool open) {
  const Words& words = me.words;
  for (const DutyChangeView& one : all.changes) {
    const bool asked = std::ranges::count(one.asks, me.id) > 0;
    if (open ? !one.open || one.over || one.change.by == me.id : !asked) continue;
    const std::string who = name_in(all.names.people, one.change.by);
    Card card{.kind = open ? "" : "ask",
              .title = put(open ? words("{who} asks who takes a duty")
                                : words("{who} asks you for a change of duty"),
                           {{"who", who}})};
    for (const Stretch& stretch : one.change.stretches)
      card.lines.push_back(line(stretch_text(me, all.names, stretch)));
    add_row(card.rows, words("Why"), one.change.note);
    card.buttons = {
        button_of(me, "accept", one.change.id, open ? words("I take it") : words("Accept"), open)};
    if (!open)
      card.buttons.push_back(button_of(me, "decline", one.change.id, words("Decline"), true));
    cards.push_back(tree_of(std::move(card)));
  }
}

}  // namespace

std::string known_name(const Me& me, const std::string& id) {
  const auto member = find_member(me.desk.desk, id, me.call.now);
  return member ? member->name : id;
}

std::string names_of(const Me& me, const std::vector<std::string>& ids) {
  return text::join(ids, ", ", [&](const std::string& id) { return known_name(me, id); });
}

Tree act_button(const std::string& address, std::int64_t id, const std::string& text, bool second) {
  return {Members{{"action", {address}}, {"id", {id}}, {"text", {text}}, {"second", {second}}}};
}

std::string stretch_text(const Me& me, const Names& names, const Stretch& stretch) {
  const Words& words = me.words;
  const auto who = [&](const std::optional<std::string>& id, const std::string& nobody) {
    if (!id) return nobody;
    return *id == me.id ? words("you") : name_in(names.people, *id);
  };
  return put(words("{duty}, {when}: from {from} to {to}"),
             {{"duty", name_in(names.rotas, stretch.rota) + ", " + stretch.seat},
              {"when", me.when(stretch.span)},
              {"from", who(stretch.from, words("nobody"))},
              {"to", who(stretch.to, words("whoever takes it first"))}});
}

void add_row(Items& rows, const std::string& name, const std::string& value) {
  if (value.empty()) return;
  rows.push_back({Members{{"name", {name}}, {"value", {value}}, {"tel", {std::string()}}}});
}

void add_number(Items& rows, const std::string& name, const std::string& value) {
  if (value.empty()) return;
  rows.push_back({Members{
      {"name", {name}}, {"value", {value}}, {"tel", {phone_address(value).value_or("")}}}});
}

Items asks_of(const Me& me) {
  Items cards;
  const QueueView queue = list_queue(me.desk);
  add_emergencies(me, cards, queue);
  add_consents(me, cards, queue);
  const Outcome changes = run_operation(me.call, me.desk, "change list");
  add_changes(me, cards, changes.as<DutyChangesView>(), false);
  add_changes(me, cards, changes.as<DutyChangesView>(), true);
  return cards;
}

}  // namespace respite::server
