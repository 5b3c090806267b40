#include "server/routes.h"

#include "app/access/tokens.h"

namespace respite::server {
namespace {

// A subscriber whose calendar has not asked for so long shows an old rota.
constexpr std::chrono::days kStale{7};

http::Response healthz(const Call&, Services&) { return http::plain(200, "ok\n"); }

std::string_view to_text(TroubleWith with) {
  switch (with) {
    case TroubleWith::kFiles:
      return "a desk's files have mistakes or cannot be read\n";
    case TroubleWith::kStore:
      return "a desk's store is gone or cannot be read\n";
    case TroubleWith::kDisk:
      break;
  }
  return "a desk's disk is full: nothing can be written\n";
}

// Not ready: what is served is older than what is on the disk, or nothing can be written there.
// Anybody may ask: which desk and why is in the log.
http::Response readyz(const Call&, Services& services) {
  for (std::size_t i = 0; i < services.desks.count(); ++i) {
    const std::vector<Trouble> trouble = services.desks.trouble(i);
    if (!trouble.empty()) return http::plain(503, std::string(to_text(trouble.front().with)));
  }
  return http::plain(200, "ok\n");
}

bool is_stale(const store::Token& token, Instant now) {
  return opens_feed(token) && !token.revoked && (!token.expires || now < *token.expires) &&
         now - token.used.value_or(token.created) > kStale;
}

http::Response metrics(const Call& call, Services& services) {
  MetricText text;
  std::vector<DeskStatePtr> states;
  for (std::size_t i = 0; i < services.desks.count(); ++i)
    states.push_back(services.desks.state(i));
  const auto each = [&](const auto& value) {
    for (const DeskStatePtr& state : states) {
      text.add(metric_label("desk", state->desk->desk.id), value(*state));
    }
  };
  text.family("respite_desk_broken", "gauge", "1 where the desk is not served as it is on disk.");
  for (std::size_t i = 0; i < states.size(); ++i) {
    text.add(metric_label("desk", states[i]->desk->desk.id),
             services.desks.trouble(i).empty() ? 0 : 1);
  }
  text.family("respite_desk_revision", "gauge", "Latest revision published.");
  each([](const DeskState& state) { return static_cast<double>(state.revision); });
  text.family("respite_published_age_seconds", "gauge", "Since the latest publication.");
  each([&](const DeskState& state) {
    return state.published ? static_cast<double>((call.now - *state.published).count()) : 0.0;
  });
  text.family("respite_stale_subscribers", "gauge", "Feeds nobody has fetched for a week.");
  each([&](const DeskState& state) {
    const auto& tokens = state.tokens->tokens();
    return static_cast<double>(
        std::count_if(tokens.begin(), tokens.end(),
                      [&](const store::Token& token) { return is_stale(token, call.now); }));
  });
  const auto counted = [&](std::string_view name, std::string_view type, std::string_view help,
                           std::size_t DeskCounts::*count) {
    text.family(name, type, help);
    for (std::size_t i = 0; i < states.size(); ++i) {
      text.add(metric_label("desk", states[i]->desk->desk.id),
               static_cast<double>(services.desks.counts(i).*count));
    }
  };
  counted("respite_requests_open", "gauge", "Requests that wait.", &DeskCounts::requests_open);
  counted("respite_promises_at_risk", "gauge", "Promises that may not be kept.",
          &DeskCounts::promises_at_risk);
  counted("respite_promises_broken", "gauge", "Promises that are past.",
          &DeskCounts::promises_broken);
  counted("respite_messages_waiting", "gauge", "Messages to people and webhooks, not sent yet.",
          &DeskCounts::deliveries_waiting);
  counted("respite_messages_given_up_total", "counter", "Messages that nobody took in three days.",
          &DeskCounts::deliveries_given_up);
  // What those two were called before people were told by mail.
  counted("respite_webhook_letters_waiting", "gauge", "As respite_messages_waiting.",
          &DeskCounts::deliveries_waiting);
  counted("respite_webhook_letters_given_up_total", "counter",
          "As respite_messages_given_up_total.", &DeskCounts::deliveries_given_up);
  text.family("respite_plans_unfinished", "gauge", "Plans being made, or waiting to be.");
  text.add("", static_cast<double>(services.jobs.unfinished()));
  text.family("respite_feed_bytes", "gauge", "Of feeds held in memory.");
  text.add("", static_cast<double>(services.feeds.bytes()));
  text.family("respite_feeds_made_total", "counter", "Feeds rendered.");
  text.add("", static_cast<double>(services.feeds.made()));
  http::Response response = http::plain(200, services.metrics.text() + text.text());
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

Route watched(std::string_view pattern, std::string_view operation, std::string_view about,
              http::Response (*answer)(const Call&, Services&)) {
  return {.on = {"GET", pattern},
          .least = store::TokenRole::kPublic,
          .operation = std::string(operation),
          .about = about,
          .answer = answer,
          .at_once = true};
}

}  // namespace

std::vector<Route> watch_routes() {
  return {watched("/healthz", "healthz", "Whether the program runs", healthz),
          watched("/readyz", "readyz", "Whether every desk is served as its files say", readyz),
          watched("/metrics", "metrics", "What is counted, for Prometheus", metrics)};
}

}  // namespace respite::server
