// A store of each earlier version, with a row in every table it has, says today what it said then.
#include <gtest/gtest.h>

#include "store/actors.h"
#include "store/answered.h"
#include "store/audit.h"
#include "store/chain/audit_chain.h"
#include "store/chain/chain.h"
#include "store/chain/verify.h"
#include "store/consents.h"
#include "store/digest.h"
#include "store/drafts.h"
#include "store/forget.h"
#include "store/incidents.h"
#include "store/messages/webhooks.h"
#include "store/queries.h"
#include "store/rows.h"
#include "store/secret.h"
#include "store/settlements.h"
#include "store/tokens.h"
#include "tests/store/older.h"

namespace respite::store {
namespace {

const std::string kSecret(64, 'a');
const std::string kFile = "id = \"ana\"";

// Columns of a slot before there were changes.
std::string without_change(const std::string& list) {
  return list.substr(0, list.rfind(',', list.find("change")));
}
const std::string kColumns = without_change(slot_columns());
void bind_without_change(Statement& statement, const SlotRecord& slot) {
  statement.bind({{":key", slot.key},
                  {":turn", slot.turn},
                  {":rota", slot.rota},
                  {":seat", slot.seat},
                  {":place", slot.place},
                  {":begin_civil", slot.begin},
                  {":end_civil", slot.end},
                  {":zone", slot.zone},
                  {":begin_at", slot.span.begin},
                  {":end_at", slot.span.end},
                  {":turn_begin_at", slot.turn_span.begin},
                  {":turn_end_at", slot.turn_span.end},
                  {":person", slot.person},
                  {":kind", "standby"},
                  {":firmness", slot.firmness},
                  {":topic", slot.topic}});
}

SlotRecord the_slot() {
  SlotRecord made = slot("ana", 0, 24);
  made.topic = "topic";
  return made;
}

Draft the_draft() {
  Draft draft;
  draft.base = 1;
  draft.input_digest = "abc";
  draft.window = {hour(0), hour(24)};
  draft.created = hour(-4);
  draft.by = "lea";
  draft.slots = {slot("bo", 0, 24)};
  draft.id = draft_id(draft);
  return draft;
}

Settlement the_settlement() {
  Settlement settlement;
  settlement.begins = {hour(0), hour(24)};
  settlement.shares = {{"oncall", "primary", {hour(0), hour(24)}, {{"ana", 1'000'000}}}};
  settlement.worths = {{the_slot().key, {}}};
  return settlement;
}

void fill_published(Connection& connection) {
  Publication publication{1,
                          hour(-5),
                          "lea",
                          "lea-os",
                          PublicationKind::kPublish,
                          {},
                          {hour(0), hour(24)},
                          "note",
                          {{"team.toml", sha256_hex(kFile)}}};
  const ChangeRow row{the_slot(), false, topic_digest(the_slot()), false};
  Statement(connection,
            "INSERT INTO publications VALUES (1, :at, 'lea', 'lea-os', 'publish', NULL, :begin,"
            " :end, 'note', :note, :digest)")
      .run({{":at", publication.at},
            {":begin", publication.window.begin},
            {":end", publication.window.end},
            {":note", sha256_hex("note")},
            {":digest", chain_digest("", publication, sha256_hex("note"), {row})}});
  Statement(connection, "INSERT INTO documents VALUES (:sha256, :bytes)")
      .run({{":sha256", sha256_hex(kFile)}, {":bytes", Bytes{kFile}}});
  Statement(connection, "INSERT INTO publication_documents VALUES (1, 'team.toml', :sha256)")
      .run({{":sha256", sha256_hex(kFile)}});
  Statement change(connection,
                   insert_sql("slot_changes", "revision, removed, topic_sha256, " + kColumns));
  bind_without_change(change, row.slot);
  change.run({{":revision", 1}, {":removed", 0}, {":topic_sha256", row.topic_sha256}});
  connection.run("INSERT INTO names VALUES ('person', 'ana', 'Ana')");
  connection.run("INSERT INTO secrets VALUES ('export', '" + kSecret + "')");
  const Draft draft = the_draft();
  Statement(connection,
            "INSERT INTO draft VALUES (1, :id, 1, 'abc', :begin, :end, 0, 0, '', '', :created,"
            " 'lea', '')")
      .run({{":id", draft.id},
            {":begin", draft.window.begin},
            {":end", draft.window.end},
            {":created", draft.created}});
  Statement drafted(connection, insert_sql("draft_slots", kColumns));
  bind_without_change(drafted, draft.slots.front());
  drafted.run();
}

void fill_requests(Connection& connection, int version) {
  const std::string at = std::to_string(hour(1).time_since_epoch().count());
  const std::string later = std::to_string(hour(2).time_since_epoch().count());
  connection.run("INSERT INTO requests VALUES (1, " + at +
                 ", 'wendy', 'staff', 'work', 'P2', 60,"
                 " '', 'help', 'schedule_at', 'ana', " +
                 at +
                 ", NULL, 'booked', NULL, NULL);"
                 "INSERT INTO bookings VALUES (1, 1, 'ana', " +
                 at + ", " + later + ", 1, 'work', " + at +
                 ", NULL);"
                 "INSERT INTO consents VALUES (1, 1, 'ana', 'person', NULL, NULL,"
                 " 'PER-HOURS, REST-D11', " +
                 at + ", " + later +
                 ", 'asked', NULL, NULL),"
                 " (2, 1, 'ana', 'lead', NULL, NULL, '', " +
                 at + ", " + later +
                 ", 'asked', NULL, NULL);"
                 "INSERT INTO incidents (incident, request, person, began, ended)"
                 " VALUES (1, 1, 'ana', " +
                 at + ", " + later +
                 ");"
                 "INSERT INTO owed (owed, person, kind, time, because, since)"
                 " VALUES (1, 'ana', 'load', 60, 'incident 1', " +
                 at +
                 "),"
                 " (3, 'ana', 'rest', 90, 'request 1', " +
                 at +
                 ");"
                 "INSERT INTO moved_blocks VALUES (1, 1, 'ana', 'learning', 'movable', " +
                 at + ", " + later + ", NULL, NULL, 1, " + at + ")");
  if (version >= 5) connection.run("UPDATE owed SET incident = 1 WHERE owed = 1");
}

// As entries were chained while they held names, and since.
void fill_audit(Connection& connection, int version) {
  ChainedAct act{1, hour(1), "lea", "lea-os", "take", "request 1", sha256_hex("detail")};
  std::string digest;
  if (version >= 6) {
    act.by = pseudonym_of(connection, "lea");
    act.os_user = pseudonym_of(connection, "lea-os");
    digest = digest_of("", act);
  } else {
    std::string text = "respite audit 1 0:";
    for (const std::string& field :
         {std::string("1"), std::to_string(act.at.time_since_epoch().count()), act.by, act.os_user,
          act.act, act.subject, act.detail_sha256}) {
      text += ' ' + std::to_string(field.size()) + ':' + field;
    }
    digest = sha256_hex(text);
  }
  insert_audit(connection, act, "detail", digest);
}

void fill_access(Connection& connection) {
  connection.run("INSERT INTO tokens VALUES (4, 'id', '" + kSecret +
                 "', 'person', 'ana', 'public', 'full', 'phone', 1000, 'lea', NULL, NULL, NULL)");
  Statement(connection,
            "INSERT INTO answered VALUES ('id', :key, :request, :at, 201, 'text/plain', 'x')")
      .run({{":key", sha256_hex("k")}, {":request", sha256_hex("{}")}, {":at", hour(0)}});
}

void fill_webhooks(Connection& connection) {
  connection.run(
      "INSERT INTO webhooks VALUES (1, 'https://a', 's', 'publish,promise', 1, 1000, 'lea', NULL),"
      " (2, 'https://b', '', 'consent', 0, 1000, 'lea', 2000);"
      "INSERT INTO outbox (letter, webhook, event, made, body, next_try)"
      " VALUES (1, 1, 'e1', 1000, '{}', 1000), (7, 1, 'e7', 1000, '{}', 1000);"
      "DELETE FROM outbox WHERE letter = 7;"
      "INSERT INTO standings VALUES (1, 'at risk')");
}

// The digest is made by the function of today: chains of settlements have not changed.
void fill_settlements(Connection& connection) {
  Database made = Database::in_memory();
  (void)taken(publish(made, request(0, -5, {slot("ana", 0, 24)})));
  add_settlement(made, 1, hour(-5), the_settlement());
  const std::string digest =
      made.read([](Connection& of) { return of.text("SELECT digest FROM settlements"); });
  Statement(connection, "INSERT INTO settlements VALUES (1, 1, :at, :begin, :end, :digest)")
      .run({{":at", hour(-5)}, {":begin", hour(0)}, {":end", hour(24)}, {":digest", digest}});
  Statement(connection,
            "INSERT INTO settled_shares VALUES (1, 'oncall', 'primary', :begin, :end, 'ana',"
            " 1000000)")
      .run({{":begin", hour(0)}, {":end", hour(24)}});
  Statement(connection, "INSERT INTO settled_slots VALUES (1, :key, 0, 0, 0, 0)")
      .run({{":key", the_slot().key}});
}

void fill(Connection& connection, int version) {
  fill_published(connection);
  if (version >= 2) fill_requests(connection, version);
  if (version >= 2) fill_audit(connection, version);
  if (version >= 3) fill_access(connection);
  if (version >= 4) fill_webhooks(connection);
  if (version >= 5) fill_settlements(connection);
}

void expect_published(const Database& database) {
  EXPECT_EQ(records_of(read_published(database)), std::vector{the_slot()});
  const auto publications = read_publications(database);
  ASSERT_EQ(publications.size(), 1U);
  EXPECT_EQ(publications[0].at, hour(-5));
  EXPECT_EQ(publications[0].os_user, "lea-os");
  EXPECT_EQ(publications[0].note, "note");
  EXPECT_EQ(read_document(database, publications[0].judged_by.at(0).second), kFile);
  EXPECT_EQ(read_names(database).people.at(0).name, "Ana");
  EXPECT_EQ(find_export_secret(database), kSecret);
  EXPECT_EQ(read_draft(database)->slots, the_draft().slots);
}

void expect_requests(const Database& database) {
  const auto request = read_request(database, 1);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->requester, "wendy");
  EXPECT_EQ(request->question, "help");
  EXPECT_EQ(request->promise, hour(1));
  EXPECT_EQ(request->state, RequestState::kBooked);
  EXPECT_EQ(read_bookings(database).at(0).span, (Interval{hour(1), hour(2)}));
  const auto consents = read_consents(database);
  ASSERT_EQ(consents.size(), 2U);
  EXPECT_EQ(consents[0].rules, (std::vector<std::string>{"PER-HOURS", "REST-D11"}));
  EXPECT_EQ(consents[1].rules, std::vector<std::string>{});
  EXPECT_EQ(consents[1].signer, "lead");
  EXPECT_EQ(read_incidents(database).at(0).ended, hour(2));
  const auto owed = read_owed(database);
  ASSERT_EQ(owed.size(), 2U);
  EXPECT_EQ(owed[0].incident, 1);
  EXPECT_EQ(owed[0].request, std::nullopt);
  EXPECT_EQ(owed[0].kind, OwedKind::kLoad);
  EXPECT_EQ(owed[1].request, 1);
  EXPECT_EQ(owed[1].incident, std::nullopt);
  EXPECT_EQ(owed[1].time, Seconds{90});
  EXPECT_EQ(read_moved_blocks(database).at(0).was, (Interval{hour(1), hour(2)}));
}

void expect_audit(const Database& database) {
  const Act last = read_audit(database).back().act;
  EXPECT_EQ(last.by, "lea");
  EXPECT_EQ(last.os_user, "lea-os");
  EXPECT_EQ(last.subject, "request 1");
  EXPECT_EQ(last.detail, "detail");
  EXPECT_EQ(read_last_acts(database).at("request 1"), hour(1));
}

void expect_access(const Database& database) {
  const auto tokens = read_tokens(database);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens[0].sha256, kSecret);
  EXPECT_EQ(tokens[0].label, "phone");
  EXPECT_EQ(find_answer(database, {"id", "k", "{}", hour(0)}).answer->status, 201);
}

