// What is wrong with a file or a disk is said in plain words, and nothing is lost by it.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "store/answered.h"
#include "store/audit.h"
#include "store/consents.h"
#include "store/drafts.h"
#include "store/incidents.h"
#include "store/settlements.h"
#include "store/tokens.h"
#include "store/chain/verify.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// Opens, reads everything, looks for damage.
void read_all(const fs::path& folder) {
  const Database database = Database::open_to_read(folder);
  (void)read_published(database);
  (void)read_publications(database);
  if (const auto damage = database.find_damage()) throw StoreError(kFileName + (" " + *damage));
}

// A sound store with some pages, closed.
[[nodiscard]] std::string sound_store() {
  const Folder folder;
  {
    Database database = Database::open(folder.path());
    std::vector<SlotRecord> slots;
    slots.reserve(40);
    for (int day = 0; day < 40; ++day) slots.push_back(slot("ana", 24 * day, 24 * day + 24));
    (void)taken(publish(database, request(0, -5, slots)));
  }
  return read_file(folder.database());
}

TEST(Damage, IsSaidInPlainWords) {
  const std::string sound = sound_store();
  ASSERT_GT(sound.size(), 8192u);
  const struct {
    const char* what;
    std::string bytes;
    std::string words;
  } cases[] = {
      {"empty", "",
       "respite.db is empty, not a store; put back a backup, or remove it to begin again"},
      {"zeroed", std::string(sound.size(), '\0'),
       "respite.db is not a database, or its beginning is damaged"},
      {"text", "hello, this is no database at all\n",
       "respite.db is not a database, or its beginning is damaged"},
      {"cut by a page", sound.substr(0, sound.size() - 4096),
       "respite.db is damaged or cut short; put back a backup"},
      {"cut in half", sound.substr(0, sound.size() / 2),
       "respite.db is damaged or cut short; put back a backup"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.what);
    const Folder folder;
    write_file(folder.database(), each.bytes);
    EXPECT_EQ(error_of([&] { (void)Database::open(folder.path()); }), each.words);
    EXPECT_EQ(error_of([&] { read_all(folder.path()); }), each.words);
    EXPECT_EQ(read_file(folder.database()), each.bytes);  // evidence stays
  }
  const Folder folder;
  fs::create_directory(folder.database());
  EXPECT_NE(error_of([&] { (void)Database::open(folder.path()); }), "");
}

// Bytes flipped anywhere: an error or a reading, never a crash.
TEST(Damage, FlippedBytesNeverCrash) {
  const std::string sound = sound_store();
  const unsigned seed = 20261207;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  int errors = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bytes = sound;
    const std::size_t begin = random() % bytes.size();
    const std::size_t end = std::min(bytes.size(), begin + 1 + random() % 600);
    for (std::size_t i = begin; i < end; ++i) bytes[i] = static_cast<char>(random());
    const Folder folder;
    write_file(folder.database(), bytes);
    errors += error_of([&] { read_all(folder.path()); }).empty() ? 0 : 1;
  }
  EXPECT_GT(errors, 10);
}

// Any bit of its header: a message or a reading, and soon.
TEST(Damage, AnyBitOfTheHeader) {
  constexpr std::size_t kHeader = 100;
  const std::string sound = sound_store();
  int errors = 0;
  for (std::size_t bit = 0; bit < 8 * kHeader; ++bit) {
    std::string bytes = sound;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    const Folder folder;
    write_file(folder.database(), bytes);
    const std::string words = error_of([&] { read_all(folder.path()); });
    errors += words.empty() ? 0 : 1;
    for (const char* internal : {"syntax error", "unrecognized token", "no such"}) {
      EXPECT_EQ(words.find(internal), std::string::npos) << "bit " << bit << ": " << words;
    }
  }
  EXPECT_GT(errors, 100);
}

// A store with a row in every table that is read.
void fill(Database& database) {
  PublishRequest first = request(0, -5, {slot("ana", 0, 24), slot("ben", 24, 48)});
  first.slots[0].topic = "topic";
  first.note = "note";
  first.documents = {{"team.toml", "id"}};
  first.names.people = {{"ana", "Ana"}};
  (void)taken(publish(database, first));
  Draft draft;
  draft.window = {hour(0), hour(24)};
  draft.slots = {slot("ana", 0, 24)};
  (void)save_draft(database, draft);
  RequestRecord asked;
  asked.requester = "wendy";
  asked.received = asked.promise.emplace(hour(1));
  asked.ack_by = hour(2);
  asked.started = hour(1);
  asked.length = Seconds{60};
  asked.state = RequestState::kBooked;
  const RequestId id = add_request(database, asked);
  (void)add_booking(database, {0, id, "ana", {hour(1), hour(2)}, true, BookingPurpose::kWork, hour(0), {}});
  ConsentRecord consent;
  consent.request = id;
  consent.person = "ana";
  consent.signer = "person";
  consent.slot = {hour(1), hour(2)};
  consent.asked = hour(0);
  consent.expires = hour(1);
  (void)add_consent(database, consent);
  (void)add_incident(database, {0, id, "ana", hour(0), hour(1)});
  add_owed(database, {"ana", OwedKind::kLoad, Seconds{60}, hour(0), {}, 1});
  Settlement settlement;
  settlement.begins = {hour(0), hour(24)};
  settlement.shares = {{"oncall", "primary", {hour(0), hour(24)}, {{"ana", 1'000'000}}}};
  settlement.worths = {{"oncall/primary/2026-12-07T00:00", {}}};
  add_settlement(database, 1, hour(0), settlement);
  add_moved_block(database, {0,
                             id,
                             "ana",
                             "learning",
                             "movable",
                             {hour(0), hour(1)},
                             Interval{hour(1), hour(2)},
                             true,
                             hour(0)});
  (void)record(database, {hour(0), "lea", "os", "taken", "request 1", "detail"});
  Token token;
  token.purpose = "person";
  token.subject = "ana";
  token.expires = token.used = hour(5);
  (void)create_token(database, token);
  keep_answer(database, {"t", "k", "{}", hour(0)}, {201, "text/plain", "x"});
}

