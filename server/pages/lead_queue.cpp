// Requests that wait, as a lead works them off.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/view/requests.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "web/reach.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kQueuePage = "/queue";

// What a button of the page does.
struct QueueAct {
  std::string_view path;
  std::string_view operation;
};
constexpr std::array kQueueActs = {QueueAct{"ack", "request ack"},
                                   QueueAct{"close", "request close"}};

struct Queue {
  const Call& call;
  const OpenDesk& desk;
  const Words& words;

  [[nodiscard]] std::string when(Instant at) const {
    return moment_text(words, at, desk.desk.zone, call.now);
  }
};

std::string standing_text(const Words& words, PromiseStanding standing) {
  switch (standing) {
    case PromiseStanding::kBroken:
      return words("broken");
    case PromiseStanding::kAtRisk:
      return words("at risk");
    case PromiseStanding::kDue:
      return words("due");
    case PromiseStanding::kOnTrack:
      break;
  }
  return words("on track");
}

std::string tone_of(PromiseStanding standing) {
  return standing >= PromiseStanding::kAtRisk ? "gap"
         : standing == PromiseStanding::kDue  ? "now"
                                              : "kept";
}

void add_fact(Items& rows, const std::string& name, const std::string& value,
              const std::string& address = {}) {
  if (value.empty()) return;
  rows.push_back({Members{{"name", {name}}, {"value", {value}}, {"address", {address}}}});
}

Items facts_of(const Queue& queue, const RequestView& request) {
  const Words& words = queue.words;
  Items rows;
  add_fact(
      rows, words("Who asks"),
      request.requester.empty() ? request.role : name_by_id(queue.desk.desk, request.requester));
  add_fact(rows, words("What has happened"), request.said.about);
  add_fact(rows, words("Where"), request.said.place);
  add_fact(rows, words("Call back"), request.said.call_back,
           phone_address(request.said.call_back).value_or(""));
  add_fact(rows, words("Received"), queue.when(request.received));
  if (request.promise) add_fact(rows, words("Promised"), queue.when(*request.promise));
  if (request.booked)
    add_fact(rows, words("Booked"),
             name_by_id(queue.desk.desk, request.booked->person) + ", " +
                 span_text(words, request.booked->span, queue.desk.desk.zone, queue.call.now));
  return rows;
}

Tree card_of(const Queue& queue, const QueuedView& queued) {
  const RequestView& request = queued.request;
  const Words& words = queue.words;
  const bool emergency = request.priority == to_text(Priority::kP1) && !request.acknowledged;
  return {Members{{"number", {request.id}},
                  {"alert", {emergency || queued.alarm.has_value()}},
                  {"standing", {standing_text(words, queued.standing)}},
                  {"tone", {tone_of(queued.standing)}},
                  {"alarm", {queued.alarm.value_or("")}},
                  {"rows", {facts_of(queue, request)}},
                  {"can_ack", {emergency}},
                  {"ack", {address_at(queue.call, "/queue/ack")}},
                  {"close", {address_at(queue.call, "/queue/close")}}}};
}

http::Response queue_page(const Call& call, const std::string& refused) {
  const Words words = words_for(call);
  const OpenDesk desk = call.open_desk();
  const Outcome outcome = run_operation(call, desk, "queue");
  Items cards;
  for (const QueuedView& queued : outcome.as<QueueView>().requests)
    cards.push_back(card_of({call, desk, words}, queued));
  const bool none = cards.empty();
  return page_from(
      call, words, {words("Requests"), Section::kQueue}, "queue",
      {Members{{"refused", {refused}}, {"none", {none}}, {"cards", {std::move(cards)}}}});
}

http::Response get_queue(const Call& call, Services& /*services*/) { return queue_page(call, ""); }

http::Response post_queue(const Call& call, Services& services) {
  const auto act = std::ranges::find(kQueueActs, call.captured.at(0), &QueueAct::path);
  if (act == kQueueActs.end()) throw Problem(404, "there is nothing here");
  const http::Query said = form_in(call);
  const std::string refused = refusal_of(
      [&] { static_cast<void>(run_operation(call, call.open_desk(), act->operation, said)); });
  services.desks.look();
  if (refused.empty()) return see_other(address_at(call, kQueuePage));
  http::Response page = queue_page(call, refused);
  page.status = 409;
  return page;
}

http::Response get_reports(const Call& call, Services& /*services*/) {
  const Words words = words_for(call);
  return framed(call, words, {words("Reports"), Section::kReports}, reports_part(call).markup());
}

}  // namespace

std::vector<Route> queue_routes() {
  return {{.method = "GET",
           .pattern = kQueuePage,
           .least = TokenRole::kLead,
           .operation = "queue_page",
           .about = "Requests that wait, the most urgent first",
           .answer = get_queue,
           .page = true},
          {.method = "POST",
           .pattern = "/queue/{act}",
           .least = TokenRole::kLead,
           .operation = "queue_form",
           .about = "Acknowledge or close a request",
           .answer = post_queue,
           .page = true},
          {.method = "GET",
           .pattern = "/reports",
           .least = TokenRole::kLead,
           .operation = "reports_page",
           .about = "All reports, and of which month",
           .answer = get_reports,
           .page = true}};
}

}  // namespace respite::server
