#include "store/life/parts.h"

#include <algorithm>
#include <map>

#include "scheduler/time/zone.h"

namespace respite::store {
namespace {

bool is_of(const SlotRecord& slot, const Stretch& stretch) {
  return slot.kind != SlotKind::kProtected && slot.rota == stretch.rota &&
         slot.seat == stretch.seat && slot.place == stretch.place;
}

// Before, in and after the stretch, as far as there is any of it.
std::vector<SlotRecord> split(const SlotRecord& slot, const Stretch& stretch, ChangeId change) {
  const Interval in = intersection(slot.span, stretch.span);
  if (!is_of(slot, stretch) || in.empty()) return {slot};
  std::vector<SlotRecord> parts;
  if (slot.span.begin < in.begin) parts.push_back(cut_to(slot, {slot.span.begin, in.begin}));
  parts.push_back(cut_to(slot, in));
  parts.back().person = stretch.to;
  parts.back().change = change;
  if (in.end < slot.span.end) parts.push_back(cut_to(slot, {in.end, slot.span.end}));
  return parts;
}

bool join(SlotRecord& earlier, const SlotRecord& later) {
  if (earlier.span.end != later.span.begin || earlier.person != later.person) return false;
  earlier.end = later.end;
  earlier.span.end = later.span.end;
  earlier.change = std::min(earlier.change, later.change);
  return true;
}

}  // namespace

std::string whole_key(const std::string& key) { return key.substr(0, key.find('#')); }

SlotRecord cut_to(SlotRecord slot, Interval span) {
  const Zone zone = Zone::find(slot.zone).value_or(Zone::utc());
  if (span.begin != slot.span.begin) slot.begin = zone.to_wall(span.begin);
  if (span.end != slot.span.end) slot.end = zone.to_wall(span.end);
  slot.span = span;
  return slot;
}

std::vector<SlotRecord> lay_over(
    const std::vector<SlotRecord>& slots, const std::vector<Stretch>& stretches, ChangeId change,
    const std::function<std::int64_t(const std::string& key)>& next_part) {
  std::vector<SlotRecord> parts = slots;
  for (const Stretch& stretch : stretches) {
    std::vector<SlotRecord> after;
    for (const SlotRecord& slot : parts) {
      auto more = split(slot, stretch, change);
      std::move(more.begin(), more.end(), std::back_inserter(after));
    }
    parts = std::move(after);
  }
  std::ranges::sort(parts, {}, [](const SlotRecord& slot) {
    return std::tuple(whole_key(slot.key), slot.span.begin);
  });
  std::map<std::string, Instant> begins;
  for (const SlotRecord& slot : slots) begins[slot.key] = slot.span.begin;
  std::vector<SlotRecord> laid;
  std::string whole;  // of the part before
  for (SlotRecord& part : parts) {
    const std::string key = whole_key(part.key);
    const bool first = key != whole;
    whole = key;
    if (!first && join(laid.back(), part)) continue;
    if (first) {
      part.key = key;
    } else if (begins[part.key] != part.span.begin || part.key == key) {
      part.key = key + '#' + std::to_string(next_part(key));
    }
    laid.push_back(std::move(part));
  }
  std::ranges::sort(laid, {},
                    [](const SlotRecord& slot) { return std::tie(slot.span.begin, slot.key); });
  return laid;
}

}  // namespace respite::store
