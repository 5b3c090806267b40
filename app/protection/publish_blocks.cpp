#include "app/protection/publish_blocks.h"

#include <algorithm>

#include "app/record/tell.h"
#include "app/rota/documents.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"
#include "store/diff.h"

namespace respite {

std::optional<store::Published> publish_blocks(store::Database& database, const OpenDesk& desk,
                                               Revision base, Interval window,
                                               const std::vector<SlotRecord>& before,
                                               const std::vector<SlotRecord>& after) {
  if (store::diff(before, after).empty()) return std::nullopt;
  store::PublishRequest request = request_on(desk, base);
  request.kind = PublicationKind::kProtect;
  request.window = window;
  request.turns = false;
  for (const SlotRecord& slot : before) request.cut.push_back(slot.key);
  for (const SlotRecord& slot : after) request.cut.push_back(slot.key);
  std::ranges::sort(request.cut);
  const auto twice = std::ranges::unique(request.cut);
  request.cut.erase(twice.begin(), twice.end());
  request.slots = after;
  store::Published made = made_by(store::publish(database, request));
  settle(database, desk.invocation.now);
  tell_of_publication(database, desk, made);
  return made;
}

std::vector<BlockChangeView> block_changes(const Names& names,
                                           const std::vector<SlotRecord>& before,
                                           const std::vector<SlotRecord>& after) {
  std::vector<BlockChangeView> changes;
  for (const store::SlotChange& change : store::diff(before, after)) {
    const SlotRecord& slot = change.slot();
    BlockChangeView view{slot.person.value_or(""), {}, slot.seat, slot.zone, {}, {}};
    view.name = name_in(names.people, view.person);
    if (change.before) view.before = change.before->span;
    if (change.after) view.after = change.after->span;
    if (view.before != view.after) changes.push_back(std::move(view));
  }
  return changes;
}

}  // namespace respite
