// Who waits for what, and what waits for a lead: requests, emergencies, consents, call-outs.
#include <algorithm>

#include "app/requests/queue.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "text/list.h"
#include "web/reach.h"

namespace respite::server {
namespace {

using store::TokenRole;

// What a button here does.
struct QueueAct {
  std::string_view path;  // the last word of its address
  std::string_view operation;
};
constexpr std::array kQueueActs = {
    QueueAct{"ack", "request ack"}, QueueAct{"close", "request close"},
    QueueAct{"give", "consent give"}, QueueAct{"refuse", "consent refuse"},
    QueueAct{"end", "incident end"}};

std::string standing_words(const Words& words, PromiseStanding standing) {
  switch (standing) {
    case PromiseStanding::kOnTrack:
      return words("on track");
    case PromiseStanding::kDue:
      return words("due");
    case PromiseStanding::kAtRisk:
      return words("at risk");
    case PromiseStanding::kBroken:
      break;
  }
  return words("broken");
}

std::string_view standing_class(PromiseStanding standing) {
  if (standing == PromiseStanding::kOnTrack) return "kept";
  return standing == PromiseStanding::kDue ? "now" : "gap";
}

// An emergency's: who was told when, in that order.
Items ladder_lines(const Call& call, const Words& words, const RequestView& request) {
  Items lines;
  for (const LadderStepRecord& step : request.ladder) {
    const std::string name = name_of_person(call, step.person);
    lines.push_back({step.told ? put(words("{who}, told {when}"),
                                     {{"who", name}, {"when", moment_of(call, words, *step.told)}})
                               : put(words("{who}, to be told {when}"),
                                     {{"who", name}, {"when", moment_of(call, words, step.at)}})});
  }
  return lines;
}

std::string booked_words(const Call& call, const Words& words, const RequestView& request) {
  if (request.booked)
    return put(words("{who}, {when}"), {{"who", name_of_person(call, request.booked->person)},
                                        {"when", stretch_of(call, words, request.booked->span)}});
  return request.person ? name_of_person(call, *request.person) : "";
}

Tree request_card(const Call& call, const Words& words, const QueuedView& queued) {
  const RequestView& request = queued.request;
  const bool emergency = !request.ladder.empty();
  const bool alarmed = queued.alarm.has_value();
  const std::string acknowledged =
      request.acknowledged
          ? put(words("{who} is on it since {when}."),
                {{"who", name_of_person(call, request.acknowledged_by.value_or(""))},
                 {"when", moment_of(call, words, *request.acknowledged)}})
          : "";
  return {Members{{"id", {request.id}},
                  {"class", {alarmed ? "alert" : (emergency ? "ask" : "")}},
                  {"priority", {request.priority}},
                  {"about", {request.said.about}},
                  {"place", {request.said.place}},
                  {"call_back", {request.said.call_back}},
                  {"call", {phone_address(request.said.call_back).value_or("")}},
                  {"asked_by",
                   {put(words("Asked by {who}, {when}"),
                        {{"who", request.requester.empty() ? words("somebody") : request.requester},
                         {"when", moment_of(call, words, request.received)}})}},
                  {"promise", {request.promise ? moment_of(call, words, *request.promise) : ""}},
                  {"standing", {standing_words(words, queued.standing)}},
                  {"standing_class", {std::string(standing_class(queued.standing))}},
                  {"helps", {booked_words(call, words, request)}},
                  {"alarm", {queued.alarm.value_or("")}},
                  {"emergency", {emergency}},
                  {"on_it", {acknowledged}},
                  {"can_ack", {emergency && !request.acknowledged}},
                  {"ladder", {ladder_lines(call, words, request)}},
                  {"ack", {address_at(call, "/queue/ack")}},
                  {"close", {address_at(call, "/queue/close")}}}};
}

Items consent_cards(const Call& call, const Words& words, const OpenDesk& desk) {
  Items cards;
  const std::string& me = call.holder->token.subject;
  const Outcome outcome = run_operation(call, desk, "consent list");
  for (const ConsentView& one : outcome.as<ConsentsView>().consents) {
    if (one.state != ConsentStanding::kAsked || one.expires <= call.now) continue;
    const std::string asks =
        text::join(one.asks, ", ", [&](const std::string& id) { return name_of_person(call, id); });
    cards.push_back({Members{
        {"id", {one.id}},
        {"of",
         {put(words("Time of {who}, for request {n}"),
              {{"who", name_of_person(call, one.person)}, {"n", std::to_string(one.request)}})}},
        {"when", {one.slot ? stretch_of(call, words, *one.slot) : ""}},
        {"asks", {put(words("Asked of: {who}"), {{"who", asks}})}},
        {"until",
         {put(words("Ends {when} without an answer."),
              {{"when", moment_of(call, words, one.expires)}})}},
        {"mine", {std::ranges::count(one.asks, me) > 0}},
        {"give", {address_at(call, "/queue/give")}},
        {"refuse", {address_at(call, "/queue/refuse")}}}});
  }
  return cards;
}

Items call_out_cards(const Call& call, const Words& words, const OpenDesk& desk) {
  Items cards;
  const Outcome outcome = run_operation(call, desk, "incident list");
  for (const IncidentView& one : outcome.as<IncidentsView>().incidents) {
    if (one.ended || one.withdrawn) continue;
    cards.push_back({Members{
        {"id", {one.id}},
        {"of",
         {put(words("{who}, since {when}"), {{"who", name_of_person(call, one.person)},
                                             {"when", moment_of(call, words, one.began)}})}},
        {"end", {address_at(call, "/queue/end")}}}});
  }
  return cards;
}

http::Response queue_page(const Call& call, const std::string& refused) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  Items requests;
  for (const QueuedView& each : list_queue(desk).requests)
    requests.push_back(request_card(call, words, each));
  Items consents = consent_cards(call, words, desk);
  const Members data{{"refused", {refused}},
                     {"none", {requests.empty()}},
                     {"requests", {std::move(requests)}},
                     {"consents", {std::move(consents)}},
                     {"call_outs", {call_out_cards(call, words, desk)}}};
  http::Response page =
      page_from(call, words, {words("Requests"), Section::kQueue}, "queue", {data});
  if (!refused.empty()) page.status = 409;
  return page;
}

http::Response get_queue(const Call& call, Services& /*services*/) { return queue_page(call, ""); }

http::Response post_queue(const Call& call, Services& services) {
  const auto act = std::ranges::find(kQueueActs, call.captured.front(), &QueueAct::path);
  if (act == kQueueActs.end()) throw Problem(404, "there is nothing here");
  const std::string refused = refusal_of(call, services, act->operation);
  return refused.empty() ? see_other(address_at(call, "/queue")) : queue_page(call, refused);
}

}  // namespace

std::vector<Route> queue_routes() {
  return {{.on = {"GET", "/queue"},
           .least = TokenRole::kLead,
           .operation = "queue_page",
           .about = "Requests that wait, consents and call-outs, for a lead",
           .answer = get_queue},
          {.on = {"POST", "/queue/{act}"},
           .least = TokenRole::kLead,
           .operation = "queue_form",
           .about = "Acknowledge or close a request, answer a consent, end a call-out",
           .answer = post_queue,
           .nameless = true}};
}

}  // namespace respite::server
