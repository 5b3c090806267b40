#include "store/messages/webhooks.h"

#include <algorithm>
#include <array>

#include "store/messages/outbox_rows.h"
#include "store/queries.h"

namespace respite {
namespace {

constexpr std::array kEvents = {"publish", "consent", "promise", "escalation"};

}  // namespace

std::string to_text(HookEvent event) { return kEvents[static_cast<std::size_t>(event)]; }

std::optional<HookEvent> parse_hook_event(const std::string& text) {
  const auto found = std::ranges::find(kEvents, text);
  if (found == kEvents.end()) return std::nullopt;
  return static_cast<HookEvent>(found - kEvents.begin());
}

namespace store {

void columns(auto& visit, Delivery& delivery) {
  visit("webhook", delivery.webhook);
  columns(visit, static_cast<OutboxLetter&>(delivery));
}

void columns(auto& visit, WebhookRecord& record) {
  visit("webhook, url, secret, may_be_private, created, by, ended", record.id, record.url,
        record.secret, record.may_be_private, record.created, record.by, record.ended);
}

namespace {

bool was_put(Connection& connection, WebhookId webhook, const std::string& event) {
  Statement put(connection, "SELECT 1 FROM outbox WHERE webhook = :webhook AND event = :event");
  return put.bind({{":webhook", webhook}, {":event", event}}).step();
}

std::vector<WebhookId> wanting(Connection& connection, HookEvent about) {
  return read_all(connection, number_at,
                  "SELECT e.webhook FROM webhook_events e JOIN webhooks w ON w.webhook = e.webhook"
                  " WHERE e.event = :event AND w.ended IS NULL ORDER BY e.webhook",
                  {{":event", to_text(about)}});
}

}  // namespace

WebhookId add_webhook(Database& database, const WebhookRecord& record) {
  return database.write([&](Connection& connection) {
    const WebhookId webhook = add_row(database, "webhooks", "webhook", record);
    for (const HookEvent event : record.events) {
      run(connection,
          "INSERT INTO webhook_events (webhook, event) VALUES (:webhook, :event)"
          " ON CONFLICT (webhook, event) DO NOTHING",
          {{":webhook", webhook}, {":event", to_text(event)}});
    }
    return webhook;
  });
}

void end_webhook(Database& database, WebhookId webhook, Instant at) {
  database.write([&] {
    run(database,
        "UPDATE webhooks SET ended = :at, secret = '' WHERE webhook = :webhook AND ended IS NULL",
        {{":at", at}, {":webhook", webhook}});
    run(database,
        std::string("UPDATE outbox SET given_up = :at, last_answer = 'the webhook was taken back'"
                    " WHERE webhook = :webhook AND") +
            kPending,
        {{":at", at}, {":webhook", webhook}});
  });
}

std::vector<WebhookRecord> read_webhooks(const Database& database) {
  return database.read([](Connection& connection) {
    auto records = read_records<WebhookRecord>(connection, "webhooks ORDER BY webhook");
    Statement events(connection, "SELECT event FROM webhook_events WHERE webhook = :webhook");
    for (WebhookRecord& record : records) {
      events.bind({{":webhook", record.id}});
      while (events.step()) {
        if (const auto event = parse_hook_event(events.text(0))) record.events.push_back(*event);
      }
      std::ranges::sort(record.events);
    }
    return records;
  });
}

bool is_wanted(const Database& database, HookEvent about) {
  return database.read([&](Connection& connection) { return !wanting(connection, about).empty(); });
}

void put_deliveries(Database& database, HookEvent about, const std::string& event, Instant made,
                    const std::string& body, std::optional<Instant> due) {
  database.write([&](Connection& connection) {
    for (const WebhookId webhook : wanting(connection, about)) {
      if (was_put(connection, webhook, event)) continue;
      insert(connection, "outbox",
             {{":letter", next_number(connection, "letter")},
              {":webhook", webhook},
              {":event", event},
              {":made", made},
              {":body", body},
              {":next_try", due.value_or(made)}});
    }
  });
}

std::vector<Delivery> due_deliveries(const Database& database, WebhookId webhook, Instant now) {
  return read_records<Delivery>(
      database,
      std::string("outbox WHERE webhook = :webhook AND next_try <= :now AND") + kPending +
          " ORDER BY letter",
      {{":webhook", webhook}, {":now", now}});
}

std::vector<Delivery> read_deliveries(const Database& database) {
  return read_records<Delivery>(database, "outbox WHERE webhook IS NOT NULL ORDER BY letter");
}

std::vector<WebhookId> due_webhooks(const Database& database, Instant now) {
  return read_all(database, number_at,
                  std::string("SELECT DISTINCT webhook FROM outbox WHERE webhook IS NOT NULL"
                              " AND next_try <= :now AND") +
                      kPending + " ORDER BY webhook",
                  {{":now", now}});
}

std::string noted_standing(const Database& database, std::int64_t request) {
  return read_one(database, text_at, "SELECT standing FROM standings WHERE request = :request",
                  {{":request", request}})
      .value_or("");
}

void note_standing(Database& database, std::int64_t request, const std::string& standing) {
  run(database,
      "INSERT INTO standings (request, standing) VALUES (:request, :standing)"
      " ON CONFLICT (request) DO UPDATE SET standing = excluded.standing",
      {{":request", request}, {":standing", standing}});
}

}  // namespace store
}  // namespace respite
