#include "store/forget.h"

#include <algorithm>
#include <cctype>

#include "store/actors.h"
#include "store/columns.h"
#include "store/publications.h"

namespace respite::store {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80;
}

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

bool names_them(const std::string& text, const Forget& whom) {
  return mentions(text, whom.id) || mentions(text, whom.name);
}

// In a team file an id stands in quotes; as a bare word it may be anything.
bool file_names_them(const std::string& bytes, const Forget& whom) {
  const auto quoted = [&](char quote) {
    return bytes.find(quote + whom.id + quote) != std::string::npos;
  };
  return quoted('"') || quoted('\'') || mentions(bytes, whom.name);
}

// Erases `column` of the rows that the query gives (key, text) and that name them.
template <class Key>
int erase_naming(SQLite::Database& sqlite, const Forget& whom, const std::string& select,
                 const std::string& update, Key (Row::*key)()) {
  std::vector<Key> found;
  SQLite::Statement rows(sqlite, select);
  while (rows.executeStep()) {
    Row row(rows);
    Key at = (row.*key)();
    if (names_them(row.text(), whom)) found.push_back(std::move(at));
  }
  int erased = 0;
  for (const Key& at : found) erased += run(sqlite, update, at);
  return erased;
}

int forget_notes(SQLite::Database& sqlite, const Forget& whom) {
  const int own = run(sqlite,
                      "UPDATE publications SET note = NULL WHERE by = ? AND note IS NOT NULL"
                      " AND note <> ''",
                      whom.id);
  return own + erase_naming(sqlite, whom,
                            "SELECT revision, note FROM publications WHERE note IS NOT NULL",
                            "UPDATE publications SET note = NULL WHERE revision = ?", &Row::number);
}

// Who has held a duty keeps the id: rest, shares and pay of colleagues rest on it.
bool held_duties(SQLite::Database& sqlite, const std::string& id) {
  SQLite::Statement held(sqlite, "SELECT 1 FROM slot_changes WHERE person = ? LIMIT 1");
  bind_all(held, id);
  return held.executeStep();
}

// People write notes where a request ends; whatever else the audit says is made of ids and rules.
int forget_details(SQLite::Database& sqlite, const Forget& whom) {
  const std::string kNotes =
      " act IN ('closed', 'withdrawn') AND detail IS NOT NULL AND detail <> ''";
  const int own = run(sqlite,
                      "UPDATE audit SET detail = NULL WHERE (by = (SELECT pseudonym FROM actors"
                      " WHERE name = ?1) OR subject IN (SELECT"
                      " 'request ' || request FROM requests WHERE requester = ?1)) AND" +
                          kNotes,
                      whom.id);
  return own + erase_naming(sqlite, whom, "SELECT entry, detail FROM audit WHERE" + kNotes,
                            "UPDATE audit SET detail = NULL WHERE entry = ?", &Row::number);
}

void forget_requests(SQLite::Database& sqlite, const Forget& whom, Forgotten& forgotten) {
  forgotten.questions = run(
      sqlite, "UPDATE requests SET question = NULL WHERE requester = ? AND question IS NOT NULL",
      whom.id);
  forgotten.requests =
      run(sqlite, "UPDATE requests SET requester = '' WHERE requester = ?", whom.id);
}

// A draft can be made again.
bool forget_draft(SQLite::Database& sqlite, const Forget& whom) {
  SQLite::Statement held(sqlite, "SELECT 1 FROM draft_slots WHERE person = ? LIMIT 1");
  bind_all(held, whom.id);
  bool named = held.executeStep();
  SQLite::Statement told(sqlite, "SELECT result_json FROM draft");
  while (told.executeStep()) named = named || names_them(told.getColumn(0).getString(), whom);
  held.reset();
  told.reset();
  return named && run(sqlite, "DELETE FROM draft") > 0;
}

constexpr const char* kLatest =
    "(SELECT sha256 FROM publication_documents WHERE revision = (SELECT MAX(revision) FROM"
    " publications))";

