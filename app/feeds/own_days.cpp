#include "app/feeds/own_days.h"

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/feeds/feed_input.h"

namespace respite {
namespace {

// "18:00 to 24:00" and "00:00 to 08:00" of one turn are one night.
void add_duty(std::vector<SlotRecord>& duties, const SlotRecord& slot) {
  const auto before = std::ranges::find_if(duties, [&](const SlotRecord& one) {
    return one.turn == slot.turn && one.seat == slot.seat && one.span.end == slot.span.begin;
  });
  if (before == duties.end()) {
    duties.push_back(slot);
  } else {
    before->span.end = slot.span.end;
    before->end = slot.end;
  }
}

}  // namespace

OwnDays own_days(const OpenDesk& desk, const std::string& person, Interval window) {
  OwnDays own;
  const auto known = find_person(desk.desk, person);
  if (!known) return own;
  own.zone = desk.desk.people[at(*known)].zone;
  own.leave = intersect(desk.calendars.leave[at(*known)], window);
  const auto database = store_to_read(desk.invocation);
  // Wider than the window: what requests moved may have lain anywhere.
  const FeedInput all = database.read(
      [&] { return published_in(desk.desk, database, feed_window(desk.invocation.now)); });
  for (const PublishedSlot& each : all.slots)
    if (each.slot.person == person) add_duty(own.duties, each.slot);
  std::erase_if(own.duties, [&](const SlotRecord& duty) { return !duty.span.overlaps(window); });
  const auto mine = [&](const auto& one) {
    return one.person == person && one.span.overlaps(window);
  };
  std::ranges::copy_if(all.blocks, std::back_inserter(own.blocks), mine);
  std::ranges::copy_if(all.bookings, std::back_inserter(own.bookings), mine);
  const auto begin = [](const auto& one) { return one.span; };
  std::ranges::sort(own.blocks, {}, begin);
  std::ranges::sort(own.bookings, {}, begin);
  return own;
}

}  // namespace respite
