#include "scheduler/boundary/ladder.h"

#include "scheduler/boundary/steps.h"

namespace respite {

std::optional<PersonIndex> next_on_ladder(const Availability& known, const Request& request) {
  steps::Case judged{known, request, {}, {}, {}};
  const std::optional<PersonIndex> person = steps::answer_emergency(judged).person;
  if (!person || is_passed_over(request, *person)) return std::nullopt;
  return person;
}

}  // namespace respite
