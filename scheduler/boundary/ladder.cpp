#include "scheduler/boundary/ladder.h"

#include "scheduler/boundary/decide.h"

namespace respite {

std::optional<PersonIndex> next_on_ladder(const Availability& known, const Request& request) {
  const Verdict verdict = decide(known, request);
  if (!verdict.person || is_passed_over(request, *verdict.person)) return std::nullopt;
  return verdict.person;
}

}  // namespace respite
