#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "store/digest.h"
#include "tests/store/older.h"

namespace respite::store {
namespace {

TEST(Schema, EveryTableIsStrictAndEveryIntervalChecked) {
  const Database database = Database::in_memory();
  database.read([](Connection& connection) {
    Statement tables(connection,
                     "SELECT t.name, t.strict, m.sql FROM pragma_table_list t"
                     " JOIN sqlite_master m ON m.name = t.name"
                     " WHERE t.schema = 'main' AND t.type = 'table'"
                     " AND t.name NOT LIKE 'sqlite_%'");
    int seen = 0;
    int intervals = 0;
    while (tables.step()) {
      const std::string name = tables.text(0);
      const std::string sql = tables.text(2);
      EXPECT_EQ(tables.integer(1), 1) << name << " is not STRICT";
      std::istringstream words(sql);
      for (std::string word; words >> word;) {
        const bool begins =
            !word.starts_with('(') && (word == "window_begin" || word.ends_with("begin_at"));
        if (!begins) continue;
        std::string end_name = word;
        end_name.replace(end_name.find("begin"), 5, "end");
        const std::string check = "CHECK (" + word.append(" < ").append(end_name).append(")");
        EXPECT_NE(sql.find(check), std::string::npos) << name << "." << word;
        ++intervals;
      }
      ++seen;
    }
    EXPECT_GE(seen, 7);
    EXPECT_GE(intervals, 6);
  });
}

TEST(Schema, WhatWasPublishedCannotBeRewritten) {
  Database database = Database::in_memory();
  PublishRequest first = request(0, -5, {slot("ana", 0, 24)});
  first.slots[0].topic = "her own";
  first.note = "about her";
  (void)taken(publish(database, first));
  const auto run = [&](const char* sql) {
    return error_of([&] { database.write([&](Connection& connection) { connection.run(sql); }); });
  };
  for (const char* sql :
       {"UPDATE slot_changes SET person = 'eve'", "DELETE FROM slot_changes",
        "UPDATE publications SET by = 'eve'", "DELETE FROM publications",
        // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one long statement
        "INSERT INTO slot_changes SELECT 9, 'k', turn, rota, seat, place, begin_civil, end_civil,"
        " zone, begin_at, end_at, turn_begin_at, turn_end_at, person, kind, firmness, topic,"
        " topic_sha256, removed FROM slot_changes"}) {
    EXPECT_THROW(database.write([&](Connection& connection) { connection.run(sql); }), StoreError)
        << sql;
  }
  // What a person may ask to be forgotten can be.
  EXPECT_EQ(run("UPDATE slot_changes SET topic = NULL"), "");
  EXPECT_EQ(run("UPDATE publications SET note = NULL"), "");
}

// Stores of these versions are out there: whatever makes them may only be moved about.
TEST(Schema, WhatAReleasedVersionMadeIsNeverChanged) {
  const char* const released[] = {
      "0b246ca528a636d70ab7c39bd795e93614aa718b02abcde0f43c7332d91b3535",
      "3e934be4c71e8cc4d700daa5be9bbde7b7d2a9fd7b47fb53a4145fc4e7340b98",
      "d12b01bde6ad90b70cb8defe32a36fd824bf5552f301b3add29657d30fc2e85f",
      "f5612ade4a5ad6ea1ecbb6623c6dfbb06424a5f012802f87f14a24f39bcc025d",
      "b2947a2342745ab85d4df22147ba7ab6a7c7b16ea2eb8b031701056f7ce53da4",
      "aea206a4a95e14250f7cb374d26b07c99b6a92a8c3d53d640d04a89fe9124173",
  };
  for (int version = 1; version <= static_cast<int>(std::size(released)); ++version) {
    const Folder folder;
    std::string made;
    make_older(folder, version, [&](Connection& connection) {
      Statement rows(connection, "SELECT type || name || COALESCE(sql, '') FROM sqlite_master");
      while (rows.step()) made += rows.text(0) + '\n';
    });
    EXPECT_EQ(sha256_hex(made), released[version - 1]) << "version " << version;
  }
}

// Every table but those that may forget refuses to let go of a row; a row that ends, or whose text
// is erased, keeps the rest.
TEST(Schema, NoFactIsDeletedOrRewritten) {
  const std::set<std::string> may_forget = {"names",           "draft",          "draft_slots",
                                            "answered",        "outbox",         "tokens",
                                            "document_people", "message_choices"};
  const std::set<std::string> may_be_set_anew = {"standings", "counters", "changes", "parts",
                                                 "message_choices"};
  const Database database = Database::in_memory();
  database.read([&](Connection& connection) {
    Statement tables(connection,
                     "SELECT t.name, MAX(r.sql LIKE '%BEFORE DELETE ON ' || t.name || '%'),"
                     " MAX(r.sql LIKE '%BEFORE UPDATE%ON ' || t.name || '%')"
                     " FROM sqlite_master t LEFT JOIN sqlite_master r"
                     " ON r.type = 'trigger' AND r.tbl_name = t.name"
                     " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name");
    int seen = 0;
    while (tables.step()) {
      const std::string table = tables.text(0);
      if (may_forget.contains(table)) continue;
      EXPECT_EQ(tables.integer(1), 1) << table << " lets go of rows";
      if (!may_be_set_anew.contains(table)) {
        EXPECT_EQ(tables.integer(2), 1) << table << " lets rows be rewritten";
      }
      ++seen;
    }
    EXPECT_GE(seen, 18);
  });
}

}  // namespace
}  // namespace respite::store
