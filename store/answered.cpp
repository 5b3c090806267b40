#include "store/answered.h"

#include "store/digest.h"
#include "store/queries.h"

namespace respite::store {
namespace {

constexpr std::chrono::hours kKept{24};

void forget_old(Connection& connection, Instant now) {
  run(connection, "DELETE FROM answered WHERE at < :before", {{":before", now - kKept}});
}

}  // namespace

KnownAnswer find_answer(const Database& database, const AskedWrite& asked) {
  return database.read([&](Connection& connection) {
    Statement found(connection,
                    "SELECT request_sha256, status, content_type, body FROM answered"
                    " WHERE token = :token AND key_sha256 = :key AND at >= :since"
                    " AND status IS NOT NULL");
    found.bind(
        {{":token", asked.token}, {":key", sha256_hex(asked.key)}, {":since", asked.at - kKept}});
    KnownAnswer known;
    if (!found.step()) return known;
    Row row(found);
    known.other = row.text() != sha256_hex(asked.request);
    if (!known.other) {
      WriteAnswer& answer = known.answer.emplace();
      row.read(answer.status, answer.content_type, answer.body);
    }
    return known;
  });
}

void keep_answer(Database& database, const AskedWrite& asked, const WriteAnswer& answer) {
  database.write([&](Connection& connection) {
    forget_old(connection, asked.at);
    run(connection,
        "INSERT INTO answered (token, key_sha256, request_sha256, at, status, content_type, body)"
        " VALUES (:token, :key, :request, :at, :status, :content_type, :body)"
        " ON CONFLICT (token, key_sha256) DO UPDATE SET request_sha256 = excluded.request_sha256,"
        " at = excluded.at, status = excluded.status, content_type = excluded.content_type,"
        " body = excluded.body",
        {{":token", asked.token},
         {":key", sha256_hex(asked.key)},
         {":request", sha256_hex(asked.request)},
         {":at", asked.at},
         {":status", answer.status},
         {":content_type", answer.content_type},
         {":body", answer.body}});
  });
}

}  // namespace respite::store
