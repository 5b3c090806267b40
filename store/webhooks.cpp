#include "store/webhooks.h"

#include <algorithm>
#include <array>

#include "store/queries.h"

namespace respite {
namespace {

constexpr std::array kEvents = {"publish", "consent", "promise"};

}  // namespace

std::string to_text(HookEvent event) { return kEvents[static_cast<std::size_t>(event)]; }

std::optional<HookEvent> parse_hook_event(const std::string& text) {
  const auto found = std::ranges::find(kEvents, text);
  if (found == kEvents.end()) return std::nullopt;
  return static_cast<HookEvent>(found - kEvents.begin());
}

namespace store {
namespace {

const std::string kPending = " delivered IS NULL AND given_up IS NULL";
const std::string kDeliveries =
    "SELECT letter, webhook, event, made, body, next_try, tries, delivered, given_up, last_answer"
    " FROM outbox";

Delivery delivery_at(Row& row) {
  Delivery delivery;
  row.read(delivery.number, delivery.webhook, delivery.event, delivery.made, delivery.body,
           delivery.next_try);
  delivery.tries = static_cast<int>(row.number());
  row.read(delivery.delivered, delivery.given_up, delivery.last_answer);
  return delivery;
}

WebhookRecord webhook_at(Row& row) {
  WebhookRecord record;
  row.read(record.id, record.url, record.secret, record.may_be_private, record.created, record.by,
           record.ended);
  return record;
}

bool was_put(Connection& connection, WebhookId webhook, const std::string& event) {
  Statement put(connection, "SELECT 1 FROM outbox WHERE webhook = :webhook AND event = :event");
  return put.bind({{":webhook", webhook}, {":event", event}}).step();
}

std::vector<WebhookId> wanting(Connection& connection, HookEvent about) {
  return read_all(connection, [](Row& row) { return row.number(); },
                  "SELECT e.webhook FROM webhook_events e JOIN webhooks w ON w.webhook = e.webhook"
                  " WHERE e.event = :event AND w.ended IS NULL ORDER BY e.webhook",
                  {{":event", to_text(about)}});
}

}  // namespace

WebhookId add_webhook(Database& database, const WebhookRecord& record) {
  return database.write([&](Connection& connection) {
    const WebhookId webhook = add_row(database, "webhooks", "webhook",
                                      {{":url", record.url},
                                       {":secret", record.secret},
                                       {":may_be_private", record.may_be_private},
                                       {":created", record.created},
                                       {":by", record.by},
                                       {":ended", record.ended}});
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
        "UPDATE outbox SET given_up = :at, last_answer = 'the webhook was taken back'"
        " WHERE webhook = :webhook AND" +
            kPending,
        {{":at", at}, {":webhook", webhook}});
  });
}

std::vector<WebhookRecord> read_webhooks(const Database& database) {
  return database.read([](Connection& connection) {
    auto records = read_all(connection, webhook_at,
                            "SELECT webhook, url, secret, may_be_private, created, by, ended"
                            " FROM webhooks ORDER BY webhook");
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

std::vector<Delivery> due_deliveries(const Database& database, Instant now) {
  return read_all(database, delivery_at,
                  kDeliveries + " WHERE next_try <= :now AND" + kPending + " ORDER BY letter",
                  {{":now", now}});
}

std::vector<Delivery> read_deliveries(const Database& database) {
  return read_all(database, delivery_at, kDeliveries + " ORDER BY letter");
}

std::int64_t count_waiting(const Database& database) {
  const auto count = [](Row& row) { return row.number(); };
  return read_one(database, count, "SELECT COUNT(*) FROM outbox WHERE" + kPending).value_or(0);
}

bool begin_try(Database& database, const Delivery& delivery, Instant next_try) {
  return run(database,
             "UPDATE outbox SET tries = tries + 1, next_try = :next_try,"
             " last_answer = 'no answer was seen' WHERE letter = :letter AND tries = :tries"
             " AND next_try = :was AND" +
                 kPending,
             {{":next_try", next_try},
              {":letter", delivery.number},
              {":tries", delivery.tries},
              {":was", delivery.next_try}}) == 1;
}

void note_delivered(Database& database, std::int64_t delivery, Instant at,
                    const std::string& answer) {
  run(database, "UPDATE outbox SET delivered = :at, last_answer = :answer WHERE letter = :letter",
      {{":at", at}, {":answer", answer}, {":letter", delivery}});
}

void note_failed(Database& database, std::int64_t delivery, const std::string& answer) {
  run(database, "UPDATE outbox SET last_answer = :answer WHERE letter = :letter",
      {{":answer", answer}, {":letter", delivery}});
}

void give_up(Database& database, std::int64_t delivery, Instant at, const std::string& answer) {
  run(database, "UPDATE outbox SET given_up = :at, last_answer = :answer WHERE letter = :letter",
      {{":at", at}, {":answer", answer}, {":letter", delivery}});
}

void drop_done(Database& database, Instant before) {
  run(database, "DELETE FROM outbox WHERE COALESCE(delivered, given_up) < :before",
      {{":before", before}});
}

std::string noted_standing(const Database& database, std::int64_t request) {
  const auto standing = [](Row& row) { return row.text(); };
  return read_one(database, standing, "SELECT standing FROM standings WHERE request = :request",
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
