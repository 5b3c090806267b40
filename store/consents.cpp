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

const std::string kConsents =
    "SELECT consent, request, person, signer, slot_begin_at, slot_end_at, rules, asked, expires,"
    " state, answered_by, answered FROM consents";

ConsentRecord consent_at(Row& row) {
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
  return record;
}

}  // namespace

ConsentId add_consent(Database& database, const ConsentRecord& record) {
  return add_row(database,
                 "INSERT INTO consents (request, person, signer, slot_begin_at, slot_end_at, rules,"
                 " asked, expires, state, answered_by, answered)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 record.request, record.person, record.signer, begin_of(record.slot),
                 end_of(record.slot), record.rules, record.asked, record.expires,
                 to_text(record.state), record.answered_by, record.answered);
}

void answer_consent(Database& database, ConsentId consent, ConsentState state,
                    const std::optional<std::string>& by, Instant at) {
  run(database, "UPDATE consents SET state = ?, answered_by = ?, answered = ? WHERE consent = ?",
      to_text(state), by, at, consent);
}

std::vector<ConsentRecord> read_consents(const Database& database) {
  return read_all(database, consent_at, kConsents + " ORDER BY consent");
}

std::vector<ConsentRecord> read_consents_of(const Database& database, RequestId request) {
  return read_all(database, consent_at, kConsents + " WHERE request = ? ORDER BY consent", request);
}

std::optional<ConsentRecord> read_consent(const Database& database, ConsentId consent) {
  return read_one(database, consent_at, kConsents + " WHERE consent = ?", consent);
}

int count_refused(const Database& database) {
  const auto count = [](Row& row) { return static_cast<int>(row.number()); };
  return *read_one(database, count, "SELECT count(*) FROM consents WHERE state = ?",
                   to_text(ConsentState::kRefused));
}

std::vector<ConsentRecord> read_open_consents(const Database& database) {
  return read_all(database, consent_at,
                  kConsents + " WHERE request IN (SELECT request FROM requests WHERE" + kOpen +
                      ") ORDER BY consent");
}

}  // namespace store
}  // namespace respite
