#include "app/record/tell.h"

#include <fmt/format.h>

#include <set>

#include "render/webhook_body.h"
#include "store/secret.h"
#include "store/webhooks.h"

namespace respite {
namespace {

// Of this desk alone, and the same for the same event.
std::string id_of(store::Database& database, const std::string& what) {
  constexpr std::size_t kDigits = 32;
  return store::keyed_hash_hex(store::export_secret(database), "event/" + what).substr(0, kDigits);
}

EventHead head_of(store::Database& database, const OpenDesk& desk, const std::string& what) {
  return {id_of(database, what), desk.invocation.now, desk.desk.name};
}

template <class Event>
void put(store::Database& database, HookEvent about, const Event& event,
         std::optional<Instant> due = {}) {
  store::put_deliveries(database, about, event.head.id, event.head.at, body_of(event), due);
}

bool is_bad(PromiseStanding standing) {
  return standing == PromiseStanding::kAtRisk || standing == PromiseStanding::kBroken;
}

void note(std::set<std::string>& people, const std::optional<SlotRecord>& slot) {
  if (slot && slot->person) people.insert(*slot->person);
}

}  // namespace

void tell_of_publication(store::Database& database, const OpenDesk& desk,
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
  put(database, HookEvent::kPublish, event);
}

void tell_of_consent(store::Database& database, const OpenDesk& desk, const ConsentView& consent) {
  if (!store::is_wanted(database, HookEvent::kConsent)) return;
  put(database, HookEvent::kConsent,
      ConsentEvent{head_of(database, desk, fmt::format("consent/{}", consent.id)), consent.id,
                   consent.request, consent.signer, consent.person, consent.asks, consent.slot,
                   consent.expires},
      consent.asked);
}

void tell_of_promises(store::Database& database, const OpenDesk& desk,
                      const std::vector<QueuedView>& queue) {
  for (const QueuedView& queued : queue) {
    const RequestView& request = queued.request;
    const bool bad = is_bad(queued.standing);
    const std::string noted = store::noted_standing(database, request.id);
    const std::string standing(to_text(queued.standing));
    if (standing == noted || (!bad && noted.empty())) continue;
    store::note_standing(database, request.id, standing);
    if (!bad || !store::is_wanted(database, HookEvent::kPromise)) continue;
    const std::string what =
        fmt::format("promise/{}/{}/{}", request.id, standing, to_rfc3339(desk.invocation.now));
    put(database, HookEvent::kPromise,
        PromiseEvent{head_of(database, desk, what), request.id, standing, request.promise,
                     request.ack_by});
  }
}

}  // namespace respite
