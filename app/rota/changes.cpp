#include "app/rota/changes.h"

#include <algorithm>
#include <map>
#include <set>

namespace respite {
namespace {

struct Moves {
  std::set<std::string> gained;  // turns: a turn of seven slots is one
  std::set<std::string> lost;
};

std::int64_t load_in(const std::vector<PersonView>& people, const std::string& id) {
  const auto person = std::ranges::find(people, id, &PersonView::id);
  return person == people.end() ? 0 : person->load;
}

}  // namespace

std::vector<ChangeView> changes_of(const std::vector<store::SlotChange>& changes) {
  std::vector<ChangeView> views;
  for (const store::SlotChange& change : changes) {
    const SlotRecord& slot = change.after ? *change.after : *change.before;
    if (slot.kind == SlotKind::kProtected) continue;
    ChangeView view;
    view.kind = !change.before  ? ChangeKind::kAdded
                : !change.after ? ChangeKind::kRemoved
                                : ChangeKind::kGiven;
    view.slot = slot;
    if (change.before) view.before = change.before->person;
    if (change.after) view.after = change.after->person;
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<PersonChangeView> people_in(const std::vector<ChangeView>& changes, const Names& names,
                                        const std::vector<PersonView>& before,
                                        const std::vector<PersonView>& after) {
  std::map<std::string, Moves> moves;
  for (const ChangeView& change : changes) {
    if (change.before == change.after) continue;
    if (change.before) moves[*change.before].lost.insert(change.slot.turn);
    if (change.after) moves[*change.after].gained.insert(change.slot.turn);
  }
  std::vector<PersonChangeView> people;
  for (const Names::Entry& name : names.people) {
    const auto move = moves.find(name.id);
    if (move == moves.end()) continue;
    people.push_back({name.id, name.name, static_cast<int>(move->second.gained.size()),
                      static_cast<int>(move->second.lost.size()), load_in(before, name.id),
                      load_in(after, name.id)});
  }
  return people;
}

}  // namespace respite
