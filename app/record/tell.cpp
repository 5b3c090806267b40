#include "app/record/tell.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/record/mail/change_letter.h"
#include "app/record/mail/duty_letter.h"
#include "app/record/mail/emergency_letter.h"
#include "app/record/mail/links.h"
#include "app/record/mail/request_letters.h"
#include "render/webhook_body.h"
#include "store/messages/webhooks.h"

namespace respite {
namespace {

EventHead head_of(store::Database& database, const OpenDesk& desk, const std::string& what) {
  return {event_id(database, what), desk.invocation.now, desk.desk.name};
}

template <class Event>
void put_event(store::Database& database, HookEvent about, const Event& event,
               std::optional<Instant> due = {}) {
  store::put_deliveries(database, about, event.head.id, event.head.at, body_of(event), due);
}

bool is_bad(PromiseStanding standing) {
  return standing == PromiseStanding::kAtRisk || standing == PromiseStanding::kBroken;
}

void note(std::set<std::string>& people, const std::optional<SlotRecord>& slot) {
  if (slot && slot->person) people.insert(*slot->person);
}

void tell_webhooks_of_publication(store::Database& database, const OpenDesk& desk,
                                  const store::Published& made) {
  if (!store::is_wanted(database, HookEvent::kPublish)) return;
  const Publication& publication = made.publication;
  PublishedEvent event;
  event.head = head_of(database, desk, fmt::format("publish/{}", publication.revision));
  event.revision = publication.revision;
  event.kind = to_text(publication.kind);
  event.undoes = publication.undoes;
  event.by = publication.by;
  event.window = publication.window;
  std::set<std::string> people;
  for (const store::SlotChange& change : made.changes) {
    if (change.slot().kind == SlotKind::kProtected) continue;  // its owner's, and nobody else's
    ++event.duties_changed;
    note(people, change.before);
    note(people, change.after);
  }
  event.people.assign(people.begin(), people.end());
  put_event(database, HookEvent::kPublish, event);
}

void tell_people_of_publication(store::Database& database, const OpenDesk& desk,
                                const store::Published& made) {
  const Publication& publication = made.publication;
  if (publication.kind == PublicationKind::kHistory) return;
  PostBox box(database, desk);
  if (!box.is_open()) return;
  const Instant now = desk.invocation.now;
  const std::string by = name_by_id(desk.desk, publication.by);
  const std::string event = fmt::format("publish/{}", publication.revision);
  for (std::size_t i = 0; i < desk.desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const std::string& id = desk.desk.people[i].id;
    const std::vector<DutyLine> lines = duty_lines(desk.desk, id, made.changes, now);
    if (!lines.empty()) {
      const std::string thread = lines.size() == 1 ? lines.front().turn : event;
      box.tell(person,
               {MessageKind::kDuty, event, thread,
                std::ranges::min(lines, {}, &DutyLine::matters).matters},
               [&](const Writing& writing) {
                 Letter letter = duty_letter(writing, lines, by, publication.note);
                 for (const DutyLine& line : lines)
                   for (const std::string& key : line.keys)
                     (line.news == DutyNews::kTaken ? letter.taken : letter.given).push_back(key);
                 return letter;
               });
    }
    const std::vector<store::SlotChange> blocks = moved_blocks(id, made.changes, now);
    if (!blocks.empty())
      box.tell(person, {MessageKind::kLearning, event, "learning"},
               [&](const Writing& writing) { return learning_letter(writing, blocks, by); });
  }
}

}  // namespace

void tell_of_publication(store::Database& database, const OpenDesk& desk,
                         const store::Published& made) {
  tell_webhooks_of_publication(database, desk, made);
  tell_people_of_publication(database, desk, made);
}

void tell_of_proposal(store::Database& database, const OpenDesk& desk, const DutyChange& change) {
  PostBox box(database, desk);
  const std::string about = fmt::format("change/{}", change.id);
  for (const ChangeAnswer& answer : change.answers) {
    const auto person = find_person(desk.desk, answer.person);
    if (!person || answer.agrees) continue;
    box.tell(*person,
             {.kind = MessageKind::kChange,
              .event = about,
              .thread = about,
              .before = begin_of(change.stretches),
              .until = begin_of(change.stretches)},
             [&](const Writing& writing) {
               return proposal_letter(writing, desk.desk, change, box.link("changes"));
             });
  }
}

void tell_of_decline(store::Database& database, const OpenDesk& desk, const DutyChange& change) {
  const auto proposer = find_person(desk.desk, change.by);
  if (!proposer) return;
  const std::string about = fmt::format("change/{}", change.id);
  PostBox(database, desk)
      .tell(*proposer,
            {MessageKind::kChange, about + "/declined", about, begin_of(change.stretches)},
            [&](const Writing& writing) { return declined_letter(writing, desk.desk, change); });
}

void tell_of_consent(store::Database& database, const OpenDesk& desk, const ConsentView& consent) {
  const std::string about = fmt::format("consent/{}", consent.id);
  if (store::is_wanted(database, HookEvent::kConsent))
    put_event(
        database, HookEvent::kConsent,
        ConsentEvent{head_of(database, desk, about), consent.id, consent.request, consent.signer,
                     consent.person, consent.asks, consent.slot, consent.expires},
        consent.asked);
  PostBox box(database, desk);
  if (!box.is_open()) return;
  for (const std::string& id : consent.asks) {
    const auto person = find_person(desk.desk, id);
    if (!person) continue;
    const Link link{LinkTo::kConsent, std::to_string(consent.id), id, consent.expires};
    box.tell(*person,
             {.kind = MessageKind::kConsent,
              .event = about,
              .thread = fmt::format("request/{}", consent.request),
              .before = consent.expires,
              .from = consent.asked,
              .until = consent.expires},
             [&](const Writing& writing) {
               return consent_letter(writing, desk.desk, consent,
                                     box.link(path_of(link, box.secret())));
             });
  }
}

void tell_of_emergency(store::Database& database, const OpenDesk& desk, const std::string& event,
                       PersonIndex index, const EmergencyNews& news) {
  const Person& person = desk.desk.people[at(index)];
  const RequestView& request = news.request;
  if (store::is_wanted(database, HookEvent::kEscalation))
    put_event(database, HookEvent::kEscalation,
              EscalationEvent{head_of(database, desk, event), request.id, news.step, person.id,
                              person.name, person.reach, news.asks, request.said.about,
                              request.said.place, request.said.call_back, request.received,
                              news.next, news.link});
  PostBox(database, desk)
      .tell(index,
            {.kind = MessageKind::kEmergency,
             .event = event,
             .thread = fmt::format("request/{}", request.id),
             .before = desk.invocation.now,
             .own_act = true},
            [&](const Writing& writing) { return emergency_letter(writing, news); });
}

namespace {

void tell_people_of_promise(PostBox& box, const OpenDesk& desk, const RequestView& request,
                            const std::string& standing) {
  const std::string event =
      fmt::format("promise/{}/{}/{}", request.id, standing, to_rfc3339(desk.invocation.now));
  const std::string thread = fmt::format("request/{}", request.id);
  box.tell_leads({MessageKind::kPromise, event, thread}, [&](const Writing& writing) {
    return promise_letter(writing, desk.desk, request,
                          standing == to_text(PromiseStanding::kBroken));
  });
  box.tell_who_asked({request.requester, request.said.email},
                     {MessageKind::kRequest, event + "/asked", thread},
                     [&](const Writing& writing) {
                       return request_letter(writing, desk.desk, request, RequestNews::kAtRisk, "",
                                             box.request_link(request));
                     });
}

}  // namespace

void tell_of_promises(store::Database& database, const OpenDesk& desk,
                      const std::vector<QueuedView>& queue) {
  PostBox box(database, desk);
  for (const QueuedView& queued : queue) {
    const RequestView& request = queued.request;
    const bool bad = is_bad(queued.standing);
    const std::string noted = store::noted_standing(database, request.id);
    const std::string standing(to_text(queued.standing));
    if (standing == noted || (!bad && noted.empty())) continue;
    store::note_standing(database, request.id, standing);
    if (!bad) continue;
    if (box.is_open()) tell_people_of_promise(box, desk, request, standing);
    if (!store::is_wanted(database, HookEvent::kPromise)) continue;
    const std::string what =
        fmt::format("promise/{}/{}/{}", request.id, standing, to_rfc3339(desk.invocation.now));
    put_event(database, HookEvent::kPromise,
              PromiseEvent{head_of(database, desk, what), request.id, standing, request.promise,
                           request.ack_by});
  }
}

}  // namespace respite
