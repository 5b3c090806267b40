// Targets: whether the promises of the policy can be kept, and which could be.
#include <algorithm>
#include <map>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/requests/moment.h"
#include "app/rota/window.h"
#include "app/staffing/around_the_clock.h"
#include "app/staffing/weeks.h"
#include "app/view/staffing.h"
#include "scheduler/boundary/request.h"
#include "store/requests.h"

namespace respite {
namespace {

// Where the first start is looked for, beyond the window itself.
constexpr std::chrono::days kBeyond{63};

std::string skill_name(const Desk& desk, std::optional<SkillIndex> skill) {
  return skill ? desk.skills[at(*skill)] : "";
}

SkillAnswersView view_of(const Desk& desk, const Answered& answered) {
  return {skill_name(desk, answered.skill), answered.requests, answered.answered};
}

StartTargetsView view_of(const Desk& desk, const StartTargets& targets) {
  StartTargetsView view{
      to_text(targets.priority), targets.promised, targets.together, {}, targets.met_with_focus};
  for (const SkillWaits& kind : targets.kinds) {
    view.kinds.push_back({skill_name(desk, kind.skill), kind.anybody_able, kind.waits});
  }
  return view;
}

MeasuredView view_of(const Desk& desk, const MeasuredWaits& measured) {
  const std::vector<Target>& targets = desk.policy.targets;
  const auto target = std::ranges::find(targets, measured.priority, &Target::priority);
  const auto promised = target == targets.end() ? std::nullopt : target->start;
  return {to_text(measured.priority), promised, measured.waits};
}

// Requests received in the window. Work on them began when somebody said so, else when the time
// booked for it did, and at the latest when they were closed.
std::vector<Measured> measured_in(const OpenDesk& desk, Interval window) {
  const auto database = store_to_read(desk.invocation);
  std::map<RequestId, Instant> booked;
  for (const BookingRecord& booking : store::read_bookings(database)) {
    const bool began = booking.firm && !booking.released &&
                       booking.purpose == BookingPurpose::kWork &&
                       booking.span.begin <= desk.invocation.now;
    if (!began) continue;
    const auto [first, fresh] = booked.emplace(booking.request, booking.span.begin);
    if (!fresh) first->second = std::min(first->second, booking.span.begin);
  }
  std::vector<Measured> found;
  for (const RequestRecord& request : store::read_requests(database)) {
    const auto priority = parse_priority(request.priority);
    if (!priority || request.category == to_text(Category::kPersonal) ||
        !window.contains(request.received) || request.state == RequestState::kWithdrawn) {
      continue;
    }
    Measured one{*priority, request.received, request.started};
    const auto begin = booked.find(request.id);
    if (!one.started && begin != booked.end()) one.started = begin->second;
    if (!one.started) one.started = request.closed;
    found.push_back(one);
  }
  return found;
}

// By what `ask` judges by, and what was measured in as many weeks up to now, or up to the end of
// the window where that lies in the past.
TargetsView targets_of(const OpenDesk& desk, const WeeksArguments& given) {
  const int weeks = static_cast<int>(given.weeks);
  const Interval window = weeks_of_service(desk, given.from, weeks);
  const Instant until = std::min(window.end, desk.invocation.now);
  const Interval measured{until - std::chrono::weeks{weeks}, until};
  const Availability known =
      availability_of(desk, {std::min(window.begin, measured.begin), window.end + kBeyond});
  const Targets targets =
      find_targets(known, window, measured_in(desk, measured), desk.invocation.now);
  TargetsView view;
  view.desk = desk.desk.name;
  view.zone = desk.desk.zone.name();
  view.window = window;
  view.length = targets.length;
  view.measured_in = measured;
  view.never_closes = never_closes(known, window.begin);
  for (std::size_t i = 0; i < desk.desk.people.size(); ++i) {
    if (is_always_there(known, index_of<PersonIndex>(i), window)) {
      view.always.push_back(desk.desk.people[i].name);
    }
  }
  if (targets.acknowledge) {
    AcknowledgeView& acknowledge = view.acknowledge.emplace();
    acknowledge.promised = targets.acknowledge->promised;
    acknowledge.outside = view_of(desk.desk, targets.acknowledge->outside);
    for (const Answered& answered : targets.acknowledge->in_service) {
      acknowledge.in_service.push_back(view_of(desk.desk, answered));
    }
  }
  for (const StartTargets& start : targets.start) view.start.push_back(view_of(desk.desk, start));
  for (const MeasuredWaits& waits : targets.measured) {
    view.measured.push_back(view_of(desk.desk, waits));
  }
  return view;
}

}  // namespace

Operation targets_operation() {
  return declare(
      {.name = "targets",
       .summary = "compare what is promised with what the people there can keep",
       .about = "Judges a request for each quarter hour of service time, for anybody and for each "
                "skill: how many would start in time, how long they would wait, and the tightest "
                "target that 90 % of them would meet. Nobody's consent is asked for, and only a P2 "
                "moves focus time. For P1, whether somebody is there to answer. Beside it stands "
                "what was measured on the requests of that time.",
       .least = store::TokenRole::kTechnician,
       .route = {"GET", "/api/v1/targets"}},
      targets_of);
}

}  // namespace respite
