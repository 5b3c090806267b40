#include "app/desk_facts.h"

#include "app/timeline_of.h"

namespace respite {
namespace {

DeskFacts desk_facts(const Desk& desk, const DeskCalendars& calendars, const Snapshot& snapshot) {
  DeskFacts facts;
  facts.people.resize(desk.people.size());
  facts.timeline = timeline_of(snapshot.published);
  add_recorded(facts, desk, calendars, snapshot.recorded);
  return facts;
}

}  // namespace

std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk, const Snapshot& snapshot) {
  return std::make_shared<const DeskSnapshot>(
      DeskSnapshot{desk.desk, desk.calendars, desk_facts(desk.desk, desk.calendars, snapshot)});
}

}  // namespace respite