void expect_webhooks(const Database& database) {
  const auto hooks = read_webhooks(database);
  ASSERT_EQ(hooks.size(), 2U);
  EXPECT_EQ(hooks[0].events, (std::vector{HookEvent::kPublish, HookEvent::kPromise}));
  EXPECT_EQ(hooks[1].events, std::vector{HookEvent::kConsent});
  EXPECT_TRUE(hooks[1].ended);
  EXPECT_EQ(read_deliveries(database).at(0).event, "e1");
  EXPECT_EQ(noted_standing(database, 1), "at risk");
}

// A number that was ever given is not given again.
void expect_numbers_go_on(Database& database, int version) {
  RequestRecord asked;
  asked.length = Seconds{60};
  asked.received = hour(3);
  EXPECT_EQ(add_request(database, asked), version >= 2 ? 2 : 1);
  const PublishRequest next = request(1, 1, {the_slot(), slot("bo", 24, 48)});
  EXPECT_EQ(taken(publish(database, next)).publication.revision, 2);
  const auto acted = record(database, {hour(3), "lea", "lea-os", "take", "request 2", ""});
  EXPECT_EQ(acted, version >= 2 ? 2 : 1);
  if (version < 4) return;
  put_deliveries(database, HookEvent::kPublish, "e8", hour(3), "{}");
  EXPECT_EQ(read_deliveries(database).back().number, 8);
}

