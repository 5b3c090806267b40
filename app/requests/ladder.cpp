#include "app/requests/ladder.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/record/act.h"
#include "app/record/mail/emergency_letter.h"
#include "app/record/mail/links.h"
#include "app/record/mail/request_letters.h"
#include "app/record/tell.h"
#include "app/requests/booking.h"
#include "app/requests/queue.h"
#include "scheduler/boundary/ladder.h"
#include "store/messages/webhooks.h"
#include "words/dates.h"

namespace respite {
namespace {

// Those told since the round began.
std::vector<PersonIndex> told_in_round(const Desk& desk,
                                       const std::vector<LadderStepRecord>& steps) {
  std::vector<PersonIndex> told;
  for (const LadderStepRecord& step : steps) {
    const auto person = find_person(desk, step.person);
    if (!person) continue;
    if (std::ranges::count(told, *person) > 0) told.clear();
    told.push_back(*person);
  }
  return told;
}

int rounds_of(const std::vector<LadderStepRecord>& steps) {
  int rounds = 0;
  for (const LadderStepRecord& step : steps)
    rounds = std::max(rounds, static_cast<int>(std::ranges::count(steps, step.person,
                                                                  &LadderStepRecord::person)));
  return rounds;
}

void add_step(store::Database& database, const OpenDesk& desk, const RequestRecord& record,
              int number, PersonIndex person) {
  const Desk& file = desk.desk;
  const Instant now = desk.invocation.now;
  const RequestView request = request_view(record, {});
  const std::string event = fmt::format("escalation/{}/{}", record.id, number);
  PostBox box(database, desk);
  const Link link{LinkTo::kAcknowledge, std::to_string(record.id), file.people[at(person)].id};
  const std::string address = box.is_open() ? box.link(path_of(link, box.secret())) : "";
  const EmergencyNews news{request, name_of_asker(file, record.requester), number,
                           now + time_for_each_step(file.policy), address};
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
    add_step(database, desk, *request, 1, *person);
}

std::optional<Instant> next_step_at(const Desk& desk, const RequestRecord& request,
                                    const std::vector<LadderStepRecord>& steps) {
  constexpr int kRounds = 3;
  if (request.acknowledged || has_ended(request.state) || steps.empty()) return std::nullopt;
  if (rounds_of(steps) > kRounds) return std::nullopt;
  return steps.back().at + time_for_each_step(desk.policy);
}

std::vector<std::string> climb_ladders(store::Database& database, const OpenDesk& desk) {
  std::vector<std::string> told;
  std::map<RequestId, std::vector<LadderStepRecord>> ladders;
  for (LadderStepRecord& step : store::read_open_ladders(database))
    ladders[step.request].push_back(std::move(step));
  for (const auto& [id, steps] : ladders) {
    const auto request = store::read_request(database, id);
    const auto due = request ? next_step_at(desk.desk, *request, steps) : std::nullopt;
    if (!due || desk.invocation.now < *due) continue;
    const Moment moment = moment_of(desk, database);
    auto asked = asked_again(moment.desk(), desk.invocation.now, *request);
    if (!asked) continue;
    asked->passed_over = told_in_round(moment.desk(), steps);
    auto person = next_on_ladder(moment.known, *asked);
    if (!person) {
      asked->passed_over.clear();
      person = next_on_ladder(moment.known, *asked);
    }
    if (!person) continue;
    add_step(database, desk, *request, static_cast<int>(steps.size()) + 1, *person);
    told.push_back(fmt::format("request {}: told {}", id, desk.desk.people[at(*person)].id));
  }
  return told;
}

std::string ladder_text(const Desk& desk, const RequestRecord& request,
                        const std::vector<LadderStepRecord>& steps, std::string_view language,
                        Instant now) {
  const Words words{language};
  const auto when = [&](Instant at) { return moment_text(words, at, desk.zone, now); };
  const auto named = [&](const std::string& id) {
    const auto person = find_person(desk, id);
    return person ? desk.people[at(*person)].name : id;
  };
  if (request.acknowledged)
    return put(words("{who} is on it since {when}."),
               {{"who", named(request.acknowledged_by.value_or("?"))},
                {"when", when(*request.acknowledged)}});
  if (steps.empty()) return {};
  const LadderStepRecord& last = steps.back();
  const auto person = find_person(desk, last.person);
  const std::string number = person && !desk.people[at(*person)].reach.empty()
                                 ? desk.people[at(*person)].reach.front()
                                 : std::string{};
  std::string text = last.told
                         ? put(words("{who} was told {when} and has not answered."),
                               {{"who", named(last.person)}, {"when", when(*last.told)}})
                         : put(words("{who} is to act on it; no message has reached them yet."),
                               {{"who", named(last.person)}});
  if (!number.empty()) text += ' ' + put(words("Call {number}."), {{"number", number}});
  return text;
}

}  // namespace respite
