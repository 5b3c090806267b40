#include "store/incumbents.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

namespace respite::store {
namespace {

using Holder = std::optional<std::string>;  // nobody: open, and open is kept as people are

// The slots of one place in one turn, all held by the same.
struct PlaceOfTurn {
  std::vector<std::size_t> slots;  // into the plan, by begin
  Holder holder;
  std::optional<Holder> incumbent;  // nothing: the place was not published
};

// Same rota, seat and covered time, whatever the place.
using Group = std::tuple<std::string, std::string, std::vector<Interval>>;
using Incumbents = std::unordered_map<std::string, Holder>;  // by slot key

// The places of the plan whose slots all have one holder; others are nobody's to move.
[[nodiscard]] std::map<Group, std::vector<PlaceOfTurn>> group_places(
    const std::vector<SlotRecord>& plan, const Incumbents& incumbents) {
  std::map<std::tuple<std::string, std::string, Instant, std::uint32_t>, std::vector<std::size_t>>
      places;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const SlotRecord& slot = plan[i];
    if (slot.kind == SlotKind::kProtected) continue;  // a block is its owner's
    places[{slot.rota, slot.seat, slot.turn_span.begin, slot.place}].push_back(i);
  }
  std::map<Group, std::vector<PlaceOfTurn>> groups;
  for (auto& [name, slots] : places) {
    std::sort(slots.begin(), slots.end(), [&plan](std::size_t a, std::size_t b) {
      return plan[a].span.begin < plan[b].span.begin;
    });
    PlaceOfTurn place{.slots = slots, .holder = plan[slots.front()].person, .incumbent = {}};
    std::vector<Interval> spans;
    bool one_holder = true;
    for (const std::size_t i : slots) {
      spans.push_back(plan[i].span);
      one_holder = one_holder && plan[i].person == place.holder && plan[i].change == 0;
    }
    if (!one_holder) continue;
    const auto incumbent = incumbents.find(plan[slots.front()].key);
    if (incumbent != incumbents.end()) place.incumbent = incumbent->second;
    groups[{std::get<0>(name), std::get<1>(name), std::move(spans)}].push_back(std::move(place));
  }
  return groups;
}

// Incumbents who are still in the group take their own place; the rest follow in their order.
void seat(std::vector<PlaceOfTurn>& places) {
  std::vector<Holder> unseated;
  unseated.reserve(places.size());
  for (const PlaceOfTurn& place : places) unseated.push_back(place.holder);

  std::vector<PlaceOfTurn*> vacant;
  for (PlaceOfTurn& place : places) {
    const auto same = place.incumbent
                          ? std::find(unseated.begin(), unseated.end(), *place.incumbent)
                          : unseated.end();
    if (same == unseated.end()) {
      vacant.push_back(&place);
      continue;
    }
    place.holder = *same;
    unseated.erase(same);
  }
  for (std::size_t i = 0; i < vacant.size(); ++i) vacant[i]->holder = unseated[i];
}

}  // namespace

std::vector<SlotRecord> keep_incumbents(std::vector<SlotRecord> next,
                                        const std::vector<PublishedSlot>& published) {
  Incumbents incumbents;
  for (const PublishedSlot& each : published) incumbents[each.slot.key] = each.slot.person;

  auto groups = group_places(next, incumbents);
  for (auto& [name, places] : groups) {
    if (places.size() < 2) continue;
    seat(places);
    for (const PlaceOfTurn& place : places) {
      for (const std::size_t i : place.slots) next[i].person = place.holder;
    }
  }
  return next;
}

}  // namespace respite::store
