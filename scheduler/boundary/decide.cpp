#include "scheduler/boundary/decide.h"

#include <algorithm>

#include "scheduler/boundary/steps.h"

namespace respite {
namespace {

using namespace steps;
using std::chrono::days;

constexpr days kAfter{62};  // where the first compliant time is usually found

// A security report is never below P2 (step 2).
void raise_security(Request& request) {
  if (request.category != Category::kSecurity) return;
  request.priority = std::min(request.priority, Priority::kP2);
}

// A P1 meets a criterion that the policy names, or is handled as P2 (step 4).
void test_emergency(Case& judged) {
  Request& request = judged.request;
  if (request.priority != Priority::kP1) return;
  const std::vector<EmergencyCriterion>& known = judged.desk().policy.emergencies;
  const bool met =
      std::any_of(known.begin(), known.end(), [&](const EmergencyCriterion& criterion) {
        return std::ranges::any_of(request.criteria, [&](const std::string& claimed) {
          return same_name(claimed, criterion.id);
        });
      });
  if (met) return;
  judged.rules.add(RuleId::kEmgTest);
  request.priority = Priority::kP2;
}

void note_service_hours(Case& judged) {
  const Request& request = judged.request;
  if (request.priority == Priority::kP4 || judged.known.service.is_open(request.now)) return;
  judged.rules.add(RuleId::kSvcHours);
}

// Steps 2 to 8; the first that decides, decides. Step 1 is read_time (request.h).
Verdict judge(Case& judged) {
  const Request& request = judged.request;
  if (request.prohibited) return ask_lead(judged);
  raise_security(judged.request);
  const bool personal = request.category == Category::kPersonal;
  if (!personal) {
    test_emergency(judged);
    note_service_hours(judged);
    if (request.priority == Priority::kP1) return answer_emergency(judged);
  }
  const std::vector<Candidates> groups = who_may_serve(judged.known, request);
  if (groups.empty()) {
    judged.remarks.push_back(Remark::kNoSuchSkill);
    return ask_lead(judged);
  }
  if (personal) return queue_favour(judged, groups);
  if (request.priority == Priority::kP4) return queue_routine(judged, groups);

  const std::optional<Search> search = time_to_search(judged);
  std::optional<Served> served;
  if (search) {
    served = find_in_time(judged, groups, *search);
    cite_what_held(judged, groups, *search, served);
  }
  if (!served) return answer_too_late(judged, groups, search);
  cite_used(judged, groups[served->group].group, served->offer);
  Verdict verdict = accept_or_schedule(judged, served->offer);
  verdict.alternatives = other_times(judged, groups[served->group].people, served->offer.slot.end);
  return verdict;
}

Verdict judge_with(const Availability& known, const Request& request) {
  Case judged{known, request, {}, {}, {}};
  Verdict verdict = judge(judged);
  verdict.rules = judged.rules;
  verdict.remarks = judged.remarks;
  verdict.priority = judged.request.priority;
  verdict.trace = judged.trace;
  cite_vip(judged, verdict);
  return verdict;
}

Availability work_out_for(const Availability& base, Interval span) {
  const Availability wide = work_out(base.desk, span);
  return base.overlay.empty() ? wide : lay_over(wide, base.overlay);
}

}  // namespace

Verdict decide(const Availability& known, const Request& request) {
  const Instant latest = std::max({request.now, request.earliest.value_or(request.now),
                                   request.deadline.value_or(request.now)});
  const Instant farthest = request.now + known.desk->desk.policy.horizon;
  Interval span{request.now, std::min(latest, farthest) + kAfter};
  Verdict verdict;
  if (known.span.contains(span)) {
    verdict = judge_with(known, request);
    span.end = known.span.end;
  } else {
    verdict = judge_with(work_out_for(known, span), request);
  }
  while (verdict.trace.ran_out && span.end < farthest) {
    span.end = std::min(span.end + (span.end - request.now), farthest);
    verdict = judge_with(work_out_for(known, span), request);
  }
  return verdict;
}

}  // namespace respite
