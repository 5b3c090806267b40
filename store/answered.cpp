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

std::variant<WriteState, WriteAnswer> known_or_new(SQLite::Database& sqlite,
                                                   const AskedWrite& asked) {
  const std::string request = sha256_hex(asked.request);
  SQLite::Statement row(sqlite,
                        "SELECT request_sha256, status, content_type, body FROM answered"
                        " WHERE token = ? AND key_sha256 = ?");
  row.bind(1, asked.token);
  row.bind(2, sha256_hex(asked.key));
  if (row.executeStep()) {
    if (row.getColumn(0).getString() != request) return WriteState::kOther;
    if (row.isColumnNull(1)) return WriteState::kUnderWay;
    return WriteAnswer{row.getColumn(1).getInt(), row.getColumn(2).getString(),
                       row.getColumn(3).getString()};
  }
  SQLite::Statement insert(sqlite,
                           "INSERT INTO answered (token, key_sha256, request_sha256, at)"
                           " VALUES (?, ?, ?, ?)");
  insert.bind(1, asked.token);
  insert.bind(2, sha256_hex(asked.key));
  insert.bind(3, request);
  insert.bind(4, to_count(asked.at));
  insert.exec();
  return WriteState::kNew;
}

}  // namespace

std::variant<WriteState, WriteAnswer> begin_write(Database& database, const AskedWrite& asked) {
  return database.write([&](SQLite::Database& sqlite) {
    forget_old(sqlite, asked.at);
    return known_or_new(sqlite, asked);
  });
}

void finish_write(Database& database, const AskedWrite& asked, const WriteAnswer& answer) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(sqlite,
                             "UPDATE answered SET status = ?, content_type = ?, body = ?"
                             " WHERE token = ? AND key_sha256 = ?");
    update.bind(1, answer.status);
    update.bind(2, answer.content_type);
    update.bind(3, answer.body);
    update.bind(4, asked.token);
    update.bind(5, sha256_hex(asked.key));
    update.exec();
  });
}

void drop_write(Database& database, const AskedWrite& asked) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement remove(sqlite, "DELETE FROM answered WHERE token = ? AND key_sha256 = ?");
    remove.bind(1, asked.token);
    remove.bind(2, sha256_hex(asked.key));
    remove.exec();
  });
}

}  // namespace respite::store
