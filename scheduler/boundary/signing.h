// Consent: who may give it, and until when.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/boundary/verdict.h"
#include "scheduler/team/desk.h"

namespace respite {

// Silence is a no after a day, or once the time begins.
[[nodiscard]] Instant consent_expires(Instant asked, const std::optional<Interval>& slot);

enum class MayNotSign {
  kNotAsked,  // it is another's to give
  kBenefits,  // who asked, or somebody above them, does not agree on another's behalf
};

// What is to be agreed to.
struct Consent {
  Consenter part = Consenter::kPerson;  // in which somebody signs
  std::optional<PersonIndex> person;    // whose time it is; nothing: it is about no time
  std::string_view requester;
};

// Whether `signer` may give it: the person alone for their own time; any lead as the lead, but not
// for their own. Nobody gives it who asked, or who is above the requester in the line of command.
// Nothing: they may.
[[nodiscard]] std::optional<MayNotSign> why_not_sign(const Desk& desk, const Consent& consent,
                                                     std::string_view signer);

// Everybody who may, in the order of the file.
[[nodiscard]] std::vector<PersonIndex> who_may_sign(const Desk& desk, const Consent& consent);

}  // namespace respite
