#include "store/consents.h"

#include <array>

#include "store/columns.h"

namespace respite {
namespace {

constexpr std::array kConsentStates = {"asked", "given", "refused", "revoked"};

}  // namespace

std::string to_text(ConsentState state) { return kConsentStates[static_cast<std::size_t>(state)]; }

namespace store {

void columns(auto& visit, ConsentRecord& record) {
  visit("consent, request, person, signer, slot_begin_at, slot_end_at", record.id, record.request,
        record.person, record.signer, record.slot);
  visit("asked, expires, state", record.asked, record.expires,
        in_words(kConsentStates, record.state));
  visit("answered_by, answered", record.answered_by, record.answered);
}

namespace {

std::vector<ConsentRecord> read_with_rules(const Database& database, const std::string& rows,
                                           Parameters parameters = {}) {
  return database.read([&](Connection& connection) {
    auto records = read_records<ConsentRecord>(connection, rows, parameters);
    Statement rules(connection,
                    "SELECT rule FROM consent_rules WHERE consent = :consent ORDER BY position");
    for (ConsentRecord& record : records) {
      rules.bind({{":consent", record.id}});
      while (rules.step()) record.rules.push_back(rules.text(0));
    }
    return records;
  });
}

}  // namespace

ConsentId add_consent(Database& database, const ConsentRecord& record) {
  return database.write([&](Connection& connection) {
    const ConsentId consent = add_row(database, "consents", "consent", record);
    Statement rule(connection,
                   "INSERT INTO consent_rules (consent, position, rule)"
                   " VALUES (:consent, :position, :rule)");
    for (std::size_t i = 0; i < record.rules.size(); ++i) {
      rule.run({{":consent", consent}, {":position", i}, {":rule", record.rules[i]}});
    }
    return consent;
  });
}

void answer_consent(Database& database, ConsentId consent, ConsentState state,
                    const std::optional<std::string>& by, Instant at) {
  run(database,
      "UPDATE consents SET state = :state, answered_by = :by, answered = :at"
      " WHERE consent = :consent",
      {{":state", to_text(state)}, {":by", by}, {":at", at}, {":consent", consent}});
}

std::vector<ConsentRecord> read_consents(const Database& database) {
  return read_with_rules(database, "consents ORDER BY consent");
}

std::vector<ConsentRecord> read_consents_of(const Database& database, RequestId request) {
  return read_with_rules(database, "consents WHERE request = :request ORDER BY consent",
                         {{":request", request}});
}

std::optional<ConsentRecord> read_consent(const Database& database, ConsentId consent) {
  return first_of(
      read_with_rules(database, "consents WHERE consent = :consent", {{":consent", consent}}));
}

int count_refused(const Database& database) {
  const auto count = [](Row& row) { return static_cast<int>(row.number()); };
  return *read_one(database, count, "SELECT COUNT(*) FROM consents WHERE state = 'refused'");
}

std::vector<ConsentRecord> read_open_consents(const Database& database) {
  return read_with_rules(database, "consents WHERE" + kOfOpen + " ORDER BY consent");
}

}  // namespace store
}  // namespace respite
