// One duty: who could take it, what could be had in return, and what each would do before it is
// asked for.

#include <algorithm>

#include "app/record/mail/duty_letter.h"
#include "app/rota/snapshot.h"
#include "app/view/change.h"
#include "server/pages/change/acts.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "text/list.h"
#include "web/rule_text.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using store::TokenRole;

// What is asked for: a lead gives it at once, a colleague asks who takes it.
std::string_view gift_of(const Call& call, bool mine) {
  return call.may(TokenRole::kLead) && !mine ? "override" : "swap";
}

Tree duty_data(const Me& me, const std::string& duty, const ChangedView& view) {
  const Words& words = me.words;
  const auto& stretches = view.change.change.stretches;
  const Stretch& first = stretches.front();
  const bool mine = first.from == me.id;
  Items may;
  Items barred;
  for (const CandidateView& one : view.candidates) {
    const std::string address =
        look_address(me.call, gift_of(me.call, mine), {{"duty", duty}, {"to", one.person}});
    (one.may ? may : barred)
        .push_back({Members{
            {"name", {one.name}}, {"why", {candidate_text(words, one)}}, {"address", {address}}}});
  }
  Items exchanges;
  for (const ExchangeView& one : view.exchanges)
    exchanges.push_back({Members{
        {"when", {me.when(one.span)}},
        {"what",
         {put(words("{duty}, of {who}"), {{"duty", duty_name(me.desk.desk, one.rota, one.seat)},
                                          {"who", name_in(view.names.people, one.person)}})}},
        {"bends", {text::join(rule_texts(words, one.rules, one.bends), "; ")}},
        {"address", {look_address(me.call, "swap", {{"duty", duty}, {"with", one.turn}})}}}});
  const Interval span{first.span.begin, stretches.back().span.end};
  const std::string holder = first.from ? name_in(view.names.people, *first.from) : words("nobody");
  return {Members{
      {"duty", {duty_name(me.desk.desk, first.rota, first.seat)}},
      {"when", {me.when(span)}},
      {"holder", {mine ? words("You hold it.") : put(words("{who} holds it."), {{"who", holder}})}},
      {"may", {std::move(may)}},
      {"barred", {std::move(barred)}},
      {"exchanges", {std::move(exchanges)}},
      {"offer", {look_address(me.call, "cover", {{"duty", duty}})}},
      {"part_of", {first.from.value_or(first.rota + '/' + first.seat)}},
      {"desk_id", {me.desk.desk.id}},
      {"begin", {minute_of(me.desk.desk.zone, span.begin)}},
      {"end", {minute_of(me.desk.desk.zone, span.end)}},
      {"zone", {me.desk.desk.zone.name()}}}};
}

// The whole of it, or the part that the form names.
std::string duty_asked(const Call& call) {
  const std::string part_of = call.query("part_of").value_or("");
  if (!part_of.empty())
    return part_of + '@' + call.query("begin").value_or("") + ".." + call.query("end").value_or("");
  const auto duty = call.query("duty");
  if (!duty || duty->empty()) throw Problem(400, "\"duty\" is needed");
  return *duty;
}

http::Response get_duty(const Call& call, Services& /*services*/) {
  const std::string duty = duty_asked(call);
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  const Me me = me_of(call, desk, words);
  std::optional<Outcome> outcome;
  const std::string refused = refusal_of([&] {
    outcome = rehearse(call, desk, "cover", {{"duty", duty}});
  });
  const PageSays says{words("Swap a duty"), Section::kChanges};
  if (!outcome) {
    http::Response page = page_from(call, words, says, "look",
                                    {Members{{"title", {words("Swap a duty")}},
                                             {"refused", {refused}},
                                             {"back", {address_at(call, "/changes")}}}});
    page.status = 409;
    return page;
  }
  return page_from(call, words, says, "duty", duty_data(me, duty, outcome->as<ChangedView>()));
}

std::string load_text(const Words& words, const PersonChangeView& one) {
  const auto hours = [&](std::int64_t seconds) {
    return length_text(words, std::chrono::round<std::chrono::hours>(Seconds{seconds}));
  };
  return put(
      words("{who}: {before} of load become {after}"),
      {{"who", one.name}, {"before", hours(one.load_before)}, {"after", hours(one.load_after)}});
}

Items texts_of(const Words& words, const std::vector<ViolationView>& rules) {
  Items texts;
  for (const ViolationView& rule : rules) texts.push_back({rule_text(words, rule.rule, rule.text)});
  return texts;
}

