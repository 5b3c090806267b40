#include "app/requests/ladder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/record/act.h"
#include "app/record/mail/emergency_letter.h"
#include "app/record/mail/links.h"
#include "app/record/tell.h"
#include "app/requests/booking.h"
#include "app/requests/queue.h"
#include "scheduler/boundary/ladder.h"
#include "store/messages/webhooks.h"
#include "words/dates.h"

namespace respite {
namespace {

constexpr int kRounds = 3;

// A round ends when nobody is left who was not told in it; the next begins with one of those.
struct Round {
  int number = 1;
  std::vector<std::string> told;
};

Round last_round(const std::vector<LadderStepRecord>& steps) {
  Round round;
  for (const LadderStepRecord& step : steps) {
    if (std::ranges::find(round.told, step.person) != round.told.end())
      round = {round.number + 1, {}};
    round.told.push_back(step.person);
  }
  return round;
}

std::vector<PersonIndex> still_there(const Desk& desk, const std::vector<std::string>& people) {
  std::vector<PersonIndex> found;
  for (const std::string& id : people)
    if (const auto person = find_person(desk, id)) found.push_back(*person);
  return found;
}

// The emergency as it would be asked now. What its question names may be gone from the file by now,
// or its text erased: it is an emergency all the same.
Request as_asked_now(const Desk& desk, Instant now, const RequestRecord& record) {
  Request request;
  request.requester = record.requester;
  request.role = record.role;
  request.length = record.length;
  request.skill = record.skill;
  if (const auto again = asked_again(desk, now, record)) request = *again;
  request.now = now;
  request.priority = Priority::kP1;
  return request;
}

struct NextStep {
  PersonIndex person;
  bool last = false;  // nobody is told after them, as things stand
};

// Nothing where all rounds are over.
std::optional<NextStep> next_step(const Moment& moment, Request request, Round round) {
  const Desk& desk = moment.desk();
  request.passed_over = still_there(desk, round.told);
  auto person = next_on_ladder(moment.known, request);
  if (!person) {
    if (round.number == kRounds) return std::nullopt;
    round = {round.number + 1, {}};
    request.passed_over.clear();
    person = next_on_ladder(moment.known, request);
  }
  if (!person) return std::nullopt;
  request.passed_over.push_back(*person);
  return NextStep{*person, round.number == kRounds && !next_on_ladder(moment.known, request)};
}

void add_step(store::Database& database, const OpenDesk& desk, const RequestRecord& record,
              int number, const NextStep& step) {
  const PersonIndex person = step.person;
  const Desk& file = desk.desk;
  const Instant now = desk.invocation.now;
  const RequestView request = request_view(record, {});
  const std::string event = fmt::format("escalation/{}/{}", record.id, number);
  const PostBox box(database, desk);
  const Link link{LinkTo::kAcknowledge, std::to_string(record.id), file.people[at(person)].id};
  const std::string address = box.is_open() ? box.link(path_of(link, box.secret())) : "";
  const auto next = step.last ? std::nullopt : std::optional(now + time_for_each_step(file.policy));
  const EmergencyNews news{request, name_by_id(file, record.requester), number, next, address};
  tell_of_emergency(database, desk, event, person, news);
  store::add_ladder_step(
      database,
      {record.id, number, file.people[at(person)].id, event_id(database, event), now, {}});
  record_act(database, desk.invocation, "told of emergency", fmt::format("request {}", record.id),
             fmt::format("step={} person={}", number, file.people[at(person)].id));
}

// Whether there is any way to tell somebody.
bool can_tell(const store::Database& database, const OpenDesk& desk) {
  return desk.desk.mail || store::is_wanted(database, HookEvent::kEscalation);
}

}  // namespace

bool climbs_ladder(const RequestRecord& request) {
  return request.priority == to_text(Priority::kP1) &&
         (request.verdict == to_text(VerdictKind::kEscalate) ||
          request.verdict == to_text(VerdictKind::kAcceptNow));
}

void begin_ladder(store::Database& database, const OpenDesk& desk, RequestId id) {
  const auto request = store::read_request(database, id);
  if (!request || !climbs_ladder(*request) || !request->person) return;
  if (!can_tell(database, desk)) return;
  if (const auto person = find_person(desk.desk, *request->person))
    add_step(database, desk, *request, 1, {*person});
}

std::optional<Instant> next_step_at(const Desk& desk, const RequestRecord& request,
                                    const std::vector<LadderStepRecord>& steps) {
  if (request.acknowledged || has_ended(request.state) || steps.empty()) return std::nullopt;
  return steps.back().at + time_for_each_step(desk.policy);
}

std::vector<std::string> climb_ladders(store::Database& database, const OpenDesk& desk) {
  std::vector<std::string> told;
  std::map<RequestId, std::vector<LadderStepRecord>> ladders;
  for (LadderStepRecord& step : store::read_open_ladders(database))
    ladders[step.request].push_back(std::move(step));
  std::optional<Moment> moment;  // read where it is needed
  for (const auto& [id, steps] : ladders) {
    const auto request = store::read_request(database, id);
    const auto due = request ? next_step_at(desk.desk, *request, steps) : std::nullopt;
    if (!due || desk.invocation.now < *due) continue;
    if (!moment) moment = moment_of(desk, database);
    const auto step = next_step(
        *moment, as_asked_now(moment->desk(), desk.invocation.now, *request), last_round(steps));
    if (!step) continue;
    add_step(database, desk, *request, static_cast<int>(steps.size()) + 1, *step);
    told.push_back(fmt::format("request {}: told {}", id, desk.desk.people[at(step->person)].id));
  }
  return told;
}

std::string ladder_text(const Desk& desk, const RequestRecord& request,
                        const std::vector<LadderStepRecord>& steps, std::string_view language,
                        Instant now) {
  const Words words{language};
  const auto when = [&](Instant at) { return moment_text(words, at, desk.zone, now); };
  if (request.acknowledged)
    return put(words("{who} is on it since {when}."),
               {{"who", name_by_id(desk, request.acknowledged_by.value_or("?"))},
                {"when", when(*request.acknowledged)}});
  if (steps.empty() || has_ended(request.state)) return {};
  const LadderStepRecord& last = steps.back();
  const auto person = find_person(desk, last.person);
  const std::string number = person && !desk.people[at(*person)].reach.empty()
                                 ? desk.people[at(*person)].reach.front()
                                 : std::string{};
  std::string text = last.told
                         ? put(words("{who} was told {when} and has not answered."),
                               {{"who", name_by_id(desk, last.person)}, {"when", when(*last.told)}})
                         : put(words("{who} is to act on it; no message has reached them yet."),
                               {{"who", name_by_id(desk, last.person)}});
  if (!number.empty()) text += ' ' + put(words("Call {number}."), {{"number", number}});
  return text;
}

}  // namespace respite