// With a file that names them goes all that its publications were judged by, their calendars too:
// without it none could be judged again. Those of the latest publication stay, for feeds and `who`
// read them.
void forget_files(SQLite::Database& sqlite, const Forget& whom, Forgotten& forgotten) {
  std::vector<std::string> naming;
  SQLite::Statement rows(sqlite, std::string("SELECT sha256, bytes, sha256 IN ") + kLatest +
                                     " FROM documents WHERE bytes IS NOT NULL");
  bool latest = false;
  while (rows.executeStep()) {
    Row row(rows);
    std::string sha256 = row.text();
    if (!file_names_them(row.text(), whom)) continue;
    latest = row.flag() || latest;
    naming.push_back(std::move(sha256));
  }
  rows.reset();
  for (const std::string& sha256 : naming) {
    forgotten.files +=
        run(sqlite,
            std::string(
                "UPDATE documents SET bytes = NULL WHERE bytes IS NOT NULL AND sha256 NOT IN ") +
                kLatest +
                " AND sha256 IN (SELECT other.sha256 FROM publication_documents named"
                " JOIN publication_documents other USING (revision) WHERE named.sha256 = ?)",
            sha256);
  }
  if (latest) {
    forgotten.still_named = sqlite.execAndGet("SELECT MAX(revision) FROM publications").getInt64();
  }
}

int forget_tokens(SQLite::Database& sqlite, const Forget& whom, bool keep_id) {
  const std::string kTheirs = " WHERE subject = ?1 AND purpose NOT IN ('rota', 'team')";
  int forgotten = run(sqlite,
                      "UPDATE tokens SET label = '', revoked = CASE WHEN ?2 THEN"
                      " coalesce(revoked, ?3) ELSE revoked END" +
                          kTheirs + " AND (label <> '' OR (?2 AND revoked IS NULL))",
                      whom.id, whom.gone, whom.at);
  if (whom.gone && !keep_id) {
    const int named = run(sqlite, "UPDATE tokens SET subject = ''" + kTheirs, whom.id);
    forgotten = std::max(forgotten, named);
  }
  if (!keep_id) run(sqlite, "UPDATE tokens SET by = '' WHERE by = ?", whom.id);
  return forgotten;
}

// Answers kept to be given again: to their tokens, and whatever else names them.
int forget_answers(SQLite::Database& sqlite, const Forget& whom) {
  const int own = run(sqlite,
                      "UPDATE answered SET body = '' WHERE body <> ''"
                      " AND token IN (SELECT id FROM tokens WHERE subject = ?)",
                      whom.id);
  const int by_proxy = run(sqlite, "DELETE FROM answered WHERE token = 'member ' || ?", whom.id);
  return own + by_proxy +
         erase_naming(sqlite, whom, "SELECT key_sha256, body FROM answered WHERE body <> ''",
                      "UPDATE answered SET body = '' WHERE key_sha256 = ?", &Row::text);
}

}  // namespace

bool mentions(const std::string& text, const std::string& word) {
  if (word.empty()) return false;
  for (auto from = text.begin();; ++from) {
    from = std::search(from, text.end(), word.begin(), word.end(), same_letter);
    if (from == text.end()) return false;
    const auto after = from + static_cast<std::ptrdiff_t>(word.size());
    const bool begins = from == text.begin() || !is_word(*(from - 1));
    if (begins && (after == text.end() || !is_word(*after))) return true;
  }
}

std::vector<std::int64_t> open_requests_of(const Database& database, const std::string& requester) {
  return read_all(
      database, [](Row& row) { return row.number(); },
      std::string("SELECT request FROM requests WHERE requester = ? AND") + kOpen +
          " ORDER BY request",
      requester);
}

bool purge(const Database& database) {
  try {
    SQLite::Database sqlite(database.path().string(), SQLite::OPEN_READWRITE);
    sqlite.setBusyTimeout(kBusySeconds * 1000);
    sqlite.exec("VACUUM");
    return sqlite.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() == 0;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

Forgotten forget(Database& database, const Forget& whom) {
  return database.write([&](SQLite::Database& sqlite) {
    Forgotten forgotten;
    forgotten.topics = run(sqlite,
                           "UPDATE slot_changes SET topic = NULL WHERE person = ?"
                           " AND topic IS NOT NULL AND topic <> ''",
                           whom.id);
    forgotten.notes = forget_notes(sqlite, whom);
    forgotten.details = forget_details(sqlite, whom);  // before requests forget who asked
    forget_requests(sqlite, whom, forgotten);
    forgotten.draft = forget_draft(sqlite, whom);
    const bool keep_id = held_duties(sqlite, whom.id);
    forgotten.answers = forget_answers(sqlite, whom);  // before tokens forget whose they are
    forgotten.tokens = forget_tokens(sqlite, whom, keep_id);
    if (!keep_id) forgotten.names = erase_actor(sqlite, whom.id);
    if (whom.gone) forget_files(sqlite, whom, forgotten);
    // While files name them the name is not forgotten, and it is needed to find it in them.
    if (whom.gone && forgotten.still_named == 0) {
      forgotten.names += run(sqlite, "DELETE FROM names WHERE kind = 'person' AND id = ?", whom.id);
    }
    return forgotten;
  });
}

}  // namespace respite::store
