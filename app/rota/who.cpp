#include "app/rota/who.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/rota/published_desk.h"
#include "app/rota/snapshot.h"
#include "app/rota/timeline_of.h"
#include "render/words.h"
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

SeatKey seat_key(const OpenDesk* desk, const Duty& duty) {
  const auto rota = desk ? find_rota(desk->desk, duty.rota) : std::nullopt;
  return {rota ? at(*rota) : kGone, duty.rota,
          rota ? seat_order(desk->desk.rotas[at(*rota)], duty.seat) : kGone, duty.seat, duty.place};
}

std::map<SeatKey, std::vector<Duty>> duties_by_place(const OpenDesk* desk,
                                                     const Timeline& timeline) {
  std::map<SeatKey, std::vector<Duty>> places;
  for (const Duty& duty : timeline.duties()) places[seat_key(desk, duty)].push_back(duty);
  return places;
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
                      const OnDuty& duty, Instant at) {
  WhoSeatView view;
  view.rota = key.rota_id;
  view.rota_name = name_in(names.rotas, key.rota_id);
  view.seat = key.seat_id;
  view.person = duty.now.person;
  view.held = view.person.has_value();
  if (view.person) view.name = name_in(names.people, *view.person);
  view.since = duty.now.span.begin;
  view.until = duty.now.span.end;
  if (duty.next) {
    view.next = duty.next->person;
    if (view.next) view.next_name = name_in(names.people, *view.next);
    view.next_at = duty.next->span.begin;
  }
  view.reach = reach_of(desk, view);
  view.able = !desk || !view.person ||
              !able_time(desk->desk, desk->calendars, duty.now, {at, at + Seconds{1}}).empty();
  return view;
}

// Where silence could be mistaken for nobody being needed. The snapshot may leave out what is long
// past.
std::vector<std::string> notes_on(Instant now, const PublishedState& published, Instant at,
                                  std::string_view zone) {
  std::optional<Interval> known;
  for (const PublishedSlot& slot : published.published) {
    if (slot.slot.kind == SlotKind::kProtected) continue;
    const Interval span = slot.slot.span;
    if (!known) known = span;
    known = {std::min(known->begin, span.begin), std::max(known->end, span.end)};
  }
  const auto when = [&](Instant instant) { return day_and_time(wall_in(zone, instant)); };
  std::vector<std::string> notes;
  if (!known) {
    notes.emplace_back(published.planned ? "Nothing is published for this time."
                                         : "Nothing is published yet.");
  } else if (at >= known->end) {
    notes.push_back(fmt::format("Nothing is published after {}.", when(known->end)));
  } else if (at < known->begin) {
    notes.push_back(fmt::format("Nothing is published before {}.", when(known->begin)));
  }
  if (at < now) notes.emplace_back("This is the past, as last published.");
  return notes;
}

}  // namespace

std::string shown_name(std::string name, PublicNames names) {
  if (names == PublicNames::kNone) return "";
  if (names == PublicNames::kFirst) name.resize(std::min(name.find(' '), name.size()));
  return name;
}

void tell_whom(std::optional<std::string>& id, std::string& name, PublicNames names) {
  name = shown_name(std::move(name), names);
  if (names != PublicNames::kFull) id.reset();
}

WhoView for_public(WhoView view, PublicNames names) {
  for (WhoSeatView& seat : view.on) {
    seat.reach.clear();
    seat.able = true;
    tell_whom(seat.person, seat.name, names);
    tell_whom(seat.next, seat.next_name, names);
  }
  return view;
}

WhoView who(const Invocation& invocation, const std::optional<OpenDesk>& desk, Instant at) {
  const auto database = store_to_read(invocation);
  const PublishedState published = read_published_since(database, at - kRemembered);
  const auto known = desk ? desk : open_as_published(invocation, database);
  const OpenDesk* used = known ? &*known : nullptr;
  const Names names = used ? names_with_gone(used->desk, published.names) : published.names;

  WhoView view;
  view.at = at;
  view.zone = used ? used->desk.zone.name() : Zone::utc().name();
  for (const auto& [key, duties] : duties_by_place(used, timeline_of(published.published))) {
    const auto duty = on_duty(duties, at);
    if (duty) view.on.push_back(seat_view(used, names, key, *duty, at));
  }
  const Interval moment{at, at + Seconds{1}};
  view.in_service_hours =
      used && service_time(used->desk, used->calendars.desk, moment).contains(at);
  view.notes = notes_on(invocation.now, published, at, view.zone);
  if (!desk) {
    view.notes.emplace_back("The team file has mistakes or cannot be read: as last published.");
  }
  return view;
}

namespace {

struct WhoArguments {
  std::optional<GivenTime> at;
};

void arguments(auto& visit, WhoArguments& given) {
  visit("at", given.at,
        "a moment, as 2026-12-25T03:00 on the desk's clock or with an offset (default: now)");
}

WhoView who_then(const Context& context, const WhoArguments& given) {
  const auto desk =
      context.opened ? std::optional(*context.opened) : open_where_readable(context.invocation);
  const Zone zone = desk ? desk->desk.zone : Zone::utc();
  WhoView view =
      who(context.invocation, desk, given.at ? begin_of(*given.at, zone) : context.invocation.now);
  if (context.role < store::TokenRole::kTechnician) {
    for (WhoSeatView& seat : view.on) seat.reach.clear();
  }
  const bool unknown = context.role == store::TokenRole::kPublic;
  return unknown && desk ? for_public(std::move(view), desk->desk.policy.public_names) : view;
}

}  // namespace

Operation who_operation() {
  return declare({.name = "who",
                  .summary = "say who is on and how to reach them",
                  .about = "For each seat of what is published: who holds it at that moment, since "
                           "when, until when, and who comes next. Answers even while the team file "
                           "has mistakes in it or cannot be read.",
                  .least = store::TokenRole::kPublic,
                  .needs = Needs::kFolder,
                  .route = {"GET", "/api/v1/who"}},
                 who_then);
}

}  // namespace respite
