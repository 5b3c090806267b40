// Queries of every day find their rows by an index, as SQLite itself plans them.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>

#include "store/answered.h"
#include "store/audit.h"
#include "store/consents.h"
#include "store/driver/sqlite/sqlite.h"
#include "store/incidents.h"
#include "store/messages/mails.h"
#include "store/messages/webhooks.h"
#include "store/tokens.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

using Statements = std::set<std::string>;

int note_statement(unsigned, void* statements, void* statement, void*) {
  static_cast<Statements*>(statements)->insert(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
  return 0;
}

Token a_token() {
  Token token;
  token.purpose = "sign-in";
  return token;
}

// What the work asks the database, as it is written.
template <class Work>
Statements statements_of(Database& database, const Work& work) {
  Statements statements;
  const auto trace = [&](bool on) {
    database.read([&](Connection& connection) {
      sqlite3_trace_v2(sqlite_of(connection).getHandle(), on ? SQLITE_TRACE_STMT : 0,
                       on ? note_statement : nullptr, &statements);
    });
  };
  trace(true);
  work();
  trace(false);
  std::erase_if(statements, [](const std::string& sql) {
    return !sql.starts_with("SELECT") && !sql.starts_with("UPDATE") && !sql.starts_with("DELETE");
  });
  return statements;
}

// An index of what is open or waits holds no more than the answer; one that covers the query is not
// the table.
bool is_scan(const std::string& step) {
  if (!step.starts_with("SCAN ") || step.starts_with("SCAN latest")) return false;
  for (const char* index : {"USING INDEX requests_open", "USING INDEX outbox_waiting",
                            "USING INDEX consents_refused", "USING COVERING INDEX"}) {
    if (step.find(index) != std::string::npos) return false;
  }
  return true;
}

std::vector<std::string> plan_of(const Database& database, const std::string& sql) {
  return database.read([&](Connection& connection) {
    Statement rows(connection, "EXPLAIN QUERY PLAN " + sql);
    std::vector<std::string> steps;
    while (rows.step()) steps.push_back(rows.text(3));
    return steps;
  });
}

void expect_no_scan(Database& database, const std::string& what, const Statements& statements) {
  EXPECT_FALSE(statements.empty()) << what;
  for (const std::string& sql : statements) {
    for (const std::string& step : plan_of(database, sql)) {
      EXPECT_FALSE(is_scan(step)) << what << ": " << step << "\n" << sql;
    }
  }
}

TEST(QueryPlans, OfEveryDayScanNoTable) {
  Database database = Database::in_memory();
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  const auto hot = [&](const char* what, const auto& work) {
    expect_no_scan(database, what, statements_of(database, work));
  };
  hot("queue", [&] {
    (void)read_open_requests(database);
    (void)read_requests_since(database, hour(0));
    (void)read_held_bookings(database, hour(0));
    (void)read_open_consents(database);
    (void)count_refused(database);
  });
  hot("one request", [&] {
    (void)read_request(database, 1);
    (void)read_bookings_of(database, 1);
    (void)read_consents_of(database, 1);
    (void)read_consent(database, 1);
    drop_owed(database, 1, hour(0));
    withdraw_incident(database, 1, hour(0));
  });
  hot("timeline", [&] {
    (void)read_published(database, Interval{hour(0), hour(24)});
    (void)read_changes(database, 1);
    (void)read_publication(database, 1);
    (void)latest_revision(database);
    (void)last_change(database);
  });
  hot("publish and undo", [&] {
    (void)taken(publish(database, request(1, -4, {slot("bo", 0, 24)})));
    (void)taken(undo(database, undo_request(2, -3)));
  });
  hot("audit", [&] {
    (void)record(database, {hour(0), "lea", "os", "take", "request 1", ""});
    (void)read_last_acts(database);
    (void)read_audit_end(database);
  });
  hot("tokens", [&] {
    const MadeToken made = create_token(database, a_token());
    note_uses(database, {{made.token.id, hour(1)}});
    (void)rotate_token(database, made.token.id);
    (void)revoke_token(database, made.token.id, hour(2));
  });
  hot("letters", [&] {
    put_deliveries(database, HookEvent::kPublish, "e", hour(0), "{}");
    (void)due_deliveries(database, 1, hour(0));
    (void)due_webhooks(database, hour(0));
    (void)put_mail(database, {});
    (void)due_mails(database, hour(0), 10);
    (void)due_for_digest(database, hour(0));
    (void)is_mail_due(database, hour(0));
    (void)count_waiting(database);
  });
  hot("answers", [&] { (void)find_answer(database, {"t", "k", "{}", hour(0)}); });
}

// All that is published is read in the order it stands in.
TEST(QueryPlans, WhatIsPublishedIsReadInItsOrder) {
  Database database = Database::in_memory();
  for (const std::string& sql : statements_of(database, [&] { (void)read_published(database); }))
    for (const std::string& step : plan_of(database, sql))
      EXPECT_EQ(step.find("TEMP B-TREE"), std::string::npos) << step << "\n" << sql;
}

// All of the audit is checked in the order it stands in, never sorted.
TEST(QueryPlans, TheWholeAuditIsCheckedInItsOrder) {
  Database database = Database::in_memory();
  for (const std::string& sql : statements_of(database, [&] { (void)verify_audit(database); })) {
    for (const std::string& step : plan_of(database, sql)) {
      EXPECT_EQ(step.find("TEMP B-TREE"), std::string::npos) << step << "\n" << sql;
    }
  }
}

// Publications and entries are merged as their indexes give them; only lines of one second are
// sorted among themselves.
TEST(QueryPlans, APartOfTheAuditIsReadByItsTimes) {
  Database database = Database::in_memory();
  const AuditPart part{hour(0), 10, 5};
  const Statements statements = statements_of(database, [&] { (void)read_audit(database, part); });
  expect_no_scan(database, "audit", statements);
  for (const std::string& sql : statements) {
    const auto steps = plan_of(database, sql);
    EXPECT_TRUE(std::ranges::find(steps, "USE TEMP B-TREE FOR ORDER BY") == steps.end()) << sql;
    for (const char* table : {"publications", "audit"}) {
      const std::string by_time =
          std::string("SEARCH ") + table + " USING INDEX " + table + "_by_time (at>?)";
      EXPECT_TRUE(std::ranges::find(steps, by_time) != steps.end()) << by_time << "\n" << sql;
    }
  }
}

// However many were sent before: none of those is looked at.
TEST(QueryPlans, MailsThatWaitAreReadAmongThemselvesAndInTheirOrder) {
  Database database = Database::in_memory();
  const auto steps_of = [&](const auto& work) {
    std::string steps;
    for (const std::string& sql : statements_of(database, work))
      for (const std::string& step : plan_of(database, sql)) steps += step + '\n';
    return steps;
  };
  const std::string waiting = "SCAN outbox USING INDEX outbox_waiting\n";
  EXPECT_EQ(steps_of([&] { (void)due_mails(database, hour(0), 10); }), waiting);
  EXPECT_EQ(steps_of([&] { (void)is_mail_due(database, hour(0)); }), waiting);
  EXPECT_EQ(steps_of([&] { (void)due_for_digest(database, hour(0)); }),
            waiting + "USE TEMP B-TREE FOR ORDER BY\n");
  EXPECT_EQ(steps_of([&] { (void)read_mails(database, 10); }), "SCAN outbox\n");
}

TEST(QueryPlans, AScanIsFound) {
  const Database database = Database::in_memory();
  const auto plan = plan_of(database, "SELECT request FROM requests WHERE skill = 'x'");
  EXPECT_TRUE(std::ranges::any_of(plan, is_scan));
}

}  // namespace
}  // namespace respite::store
