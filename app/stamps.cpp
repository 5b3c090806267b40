#include "app/stamps.h"

#include <algorithm>

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
    return stamps;
  });
}

}  // namespace respite
