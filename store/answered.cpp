#include "store/answered.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/digest.h"
#include "store/rows.h"

namespace respite::store {
namespace {

constexpr std::chrono::hours kKept{24};

void forget_old(SQLite::Database& sqlite, Instant now) {
  SQLite::Statement remove(sqlite, "DELETE FROM answered WHERE at < ?");
  remove.bind(1, to_count(now - kKept));
  remove.exec();
}

}  // namespace

KnownAnswer find_answer(const Database& database, const AskedWrite& asked) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement row(sqlite,
                          "SELECT request_sha256, status, content_type, body FROM answered"
                          " WHERE token = ? AND key_sha256 = ? AND at >= ?"
                          " AND status IS NOT NULL");
    row.bind(1, asked.token);
    row.bind(2, sha256_hex(asked.key));
    row.bind(3, to_count(asked.at - kKept));
    KnownAnswer known;
    if (!row.executeStep()) return known;
    known.other = row.getColumn(0).getString() != sha256_hex(asked.request);
    if (!known.other) {
      known.answer = WriteAnswer{row.getColumn(1).getInt(), row.getColumn(2).getString(),
                                 row.getColumn(3).getString()};
    }
    return known;
  });
}

void keep_answer(Database& database, const AskedWrite& asked, const WriteAnswer& answer) {
  database.write([&](SQLite::Database& sqlite) {
    forget_old(sqlite, asked.at);
    SQLite::Statement insert(sqlite,
                             "INSERT OR REPLACE INTO answered (token, key_sha256, request_sha256,"
                             " at, status, content_type, body) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, asked.token);
    insert.bind(2, sha256_hex(asked.key));
    insert.bind(3, sha256_hex(asked.request));
    insert.bind(4, to_count(asked.at));
    insert.bind(5, answer.status);
    insert.bind(6, answer.content_type);
    insert.bind(7, answer.body);
    insert.exec();
  });
}

}  // namespace respite::store