void add_change(const Me& me, Members& data, const ChangedView& view) {
  const Words& words = me.words;
  const DutyChangeView& change = view.change;
  Items lines;
  for (const Stretch& stretch : change.change.stretches)
    lines.push_back({stretch_text(me, view.names, stretch)});
  Items people;
  for (const PersonChangeView& one : view.people) people.push_back({load_text(words, one)});
  const std::string names = names_of(me, change.asks);
  std::string button = words("Do it");
  std::string next = words("It stands at once.");
  if (change.open) {
    button = words("Ask everybody");
    next = words("Whoever takes it first has it. Until then it stays where it is.");
  } else if (!names.empty()) {
    button = put(words("Ask {who}"), {{"who", names}});
    next = put(words("It stands when {who} agrees. Until then nothing changes."), {{"who", names}});
  }
  Items bends = texts_of(words, view.bends);
  Items breaks = texts_of(words, view.breaks);
  data.insert(data.end(), {{"lines", {std::move(lines)}},
                           {"people", {std::move(people)}},
                           {"bends", {std::move(bends)}},
                           {"breaks", {std::move(breaks)}},
                           {"rests", {!change.open && view.breaks.empty()}},
                           {"next", {next}},
                           {"button", {button}},
                           {"note", {true}}});
}

void add_leave(const Me& me, Members& data, const LeaveView& view) {
  const Words& words = me.words;
  Items lines;
  bool asked = false;
  for (const LeaveRecord& leave : view.leaves) {
    lines.push_back({known_name(me, leave.person) + ", " + me.when(leave.span)});
    asked = asked || leave.state == LeaveState::kAsked;
  }
  Items uncovers;
  for (const SlotView& each : view.uncovers)
    uncovers.push_back(
        {duty_name(me.desk.desk, each.slot.rota, each.slot.seat) + ", " + me.when(each.slot.span)});
  const std::string next = asked ? words("It stands when a lead allows it.")
                                 : words("It stands at once, and your leads are told.");
  data.insert(data.end(), {{"lines", {std::move(lines)}},
                           {"uncovers_none", {uncovers.empty()}},
                           {"uncovers", {std::move(uncovers)}},
                           {"next", {next}},
                           {"button", {words("Record it")}}});
}

std::string look_title(const Words& words, std::string_view operation) {
  if (operation.starts_with("leave")) return words("Leave: what it would do");
  if (operation.starts_with("cover")) return words("Ask everybody: what it would do");
  return words("Swap: what it would do");
}

constexpr std::string_view kNote = "note";  // asked for beside the button

// The arguments of it that the address says, to be said again by the button.
http::Query said_in(const Call& call) {
  http::Query said;
  for (const auto& [name, value] : call.target.query)
    if (name != std::string_view{"desk"} && name != std::string_view{"act"} && !value.empty())
      said.emplace_back(name, value);
  return said;
}

http::Response get_look(const Call& call, Services& /*services*/) {
  const std::string operation = operation_of(call.query("act").value_or(""));
  if (!is_change_act(operation)) throw Problem(404, "there is nothing here");
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  const Me me = me_of(call, desk, words);
  const http::Query said = said_in(call);
  Items fields;
  for (const auto& [name, value] : said)
    if (name != kNote) fields.push_back({Members{{"name", {name}}, {"value", {value}}}});
  const std::string duty = http::find_in(said, "duty").value_or("");
  Members data{{"title", {look_title(words, operation)}},
               {"fields", {std::move(fields)}},
               {"said_note", {http::find_in(said, kNote).value_or("")}},
               {"action", {act_address(call, operation)}},
               {"back", {duty.empty() ? address_at(call, "/changes") : duty_address(call, duty)}}};
  const std::string refused = refusal_of([&] {
    const Outcome outcome = rehearse(call, desk, operation, said);
    if (operation.starts_with("leave"))
      add_leave(me, data, outcome.as<LeaveView>());
    else
      add_change(me, data, outcome.as<ChangedView>());
  });
  data.push_back({"refused", {refused}});
  http::Response page =
      page_from(call, words, {look_title(words, operation), Section::kChanges}, "look", {data});
  if (!refused.empty()) page.status = 409;
  return page;
}

}  // namespace

std::vector<Route> duty_routes() {
  return {{.on = {"GET", "/changes/duty"},
           .least = TokenRole::kTechnician,
           .operation = "duty_page",
           .about = "Who could take a duty, and what could be had in return",
           .answer = get_duty},
          {.on = {"GET", "/changes/look"},
           .least = TokenRole::kTechnician,
           .operation = "look_page",
           .about = "What a change or leave would do, before it is asked for",
           .answer = get_look}};
}

}  // namespace respite::server
