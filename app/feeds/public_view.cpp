#include "app/feeds/public_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/requests/disclosure.h"
#include "app/rota/snapshot.h"
#include "app/rota/who.h"
#include "app/staffing/free.h"
#include "render/words.h"
#include "scheduler/rota/timeline.h"
#include "scheduler/team/service_time.h"
#include "store/publications.h"

namespace respite {
namespace {

using std::chrono::days;

std::vector<ServiceDays> hours_by_day(const WeeklyHours& hours) {
  std::vector<ServiceDays> runs;
  for (unsigned day = 1; day <= 7; ++day) {
    std::vector<std::pair<std::string, std::string>> times;
    for (const WeeklySpan& span : hours)
      if (span.weekday.iso_encoding() == day)
        times.emplace_back(to_text(span.from), to_text(span.to));
    if (times.empty()) continue;
    const bool goes_on =
        !runs.empty() && runs.back().times == times && runs.back().last.iso_encoding() + 1 == day;
    if (goes_on)
      runs.back().last = Weekday{day};
    else
      runs.push_back({Weekday{day}, Weekday{day}, std::move(times)});
  }
  return runs;
}

void tell_service(PublicView& view, const OpenDesk& desk) {
  constexpr days kAhead{21};
  const IntervalSet open =
      service_time(desk.desk, desk.calendars.desk, {view.at, view.at + kAhead});
  view.open = open.contains(view.at);
  if (open.empty()) return;
  const Instant turns = view.open ? open.begin()->end : open.begin()->begin;
  if (turns < view.at + kAhead) view.turns = turns;
}

std::optional<Instant> next_free(const OpenDesk& desk) {
  FreeOptions options;
  options.length = std::chrono::minutes{30};
  options.most = 1000;
  options.zone = desk.desk.zone;
  std::optional<Instant> next;
  for (const FreeStretchView& time : free_times(desk, options).times) {
    next = std::min(next.value_or(time.first.begin), time.first.begin);
  }
  return next;
}

// Published drop-in hours of whoever is not on leave then, nobody named.
std::vector<Interval> drop_in_hours(const OpenDesk& desk) {
  const Interval week{desk.invocation.now, desk.invocation.now + days{7}};
  const auto database = store_to_read(desk.invocation);
  IntervalSet open;
  for (const PublishedSlot& each : store::read_published(database, week)) {
    const SlotRecord& slot = each.slot;
    if (slot.kind != SlotKind::kProtected || slot.seat != to_text(BlockKind::kDropIn)) continue;
    open = unite(
        open,
        intersect(able_time(desk.desk, desk.calendars, slot.person.value_or(""), week), slot.span));
  }
  return {open.begin(), open.end()};
}

WeekView::Row row_of(const SlotRecord& slot, const Names& names) {
  const bool block = slot.kind == SlotKind::kProtected;
  return {slot.span, block ? slot.seat : slot.seat + ", " + name_in(names.rotas, slot.rota),
          slot.person ? name_in(names.people, *slot.person) : "nobody"};
}

}  // namespace

PublicView public_view(const OpenDesk& desk, PublicNames names) {
  PublicView view;
  view.desk = desk.desk.name;
  view.zone = desk.desk.zone.name();
  view.at = desk.invocation.now;
  view.who = for_public(who(desk.invocation, desk, view.at), names);
  tell_service(view, desk);
  view.hours = hours_by_day(desk.desk.service_hours);
  view.next_free = next_free(desk);
  view.drop_in = drop_in_hours(desk);
  for (const Channel& channel : desk.desk.policy.channels) {
    view.channels.emplace_back(to_text(channel.priority), channel.by);
  }
  for (const EmergencyCriterion& criterion : desk.desk.policy.emergencies) {
    view.criteria.emplace_back(criterion.id, criterion.text);
  }
  view.skills = desk.desk.skills;
  return view;
}

std::vector<std::string> drop_in_lines(const std::vector<Interval>& drop_in,
                                       const std::string& zone) {
  std::vector<std::string> lines;
  lines.reserve(drop_in.size());
  for (const Interval span : drop_in)
    lines.push_back(fmt::format("{} to {}", day_and_time(wall_in(zone, span.begin)),
                                to_text(time_of_day(wall_in(zone, span.end)))));
  return lines;
}

std::optional<WeekView> week_view(const OpenDesk& desk, FeedOf kind, const std::string& id) {
  const auto database = store_to_read(desk.invocation);
  const PublishedState published =
      read_published_since(database, desk.invocation.now - kRemembered);
  const Names names = names_with_gone(desk.desk, published.names);
  const bool person = kind == FeedOf::kPerson;
  const auto& known = person ? names.people : names.rotas;
  if (published.revision == 0) return std::nullopt;
  if (std::ranges::find(known, id, &Names::Entry::id) == known.end()) return std::nullopt;

  WeekView view;
  view.name = name_in(known, id);
  view.zone = desk.desk.zone.name();
  const auto its_own = find_person(desk.desk, id);
  if (person && its_own) view.zone = desk.desk.people[at(*its_own)].zone.name();
  const Interval week = {desk.invocation.now, desk.invocation.now + days{7}};
  for (const PublishedSlot& each : published.published) {
    const SlotRecord& slot = each.slot;
    const bool wanted = person ? slot.person == id : slot.rota == id;
    if (wanted && slot.span.overlaps(week)) view.rows.push_back(row_of(slot, names));
  }
  return view;
}

}  // namespace respite
