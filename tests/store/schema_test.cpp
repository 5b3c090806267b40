#include <gtest/gtest.h>

#include <sstream>

#include "tests/store/fixture.h"

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

}  // namespace
}  // namespace respite::store
