#include "app/rota/life/record_change.h"

#include <algorithm>

#include "app/record/tell.h"
#include "app/rota/documents.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"

namespace respite {
namespace {

store::Published settled_and_told(store::Database& database, const OpenDesk& desk,
                                  store::Published made) {
  settle(database, desk.invocation.now);
  tell_of_publication(database, desk, made);
  return made;
}

// Of these slots alone.
store::PublishRequest request_for(const OpenDesk& desk, Revision base) {
  store::PublishRequest request = request_on(desk, base);
  request.turns = false;
  return request;
}

}  // namespace

store::Published publish_change(store::Database& database, const OpenDesk& desk,
                                const Snapshot& snapshot, const DutyChange& change,
                                const std::vector<store::SlotChange>& slots) {
  store::PublishRequest request = request_for(desk, snapshot.revision);
  request.kind = change.kind;
  request.note = change.note;
  request.window = slots.front().slot().turn_span;
  for (const store::SlotChange& slot : slots) {
    const Interval turn = slot.slot().turn_span;
    request.window = {std::min(request.window.begin, turn.begin),
                      std::max(request.window.end, turn.end)};
    request.cut.push_back(slot.key);
    if (slot.after) request.slots.push_back(*slot.after);
  }
  return settled_and_told(database, desk, made_by(store::publish(database, request)));
}

store::Published take_back(store::Database& database, const OpenDesk& desk,
                           const DutyChange& change) {
  store::UndoRequest request;
  request.revision = change.revision.value_or(0);
  request.kind = PublicationKind::kWithdraw;
  request.at = desk.invocation.now;
  request.by = desk.invocation.by;
  request.os_user = desk.invocation.os_user;
  request.documents = documents_of(desk);
  return settled_and_told(database, desk, made_by(store::undo(database, request)));
}

void publish_leave(store::Database& database, const OpenDesk& desk, const Snapshot& snapshot,
                   Interval leave) {
  store::PublishRequest request = request_for(desk, snapshot.revision);
  request.kind = PublicationKind::kLeave;
  request.window = leave;
  for (const Publication& plan : store::read_publications(database))  // the latest it lies in
    if (!is_change(plan.kind) && plan.window.overlaps(leave)) request.window = plan.window;
  settled_and_told(database, desk, made_by(store::publish(database, request)));
}

}  // namespace respite
