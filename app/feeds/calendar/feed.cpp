#include "app/feeds/calendar/feed.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "app/feeds/calendar/uid.h"
#include "app/feeds/calendar/words.h"

namespace respite {
namespace {

using ical::BusyStatus;
using ical::Transparency;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::months;
using std::chrono::year_month_day;

Instant first_of_month(year_month_day date) {
  return std::chrono::sys_days{date.year() / date.month() / 1};
}

ical::Event slot_event(const FeedInput& input, const PublishedSlot& published, Reader reader) {
  const SlotRecord& slot = published.slot;
  const FeedRota rota = find_feed_rota(input, slot.rota);
  // On call one may live one's life; on shift one may not. Somebody else's shift, or one that
  // nobody holds, takes none of the reader's time.
  const bool shift = slot.person && rota.counts == Counts::kWork;
  const bool busy = shift && reader == Reader::kHolder;
  ical::Event event;
  event.uid = slot_uid(slot.key, input.desk_id);
  event.span = slot.span;
  event.summary = slot_summary(input, rota, slot, reader);
  event.description = slot_description(input, rota, slot);
  event.categories = {!slot.person ? "Open" : shift ? "Shift" : "On-call"};
  event.transparency = busy ? Transparency::kOpaque : Transparency::kTransparent;
  event.busy = busy ? BusyStatus::kBusy : BusyStatus::kFree;
  event.sequence = published.sequence;
  event.created = published.created;
  event.changed = std::max(published.changed, input.words_changed);
  return event;
}

// CSS3 names that stay apart, also for whoever sees no red or no green.
std::string_view color_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kLearning:
      return "mediumseagreen";
    case BlockKind::kFocus:
      return "royalblue";
    case BlockKind::kLunch:
      return "khaki";
    case BlockKind::kDropIn:
      return "darkorange";
    case BlockKind::kReview:
      return "mediumpurple";
    case BlockKind::kDocumentation:
      return "slategray";
  }
  return "";
}

ical::Event block_event(const FeedInput& input, const FeedBlock& block, Reader reader) {
  const bool firm = block.firmness == Firmness::kNonnegotiable ||
                    block.firmness == Firmness::kDefended || block.last_place;
  ical::Event event;
  event.uid = block_uid(block, input.desk_id);
  event.span = block.span;
  event.summary = block_summary(input, block, reader);
  event.description = block_description(block);
  event.categories = {"Protected", std::string(to_text(block.kind))};
  event.color = color_of(block.kind);
  event.transparency = Transparency::kOpaque;
  event.busy = firm ? BusyStatus::kBusy : BusyStatus::kTentative;
  event.sequence = block.sequence;
  event.created = block.created;
  event.changed = std::max(block.changed, input.words_changed);
  return event;
}

ical::Event booking_event(const FeedInput& input, const FeedBooking& booking) {
  ical::Event event;
  event.uid = booking_uid(booking, input.desk_id);
  event.span = booking.span;
  event.summary = booking_summary(booking);
  event.description = booking_description(booking);
  event.categories = {"Booking"};
  event.transparency = booking.firm ? Transparency::kOpaque : Transparency::kTransparent;
  event.busy = booking.firm ? BusyStatus::kBusy : BusyStatus::kFree;
  event.sequence = booking.sequence;
  event.created = booking.made;
  event.changed = std::max(booking.made, booking.changed);
  return event;
}

template <class Wanted>
std::vector<ical::Event> slot_events(const FeedInput& input, Reader reader, Wanted wanted) {
  const Interval window = feed_window(input.now);
  std::vector<ical::Event> events;
  for (const PublishedSlot& published : input.slots) {
    if (!published.slot.span.overlaps(window) || !wanted(published.slot)) continue;
    events.push_back(slot_event(input, published, reader));
  }
  return events;
}

// Of that person, told to them; of everybody, told to others.
std::vector<ical::Event> block_events(const FeedInput& input,
                                      const std::optional<std::string>& person) {
  const Interval window = feed_window(input.now);
  std::vector<ical::Event> events;
  std::set<std::string> taken;  // blocks declared twice for one time are one event
  for (const FeedBlock& block : input.blocks) {
    if (!block.span.overlaps(window) || (person && block.person != *person)) continue;
    ical::Event event = block_event(input, block, person ? Reader::kHolder : Reader::kOther);
    if (taken.insert(event.uid).second) events.push_back(std::move(event));
  }
  return events;
}

std::vector<ical::Event> booking_events(const FeedInput& input, const std::string& person) {
  const Interval window = feed_window(input.now);
  std::vector<ical::Event> events;
  for (const FeedBooking& booking : input.bookings) {
    if (booking.person != person || !booking.span.overlaps(window)) continue;
    events.push_back(booking_event(input, booking));
  }
  return events;
}

ical::Calendar calendar(const FeedInput& input, std::string name, std::string color,
                        std::vector<ical::Event> events) {
  return {std::move(name), input.zone.name(), std::move(color), std::move(events)};
}

struct Builder {
  const FeedInput& input;

  ical::Calendar operator()(const PersonFeed& feed) const {
    std::vector<ical::Event> events = slot_events(
        input, Reader::kHolder, [&](const SlotRecord& slot) { return slot.person == feed.person; });
    std::ranges::move(block_events(input, feed.person), std::back_inserter(events));
    std::ranges::move(booking_events(input, feed.person), std::back_inserter(events));
    return calendar(input, person_name(input, feed.person) + ", " + input.desk_name, "seagreen",
                    std::move(events));
  }

  ical::Calendar operator()(const RotaFeed& feed) const {
    return calendar(input, find_feed_rota(input, feed.rota).name + ", " + input.desk_name,
                    "steelblue", slot_events(input, Reader::kOther, [&](const SlotRecord& slot) {
                      return slot.rota == feed.rota;
                    }));
  }

  ical::Calendar operator()(const TeamFeed& feed) const {
    const std::set<std::string> members(feed.members.begin(), feed.members.end());
    return calendar(input, feed.name + ", " + input.desk_name, "slateblue",
                    slot_events(input, Reader::kOther, [&](const SlotRecord& slot) {
                      return slot.person && members.contains(*slot.person);
                    }));
  }

  ical::Calendar operator()(const ProtectedFeed& feed) const {
    if (feed.team)
      return calendar(input, "Learning, " + feed.team->name, "mediumseagreen",
                      learning_of(*feed.team));
    const std::string whose = feed.person ? person_name(input, *feed.person) : input.desk_name;
    return calendar(input, "Protected time, " + whose, "darkorange",
                    block_events(input, feed.person));
  }

  [[nodiscard]] std::vector<ical::Event> learning_of(const TeamFeed& team) const {
    FeedInput part = input;
    std::erase_if(part.blocks, [&](const FeedBlock& block) {
      return block.kind != BlockKind::kLearning ||
             std::ranges::find(team.members, block.person) == team.members.end();
    });
    return block_events(part, std::nullopt);
  }
};

}  // namespace

Interval feed_window(Instant now) {
  const year_month_day back{floor<days>(now) - days{90}};
  const year_month_day today{floor<days>(now)};
  return {first_of_month(back), first_of_month(today.year() / today.month() / 1 + months{13})};
}

ical::Calendar build_feed(const FeedInput& input, const FeedKind& kind) {
  return std::visit(Builder{input}, kind);
}

}  // namespace respite
