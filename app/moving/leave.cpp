// Leave of the whole firm, from HR's list or calendar: a calendar for each person of the desk.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/desk/file/known_people.h"
#include "app/moving/files.h"
#include "app/moving/import.h"
#include "app/moving/leave_rows.h"
#include "app/moving/team_edit.h"
#include "app/operation/failure.h"
#include "ical/read.h"
#include "ical/write.h"
#include "render/words.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

struct LeaveFound {
  std::map<PersonIndex, std::vector<Interval>> spans;
  std::vector<LeftOut> left;
  int called_off = 0;
  int replaced = 0;
};

LeaveFound leave_of_calendar(const Desk& desk, const ImportRequest& request) {
  const KnownPeople people(desk);
  std::map<std::string, ical::ReadResult> by_zone;  // all-day entries are days where one works
  const auto read_in = [&](Zone zone) -> const ical::ReadResult& {
    const auto [found, fresh] = by_zone.try_emplace(zone.name());
    if (fresh) found->second = ical::read_calendar(request.text, {zone, all_time()});
    return found->second;
  };
  const ical::ReadResult& read = read_in(desk.zone);
  if (!read.is_calendar) throw Failure(ExitCode::kInput, "{} is no calendar", request.path);
  LeaveFound found;
  for (const ical::Warning& warning : read.warnings)
    found.left.push_back({fmt::format("line {}", warning.line), warning.message});
  std::vector<std::vector<PersonIndex>> whose;
  whose.reserve(read.words.size());
  for (const ical::Words& words : read.words) whose.push_back(people.on_leave(words));
  std::set<std::uint32_t> strangers;
  for (const ical::Entry& entry : read.entries) {
    if (entry.cancelled) {
      ++found.called_off;
    } else if (whose[entry.words].empty() && strangers.insert(entry.words).second) {
      found.left.push_back({fmt::format("event of {}", to_text(entry.first)),
                            "it names nobody of the desk, or several in its title"});
    }
  }
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    for (const ical::Entry& entry : read_in(desk.people[i].zone).entries)
      if (!entry.cancelled && std::ranges::count(whose[entry.words], person) > 0)
        found.spans[person].push_back(entry.span);
  }
  return found;
}

LeaveFound leave_of_table(const Desk& desk, const ImportRequest& request) {
  LeaveRows rows = read_leave_rows(desk, SheetTable(request.text, request.path), request.dates);
  LeaveFound found;
  found.left = std::move(rows.left);
  found.called_off = rows.called_off;
  found.replaced = rows.replaced;
  for (const LeaveRow& row : rows.rows) found.spans[row.person].push_back(row.span);
  return found;
}

// The same leave is the same bytes, whenever it is imported: an event is stamped by its begin.
std::string calendar_of(const Person& person, const std::string& source, const IntervalSet& leave) {
  ical::Calendar calendar;
  calendar.name = "Leave of " + person.name;
  calendar.zone = person.zone.name();
  for (const Interval& span : leave) {
    ical::Event event;
    event.uid = fmt::format("{}-{}-{}@import.respite", source, person.id,
                            span.begin.time_since_epoch().count());
    event.span = span;
    event.summary = "Leave";
    event.busy = ical::BusyStatus::kOutOfOffice;
    event.created = span.begin;
    event.changed = span.begin;
    calendar.events.push_back(std::move(event));
  }
  return ical::write_calendar(calendar);
}

std::string path_of(const std::string& source, const Person& person) {
  return fmt::format("leave/{}/{}.ics", source, person.id);
}

// Leave as the team file names it, with one calendar more.
std::string with_calendar(const TeamEdit& edit, const std::string& person,
                          const std::string& path) {
  const std::string written = edit.written("person", person, "leave");
  if (written.empty()) return fmt::format("[{}]", toml_text(path));
  if (!written.starts_with('[')) return fmt::format("[{}, {}]", written, toml_text(path));
  const std::size_t last = written.find_last_not_of(" \t\r\n,", written.size() - 2);
  const bool empty = last == 0;
  return fmt::format("{}{}{}{}", written.substr(0, last + 1), empty ? "" : ", ", toml_text(path),
                     written.substr(last + 1 + (written[last + 1] == ',' ? 1 : 0)));
}

void tell(ImportView& view, const Person& person, const IntervalSet& leave) {
  for (const Interval& span : leave) {
    const Wall begin = person.zone.to_wall(span.begin);
    const Wall end = person.zone.to_wall(span.end);
    const bool days = time_of_day(begin) == TimeOfDay{} && time_of_day(end) == TimeOfDay{};
    const Day last = day_of(end) - std::chrono::days{1};
    std::string what = !days ? fmt::format("{} to {}", day_and_time(begin), day_and_time(end))
                       : day_of(begin) == last
                           ? to_text(last)
                           : fmt::format("{} to {}", to_text(day_of(begin)), to_text(last));
    view.carried.push_back({"leave", person.id, person.name, std::move(what)});
  }
}

}  // namespace

ImportView import_leave(const Invocation& invocation, const ImportRequest& request) {
  const OpenDesk desk = desk_to_import_into(invocation);
  LeaveFound found = request.format == ImportFormat::kIcs ? leave_of_calendar(desk.desk, request)
                                                          : leave_of_table(desk.desk, request);
  ImportView view;
  TeamEdit edit(desk.inputs.front().bytes);
  std::vector<WrittenFile> files;
  for (std::size_t i = 0; i < desk.desk.people.size(); ++i) {
    const Person& person = desk.desk.people[i];
    const IntervalSet leave(found.spans[index_of<PersonIndex>(i)]);
    const std::string path = path_of(request.source, person);
    const auto named = edit.texts("person", person.id, "leave");
    const bool known = std::ranges::count(named, path) > 0;
    if (leave.empty() && !known) continue;  // a calendar once named stays, though it be empty
    files.push_back({path, calendar_of(person, request.source, leave)});
    if (!known) edit.set("person", person.id, "leave", with_calendar(edit, person.id, path));
    tell(view, person, leave);
  }
  if (edit.changed()) files.push_back({kTeamFile, edit.finish()});
  for (LeftOut& left : found.left)
    view.left.push_back({std::move(left.where), std::move(left.why)});
  if (found.called_off > 0)
    view.notes.push_back(fmt::format("{} called off: no leave", found.called_off));
  if (found.replaced > 0)
    view.notes.push_back(
        fmt::format("{} replaced by a later row of the same number", found.replaced));
  view.files = write_files(invocation.folder, files, request.rehearse);
  return view;
}

}  // namespace respite::moving
