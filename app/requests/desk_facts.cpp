#include "app/requests/desk_facts.h"

#include "app/rota/timeline_of.h"

namespace respite {
namespace {

DeskFacts desk_facts(const Desk& desk, const DeskCalendars& calendars, const StoredFacts& stored) {
  DeskFacts facts;
  facts.people.resize(desk.people.size());
  facts.timeline = timeline_of(stored.published);
  add_recorded(facts, desk, calendars, stored.recorded);
  return facts;
}

}  // namespace

StoredFacts read_stored_since(const store::Database& database, Instant since) {
  return database.read([&] {
    return StoredFacts{store::read_published(database, Interval{since, Instant::max()}),
                       read_recorded_since(database, since)};
  });
}

std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk, const StoredFacts& stored) {
  // A part of the desk's files keeps them all.
  return std::make_shared<const DeskSnapshot>(
      std::shared_ptr<const Desk>(desk.files, &desk.files->desk),
      std::shared_ptr<const DeskCalendars>(desk.files, &desk.files->calendars),
      desk_facts(desk.desk, desk.calendars, stored));
}

}  // namespace respite
