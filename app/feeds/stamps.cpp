#include "app/feeds/stamps.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "app/requests/request_records.h"
#include "store/audit.h"
#include "store/publications.h"

namespace respite {
namespace {

// The oldest publication since which the files are the same.
Instant files_changed(const std::vector<Publication>& publications, Instant since) {
  Instant changed = since;
  for (auto newer = publications.rbegin(); newer != publications.rend(); ++newer) {
    changed = newer->at;
    const auto older = std::next(newer);
    if (older == publications.rend() || older->judged_by != newer->judged_by) break;
  }
  return std::max(changed, since);
}

using ById = std::map<std::string, Instant>;

void note(ById& changes, const std::string& id, Instant at) {
  Instant& changed = changes[id];
  changed = std::max(changed, at);
}

Instant latest(const ById& changes, const std::string& id, Instant since) {
  const auto found = changes.find(id);
  return found == changes.end() ? since : std::max(since, found->second);
}

// Whether the file says that block there anyway.
bool is_as_fixed(const Desk& desk, const SlotRecord& slot) {
  const auto person = find_person(desk, *slot.person);
  return person && std::ranges::any_of(desk.protection.blocks, [&](const ProtectedTime& block) {
           const auto* fixed = std::get_if<FixedTime>(&block.time);
           return fixed && to_text(block.kind) == slot.seat &&
                  std::ranges::binary_search(block.people, *person) &&
                  std::ranges::any_of(fixed->when, [&](const WeeklySpan& span) {
                    return span.weekday == weekday_of(day_of(slot.begin)) &&
                           span.from == time_of_day(slot.begin) &&
                           span.to - span.from == slot.end - slot.begin;
                  });
         });
}

void note_block(Stamps& stamps, const Desk& desk, const store::SlotChange& change, Interval window,
                Instant at) {
  const SlotRecord& slot = change.slot();
  if (slot.kind != SlotKind::kProtected || !slot.person) return;
  if (!change.before && is_as_fixed(desk, slot)) return;
  const bool seen = (change.before && change.before->span.overlaps(window)) ||
                    (change.after && change.after->span.overlaps(window));
  if (seen) note(stamps.blocks, *slot.person, at);
}

void note_change(Stamps& stamps, const store::SlotChange& change, Interval window, Instant at) {
  constexpr std::chrono::days kWeek{7};  // shifts make up the hours of a week as a whole
  const Interval weeks{window.begin - kWeek, window.end + kWeek};
  const bool moved = !change.before || !change.after || change.before->span != change.after->span;
  for (const auto* slot : {&change.before, &change.after}) {
    if (!*slot || (*slot)->kind != SlotKind::kWork) continue;
    if ((*slot)->person && (*slot)->span.overlaps(window)) {
      note(stamps.duty, *(*slot)->person, at);
    }
    if (moved && (*slot)->span.overlaps(weeks)) note(stamps.shifts, (*slot)->rota, at);
  }
}

// Whatever was done about a request that took somebody's time, or about a call-out.
void note_acts(ById& by_person, const store::Database& database) {
  const std::map<std::string, Instant> acts = store::read_last_acts(database);
  const auto note_act = [&](const std::string& person, std::string_view of, std::int64_t id) {
    const auto act = acts.find(fmt::format("{} {}", of, id));
    if (act == acts.end()) return;
    note(by_person, person, act->second);
  };
  const RequestRecords records = read_request_records(database);
  std::multimap<RequestId, ConsentId> consents;
  for (const ConsentRecord& consent : records.consents) {
    consents.emplace(consent.request, consent.id);
  }
  const auto note_request = [&](const std::string& person, RequestId request) {
    note_act(person, "request", request);
    const auto [first, last] = consents.equal_range(request);
    for (auto one = first; one != last; ++one) note_act(person, "consent", one->second);
  };
  for (const BookingRecord& booking : records.bookings) {
    const bool favour = !booking.firm && booking.purpose != BookingPurpose::kReview;
    if (!favour) note_request(booking.person, booking.request);
  }
  for (const MovedBlockRecord& moved : records.moved) note_request(moved.person, moved.request);
  for (const IncidentRecord& incident : records.incidents) {
    note_act(incident.person, "incident", incident.id);
  }
}

}  // namespace

Instant Stamps::of_hours(const Desk& desk, PersonIndex index) const {
  const Person& person = desk.people[at(index)];
  Instant changed = latest(duty, person.id, files);
  for (const Rota& rota : desk.rotas) {
    const bool theirs = !person.has_own_hours && std::ranges::binary_search(rota.people, index);
    if (theirs) changed = latest(shifts, rota.id, changed);
  }
  return changed;
}

Instant Stamps::of_time(const Desk& desk, PersonIndex person) const {
  const std::string& id = desk.people[at(person)].id;
  return latest(acts, id, latest(blocks, id, of_hours(desk, person)));
}

Stamps read_stamps(const Desk& desk, const store::Database& database, Interval window) {
  return database.read([&] {
    const std::vector<Publication> publications = store::read_publications(database);
    Stamps stamps;
    stamps.files = files_changed(publications, window.begin);
    for (auto newer = publications.rbegin(); newer != publications.rend(); ++newer) {
      if (newer->at <= stamps.files) break;
      for (const store::SlotChange& change : store::read_changes(database, newer->revision)) {
        note_change(stamps, change, window, newer->at);
        note_block(stamps, desk, change, window, newer->at);
      }
    }
    note_acts(stamps.acts, database);
    return stamps;
  });
}

}  // namespace respite
