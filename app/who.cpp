#include "app/who.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "app/snapshot.h"
#include "scheduler/rota/timeline.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

struct SeatKey {
  std::size_t rota;  // order of the team file; those gone from it last
  std::string rota_id;
  std::size_t seat;
  std::string seat_id;
  std::uint32_t place;
  friend auto operator<=>(const SeatKey&, const SeatKey&) = default;
};

constexpr std::size_t kGone = ~std::size_t{0};

std::size_t seat_order(const Rota& rota, const std::string& id) {
  const auto order = [&](const auto& seats) {
    return static_cast<std::size_t>(
        std::ranges::find(seats, id, [](const auto& s) { return s.id; }) - seats.begin());
  };
  const auto* plan = std::get_if<HandoverPlan>(&rota.plan);
  return plan ? order(plan->seats) : order(std::get<ShiftPlan>(rota.plan).shifts);
}

SeatKey seat_key(const OpenDesk* desk, const SlotRecord& record) {
  const auto rota = desk ? find_rota(desk->desk, record.rota) : std::nullopt;
  return {rota ? at(*rota) : kGone, record.rota,
          rota ? seat_order(desk->desk.rotas[at(*rota)], record.seat) : kGone, record.seat,
          record.place};
}

std::map<SeatKey, std::vector<Held>> timelines(const OpenDesk* desk,
                                               const std::vector<PublishedSlot>& published) {
  std::map<SeatKey, std::vector<Held>> seats;
  for (const PublishedSlot& slot : published) {
    if (slot.slot.kind == SlotKind::kProtected) continue;
    seats[seat_key(desk, slot.slot)].push_back({slot.slot.span, slot.slot.person});
  }
  return seats;
}

std::string name_in(const std::vector<Names::Entry>& names, const std::string& id) {
  const auto entry = std::ranges::find(names, id, &Names::Entry::id);
  return entry == names.end() ? id : entry->name;
}

// The person's own ways first, then the rota's.
std::vector<std::string> reach_of(const OpenDesk* desk, const WhoSeatView& seat) {
  std::vector<std::string> reach;
  if (!desk) return reach;
  if (const auto person = seat.person ? find_person(desk->desk, *seat.person) : std::nullopt) {
    reach = desk->desk.people[at(*person)].reach;
  }
  if (const auto rota = find_rota(desk->desk, seat.rota)) {
    const auto& shared = desk->desk.rotas[at(*rota)].reach;
    reach.insert(reach.end(), shared.begin(), shared.end());
  }
  return reach;
}

WhoSeatView seat_view(const OpenDesk* desk, const Names& names, const SeatKey& key,
                      const OnDuty& duty) {
  WhoSeatView view;
  view.rota = key.rota_id;
  view.rota_name = name_in(names.rotas, key.rota_id);
  view.seat = key.seat_id;
  view.person = duty.now.person;
  if (view.person) view.name = name_in(names.people, *view.person);
  view.since = duty.now.span.begin;
  view.until = duty.now.span.end;
  if (duty.next) {
    view.next = duty.next->person;
    if (view.next) view.next_name = name_in(names.people, *view.next);
    view.next_at = duty.next->span.begin;
  }
  view.reach = reach_of(desk, view);
  return view;
}

// Where silence could be mistaken for nobody being needed.
std::vector<std::string> notes_on(const Invocation& invocation, const OpenDesk* desk,
                                  const Snapshot& snapshot, Instant at) {
  std::vector<std::string> notes;
  if (!desk) {
    notes.push_back("the team file has mistakes (`respite check`); names are as last published");
  }
  std::optional<Instant> first, last;
  for (const PublishedSlot& slot : snapshot.published) {
    if (slot.slot.kind == SlotKind::kProtected) continue;
    first = std::min(first.value_or(slot.slot.span.begin), slot.slot.span.begin);
    last = std::max(last.value_or(slot.slot.span.end), slot.slot.span.end);
  }
  if (!last) {
    notes.push_back("nothing is published yet");
  } else if (at >= *last) {
    notes.push_back(fmt::format("nothing is published after {}", to_rfc3339(*last)));
  } else if (at < *first) {
    notes.push_back(fmt::format("nothing is published before {}", to_rfc3339(*first)));
  }
  if (at < invocation.now) notes.push_back("this is the past, as last published");
  return notes;
}

}  // namespace

WhoView who(const Invocation& invocation, const OpenDesk* desk, Instant at) {
  const Snapshot snapshot = read_snapshot(store::Database::open_to_read(invocation.folder));
  const Names names = desk ? names_with_gone(desk->desk, snapshot.names) : snapshot.names;
  WhoView view;
  view.at = at;
  view.zone = desk ? desk->desk.zone.name() : Zone::utc().name();
  for (const auto& [key, held] : timelines(desk, snapshot.published)) {
    const auto duty = on_duty(held, at);
    if (duty) view.on.push_back(seat_view(desk, names, key, *duty));
  }
  view.in_service_hours =
      desk && service_time(desk->desk, desk->calendars, {at, at + Seconds{1}}).contains(at);
  view.notes = notes_on(invocation, desk, snapshot, at);
  return view;
}

}  // namespace respite