void read_all_of(const Database& database) {
  (void)read_published(database);
  (void)read_publications(database);
  (void)read_draft(database);
  (void)last_change(database);
  (void)read_requests(database);
  (void)read_bookings(database);
  (void)read_open_consents(database);
  (void)read_consents(database);
  (void)read_incidents(database);
  (void)read_owed(database);
  (void)read_moved_blocks(database);
  (void)read_audit(database);
  (void)verify_audit(database);
  (void)verify(database);
  (void)read_tokens(database);
  (void)read_settlements(database);
  (void)read_call_outs(database);
  (void)find_answer(database, {"t", "k", "{}", hour(0)});
}

// Whatever number another program or a disk puts where one was: a message or a reading, and what is
// read can be counted with.
TEST(Damage, AnyNumberAnywhere) {
  const Folder whole;
  std::vector<std::pair<std::string, std::string>> columns;
  {
    Database database = Database::open(whole.path());
    fill(database);
    database.read([&](Connection& connection) {
      Statement rows(connection,
                     "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"
                     " WHERE t.type = 'table' AND c.type = 'INTEGER'");
      while (rows.step()) columns.emplace_back(rows.text(0), rows.text(1));
    });
  }
  EXPECT_GT(columns.size(), 50U);
  const std::string sound = read_file(whole.database());
  int errors = 0;
  for (const auto& [table, column] : columns) {
    for (const char* number : {"-9223372036854775808", "9223372036854775807", "-1", "0",
                               "2147483648", "253402300800", "9007199254740993"}) {
      const Folder folder;
      write_file(folder.database(), sound);
      {
        SQLite::Database sqlite(folder.database().string(), SQLite::OPEN_READWRITE);
        sqlite.exec("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF");
        std::vector<std::string> triggers;
        SQLite::Statement names(sqlite, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
        while (names.executeStep()) triggers.push_back(names.getColumn(0).getString());
        names.reset();
        for (const std::string& trigger : triggers) sqlite.exec("DROP TRIGGER " + trigger);
        std::string set = "UPDATE OR IGNORE " + table;
        sqlite.exec(set.append(" SET \"").append(column).append("\" = ").append(number));
      }
      const std::string words =
          error_of([&] { read_all_of(Database::open_to_read(folder.path())); });
      errors += words.empty() ? 0 : 1;
      EXPECT_TRUE(words.empty() || words.find("damaged") != std::string::npos)
          << table << '.' << column << " = " << number << ": " << words;
    }
  }
  EXPECT_GT(errors, 100);
}

TEST(Write, AFullDiskLeavesWhatWas) {
  const Folder folder;
  Database database = Database::open(folder.path());
  (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)})));
  const auto limit = [&](const char* pages) {
    database.read([&](Connection& connection) {
      (void)connection.number(std::string("PRAGMA max_page_count = ") + pages);
    });
  };
  limit("1");  // as many as there are
  PublishRequest big = request(1, -4, {slot("bo", 0, 24)});
  big.documents = {{"team.toml", std::string(1 << 20, 'x')}};
  EXPECT_EQ(error_of([&] { (void)publish(database, big); }),
            "respite.db cannot grow: the disk is full");
  EXPECT_EQ(records_of(read_published(database)), std::vector{slot("ana", 0, 24)});
  limit("1000000");
  EXPECT_EQ(taken(publish(database, big)).publication.revision, 2);
}

TEST(Write, ALockedStoreSaysSo) {
  const Folder folder;
  Database ours = Database::open(folder.path());
  Database theirs = Database::open(folder.path());
  ours.read([](Connection& connection) { connection.run("PRAGMA busy_timeout = 1"); });
  theirs.write([&] {
    EXPECT_EQ(error_of([&] { drop_draft(ours, ""); }),
              "respite.db is being written by another program; try again");
    EXPECT_EQ(latest_revision(ours), 0);  // reading goes on
  });
  drop_draft(ours, "");
}

}  // namespace
}  // namespace respite::store
