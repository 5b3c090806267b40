#include "store/consents.h"

#include <array>

#include "store/columns.h"

namespace respite {
namespace {

constexpr std::array kStates = {"asked", "given", "refused", "revoked"};

ConsentState parse_state(const std::string& text) {
  return static_cast<ConsentState>(store::place_of(kStates, text));
}

}  // namespace

std::string to_text(ConsentState state) { return kStates[static_cast<std::size_t>(state)]; }

namespace store {
namespace {

constexpr const char* kConsentColumns =
    "consent, request, person, signer, slot_begin_at, slot_end_at, rules, asked, expires, state,"
    " answered_by, answered";

std::vector<ConsentRecord> consents_of(SQLite::Statement& rows) {
  std::vector<ConsentRecord> found;
  while (rows.executeStep()) {
    Row row(rows);
    ConsentRecord record;
    record.id = row.number();
    record.request = row.number();
    record.person = row.text();
    record.signer = row.text();
    record.slot = row.maybe_interval();
    record.rules = row.text();
    record.asked = row.instant();
    record.expires = row.instant();
    record.state = parse_state(row.text());
    record.answered_by = row.maybe_text();
    record.answered = row.maybe_instant();
    found.push_back(std::move(record));
  }
  return found;
}

}  // namespace

ConsentId add_consent(Database& database, const ConsentRecord& record) {
  return database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement insert(
        sqlite,
        "INSERT INTO consents (request, person, signer, slot_begin_at, slot_end_at, rules, asked,"
        " expires, state, answered_by, answered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_all(insert, record.request, record.person, record.signer, begin_of(record.slot),
             end_of(record.slot), record.rules, record.asked, record.expires, to_text(record.state),
             record.answered_by, record.answered);
    insert.exec();
    return ConsentId{sqlite.getLastInsertRowid()};
  });
}

void answer_consent(Database& database, ConsentId consent, ConsentState state,
                    const std::optional<std::string>& by, Instant at) {
  database.write([&](SQLite::Database& sqlite) {
    SQLite::Statement update(
        sqlite, "UPDATE consents SET state = ?, answered_by = ?, answered = ? WHERE consent = ?");
    bind_all(update, to_text(state), by, at, consent);
    update.exec();
  });
}

std::vector<ConsentRecord> read_consents(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kConsentColumns + " FROM consents ORDER BY consent");
    return consents_of(rows);
  });
}

std::vector<ConsentRecord> read_consents_of(const Database& database, RequestId request) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement rows(sqlite, std::string("SELECT ") + kConsentColumns +
                                       " FROM consents WHERE request = ? ORDER BY consent");
    bind_all(rows, request);
    return consents_of(rows);
  });
}

std::optional<ConsentRecord> read_consent(const Database& database, ConsentId consent) {
  return database.read([&](SQLite::Database& sqlite) -> std::optional<ConsentRecord> {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kConsentColumns + " FROM consents WHERE consent = ?");
    bind_all(rows, consent);
    std::vector<ConsentRecord> found = consents_of(rows);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  });
}

int count_refused(const Database& database) {
  return database.read([&](SQLite::Database& sqlite) {
    SQLite::Statement row(sqlite, "SELECT count(*) FROM consents WHERE state = ?");
    bind_all(row, to_text(ConsentState::kRefused));
    row.executeStep();
    return row.getColumn(0).getInt();
  });
}

std::vector<ConsentRecord> read_open_consents(const Database& database) {
  return database.read([](SQLite::Database& sqlite) {
    SQLite::Statement rows(
        sqlite, std::string("SELECT ") + kConsentColumns +
                    " FROM consents WHERE request IN (SELECT request FROM"
                    " requests WHERE state NOT IN ('closed', 'withdrawn')) ORDER BY consent");
    return consents_of(rows);
  });
}

}  // namespace store
}  // namespace respite
