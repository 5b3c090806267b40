#include "store/forget.h"

#include <algorithm>

#include "store/actors.h"
#include "store/driver/open.h"
#include "store/queries.h"
#include "store/rows.h"
#include "text/mentions.h"

namespace respite::store {
namespace {

bool names_them(const std::string& text, const Forget& whom) {
  return text::mentions(text, whom.id) || text::mentions(text, whom.name);
}

// In a team file an id stands in quotes; as a bare word it may be anything.
bool file_names_them(const std::string& bytes, const Forget& whom) {
  const auto quoted = [&](char quote) {
    return bytes.find(quote + whom.id + quote) != std::string::npos;
  };
  return quoted('"') || quoted('\'') || text::mentions(bytes, whom.name);
}

// Erases `column` of the rows that the query gives (key, text) and that name them.
template <class Key>
int erase_naming(Connection& connection, const Forget& whom, const std::string& select,
                 const std::string& update, Key (Row::*key)()) {
  std::vector<Key> found;
  Statement rows(connection, select);
  while (rows.step()) {
    Row row(rows);
    Key at = (row.*key)();
    if (names_them(row.text(), whom)) found.push_back(std::move(at));
  }
  int erased = 0;
  for (const Key& at : found) erased += run(connection, update, {{":key", at}});
  return erased;
}

int forget_notes(Connection& connection, const Forget& whom) {
  const int own = run(connection,
                      "UPDATE publications SET note = NULL WHERE by = :id AND note IS NOT NULL"
                      " AND note <> ''",
                      {{":id", whom.id}});
  return own + erase_naming(connection, whom,
                            "SELECT revision, note FROM publications WHERE note IS NOT NULL",
                            "UPDATE publications SET note = NULL WHERE revision = :key",
                            &Row::number);
}

// Who has held a duty keeps the id: rest, shares and pay of colleagues rest on it.
bool held_duties(Connection& connection, const std::string& id) {
  Statement held(connection, "SELECT 1 FROM slot_changes WHERE person = :id LIMIT 1");
  return held.bind({{":id", id}}).step();
}

// People write notes where a request ends; whatever else the audit says is made of ids and rules.
int forget_details(Connection& connection, const Forget& whom) {
  const std::string kNotes =
      " act IN ('closed', 'withdrawn') AND detail IS NOT NULL AND detail <> ''";
  const int own = run(connection,
                      "UPDATE audit SET detail = NULL WHERE (by = (SELECT pseudonym FROM actors"
                      " WHERE name = :id) OR subject IN (SELECT"
                      " 'request ' || request FROM requests WHERE requester = :id)) AND" +
                          kNotes,
                      {{":id", whom.id}});
  return own + erase_naming(connection, whom, "SELECT entry, detail FROM audit WHERE" + kNotes,
                            "UPDATE audit SET detail = NULL WHERE entry = :key", &Row::number);
}

void forget_requests(Connection& connection, const Forget& whom, Forgotten& forgotten) {
  forgotten.questions =
      run(connection,
          "UPDATE requests SET question = NULL WHERE requester = :id AND question IS NOT NULL",
          {{":id", whom.id}});
  forgotten.requests = run(connection, "UPDATE requests SET requester = '' WHERE requester = :id",
                           {{":id", whom.id}});
}

// A draft can be made again.
bool forget_draft(Connection& connection, const Forget& whom) {
  Statement held(connection, "SELECT 1 FROM draft_slots WHERE person = :id LIMIT 1");
  bool named = held.bind({{":id", whom.id}}).step();
  held.reset();
  const auto told = read_one(
      connection, [](Row& row) { return row.text(); }, "SELECT result_json FROM draft");
  named = named || names_them(told.value_or(""), whom);
  return named && run(connection, "DELETE FROM draft") > 0;
}

constexpr const char* kLatest =
    "(SELECT sha256 FROM publication_documents WHERE revision = (SELECT MAX(revision) FROM"
    " publications))";

// With a file that names them goes all that its publications were judged by, their calendars too:
// without it none could be judged again. Those of the latest publication stay, for feeds and `who`
// read them.
void forget_files(Connection& connection, const Forget& whom, Forgotten& forgotten) {
  std::vector<std::string> naming;
  Statement rows(connection, std::string("SELECT sha256, bytes, sha256 IN ") + kLatest +
                                 " FROM documents WHERE bytes IS NOT NULL");
  bool of_latest = false;
  while (rows.step()) {
    Row row(rows);
    std::string sha256 = row.text();
    if (!file_names_them(row.text(), whom)) continue;
    of_latest = row.flag() || of_latest;
    naming.push_back(std::move(sha256));
  }
  rows.reset();
  for (const std::string& sha256 : naming) {
    forgotten.files +=
        run(connection,
            std::string(
                "UPDATE documents SET bytes = NULL WHERE bytes IS NOT NULL AND sha256 NOT IN ") +
                kLatest +
                " AND sha256 IN (SELECT other.sha256 FROM publication_documents named"
                " JOIN publication_documents other USING (revision) WHERE named.sha256 = :sha256)",
            {{":sha256", sha256}});
  }
  if (of_latest) {
    forgotten.still_named = latest(connection);
  }
}

int forget_tokens(Connection& connection, const Forget& whom, bool keep_id) {
  const std::string kTheirs = " WHERE subject = :id AND purpose NOT IN ('rota', 'team')";
  int forgotten = run(connection,
                      "UPDATE tokens SET label = '', revoked = CASE WHEN :gone = 1 THEN"
                      " coalesce(revoked, :at) ELSE revoked END" +
                          kTheirs + " AND (label <> '' OR (:gone = 1 AND revoked IS NULL))",
                      {{":id", whom.id}, {":gone", whom.gone}, {":at", whom.at}});
  if (whom.gone && !keep_id) {
    const int named =
        run(connection, "UPDATE tokens SET subject = ''" + kTheirs, {{":id", whom.id}});
    forgotten = std::max(forgotten, named);
  }
  if (!keep_id) run(connection, "UPDATE tokens SET by = '' WHERE by = :id", {{":id", whom.id}});
  return forgotten;
}

// Answers kept to be given again: to their tokens, and whatever else names them.
int forget_answers(Connection& connection, const Forget& whom) {
  const int own = run(connection,
                      "UPDATE answered SET body = '' WHERE body <> ''"
                      " AND token IN (SELECT id FROM tokens WHERE subject = :id)",
                      {{":id", whom.id}});
  const int by_proxy =
      run(connection, "DELETE FROM answered WHERE token = 'member ' || :id", {{":id", whom.id}});
  return own + by_proxy +
         erase_naming(connection, whom, "SELECT key_sha256, body FROM answered WHERE body <> ''",
                      "UPDATE answered SET body = '' WHERE key_sha256 = :key", &Row::text);
}

}  // namespace

std::vector<std::int64_t> open_requests_of(const Database& database, const std::string& requester) {
  return read_all(database, [](Row& row) { return row.number(); },
                  std::string("SELECT request FROM requests WHERE requester = :requester AND") +
                      kOpen + " ORDER BY request",
                  {{":requester", requester}});
}

bool purge(const Database& database) { return rewrite(database.path()); }

Forgotten forget(Database& database, const Forget& whom) {
  return database.write([&](Connection& connection) {
    Forgotten forgotten;
    forgotten.topics = run(connection,
                           "UPDATE slot_changes SET topic = NULL WHERE person = :id"
                           " AND topic IS NOT NULL AND topic <> ''",
                           {{":id", whom.id}});
    forgotten.notes = forget_notes(connection, whom);
    forgotten.details = forget_details(connection, whom);  // before requests forget who asked
    forget_requests(connection, whom, forgotten);
    forgotten.draft = forget_draft(connection, whom);
    const bool keep_id = held_duties(connection, whom.id);
    forgotten.answers = forget_answers(connection, whom);  // before tokens forget whose they are
    forgotten.tokens = forget_tokens(connection, whom, keep_id);
    if (!keep_id) forgotten.names = erase_actor(connection, whom.id);
    if (whom.gone) forget_files(connection, whom, forgotten);
    // While files name them the name is not forgotten, and it is needed to find it in them.
    if (whom.gone && forgotten.still_named == 0) {
      forgotten.names += run(connection, "DELETE FROM names WHERE kind = 'person' AND id = :id",
                             {{":id", whom.id}});
    }
    return forgotten;
  });
}

}  // namespace respite::store
