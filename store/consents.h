// Consents: who was asked to agree to what, and what they said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/consent_standing.h"
#include "store/requests.h"

namespace respite {

using ConsentId = std::int64_t;

// Expired is not a state: silence until `expires` is a no.
[[nodiscard]] std::string to_text(ConsentState state);  // "given"

// One request, at most one interval, one signature.
struct ConsentRecord {
  ConsentId id = 0;
  RequestId request = 0;
  std::string person;              // whose time it is
  std::string signer;              // "person" or "lead": in which part somebody signs
  std::optional<Interval> slot;    // nothing: whether it is done at all
  std::vector<std::string> rules;  // what would be breached: "PER-HOURS", "REST-D11"
  Instant asked;
  Instant expires;
  ConsentState state = ConsentState::kAsked;
  std::optional<std::string> answered_by;  // a refusal is nobody's name: then nothing
  std::optional<Instant> answered;
};

namespace store {

ConsentId add_consent(Database& database, const ConsentRecord& record);
void answer_consent(Database& database, ConsentId consent, ConsentState state,
                    const std::optional<std::string>& by, Instant at);
[[nodiscard]] std::vector<ConsentRecord> read_consents(const Database& database);  // by id
[[nodiscard]] std::vector<ConsentRecord> read_consents_of(const Database& database,
                                                          RequestId request);
[[nodiscard]] std::optional<ConsentRecord> read_consent(const Database& database,
                                                        ConsentId consent);
[[nodiscard]] int count_refused(const Database& database);
// Those of requests that have not ended.
[[nodiscard]] std::vector<ConsentRecord> read_open_consents(const Database& database);

}  // namespace store
}  // namespace respite