TEST(Older, AStoreOfEachVersionKeepsEveryFact) {
  for (int version = 1; version < schema_version(); ++version) {
    SCOPED_TRACE(version);
    const Folder folder;
    make_older(folder, version, [&](Connection& connection) { fill(connection, version); });
    Database database = Database::open(folder.path());
    EXPECT_EQ(database.find_damage(), std::nullopt);
    for (const Damage& damage : verify(database)) ADD_FAILURE() << damage.words;
    for (const AuditDamage& damage : verify_audit(database)) ADD_FAILURE() << damage.words;
    expect_published(database);
    if (version >= 2) expect_requests(database);
    if (version >= 2) expect_audit(database);
    if (version >= 3) expect_access(database);
    if (version >= 4) expect_webhooks(database);
    if (version >= 5) {
      EXPECT_EQ(read_settlements(database), std::vector{the_settlement()});
    }
    expect_numbers_go_on(database, version);
    EXPECT_TRUE(verify(database).empty());
    EXPECT_TRUE(verify_audit(database).empty());
  }
}

TEST(Older, CopiesOfFilesTellWhomTheyName) {
  const int version = schema_version() - 1;
  const Folder folder;
  make_older(folder, version, [&](Connection& connection) { fill(connection, version); });
  Database database = Database::open(folder.path());
  EXPECT_EQ(forget(database, {"id", true, hour(2)}).still_named, 0);
  EXPECT_EQ(forget(database, {"ana", true, hour(2)}).still_named, 1);
}

// Read where nothing may be written, the file stays as it was and says the same.
TEST(Older, IsReadWithoutBeingChanged) {
  for (int version = 1; version < schema_version(); ++version) {
    SCOPED_TRACE(version);
    const Folder folder;
    make_older(folder, version, [&](Connection& connection) { fill(connection, version); });
    expect_published(Database::copy_of(folder.database()));
  }
}

}  // namespace
}  // namespace respite::store
