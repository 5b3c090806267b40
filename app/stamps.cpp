#include "app/stamps.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "app/recorded.h"
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

void note(std::map<std::string, Instant>& by_person, const std::optional<SlotRecord>& slot,
          Interval window, Instant at) {
  const bool counts = slot && slot->kind == SlotKind::kWork && slot->span.overlaps(window);
  if (!counts || !slot->person) return;
  Instant& changed = by_person[*slot->person];
  changed = std::max(changed, at);
}

// Whatever was done about a request that took somebody's time, or about a call-out.
void note_acts(std::map<std::string, Instant>& by_person, const store::Database& database) {
  const std::map<std::string, Instant> acts = store::read_last_acts(database);
  const auto note_act = [&](const std::string& person, std::string_view of, std::int64_t id) {
    const auto act = acts.find(fmt::format("{} {}", of, id));
    if (act == acts.end()) return;
    Instant& changed = by_person[person];
    changed = std::max(changed, act->second);
  };
  const Recorded recorded = read_recorded(database);
  std::multimap<RequestId, ConsentId> consents;
  for (const ConsentRecord& consent : recorded.consents) {
    consents.emplace(consent.request, consent.id);
  }
  const auto note_request = [&](const std::string& person, RequestId request) {
    note_act(person, "request", request);
    const auto [first, last] = consents.equal_range(request);
    for (auto one = first; one != last; ++one) note_act(person, "consent", one->second);
  };
  for (const BookingRecord& booking : recorded.bookings) {
    const bool favour = !booking.firm && booking.purpose != "review";
    if (!favour) note_request(booking.person, booking.request);
  }
  for (const MovedBlockRecord& moved : recorded.moved) note_request(moved.person, moved.request);
  for (const IncidentRecord& incident : recorded.incidents) {
    note_act(incident.person, "incident", incident.id);
  }
}

}  // namespace

Instant Stamps::of(const std::string& person) const {
  const auto found = by_person.find(person);
  return found == by_person.end() ? files : std::max(files, found->second);
}

Stamps read_stamps(const store::Database& database, Interval window) {
  return database.read([&](SQLite::Database&) {
    const std::vector<Publication> publications = store::read_publications(database);
    Stamps stamps;
    stamps.files = files_changed(publications, window.begin);
    for (auto newer = publications.rbegin(); newer != publications.rend(); ++newer) {
      if (newer->at <= stamps.files) break;
      for (const store::SlotChange& change : store::read_changes(database, newer->revision)) {
        note(stamps.by_person, change.before, window, newer->at);
        note(stamps.by_person, change.after, window, newer->at);
      }
    }
    note_acts(stamps.by_person, database);
    return stamps;
  });
}

}  // namespace respite
