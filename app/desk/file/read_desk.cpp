#include "app/desk/file/read_desk.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

#include "app/desk/file/guard.h"
#include "app/desk/file/read_history.h"
#include "app/desk/file/source_lines.h"
#include "app/desk/file/team_file.h"
#include "app/desk/file/values.h"
#include "app/operation/failure.h"
#include "text/nearest.h"
#include "text/utf8.h"

namespace respite {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{16} << 20U;
constexpr std::size_t kMaxFiles = 5000;

using Source = std::function<std::variant<std::string, Unreadable>(const std::string& path)>;

struct Loaded {
  std::map<std::string, std::string> texts;  // by path
  std::vector<Diagnostic> diagnostics;
};

// A path may have been meant as dates.
std::string hint_for(const FileReference& file, const Desk& desk) {
  const bool is_leave = std::ranges::any_of(desk.people, [&](const Person& person) {
    return std::ranges::count(person.leave, file.named_at, &FileReference::named_at) > 0;
  });
  return is_leave && !file.path.ends_with(".ics") ? std::string{team_file::kLeaveHint} : "";
}

// Each file once; one that cannot be read is reported wherever it is named.
Loaded load_files(const Desk& desk, const Source& source) {
  std::vector<FileReference> files = calendars_of(desk);
  std::ranges::move(histories_of(desk), std::back_inserter(files));
  Loaded loaded;
  std::map<std::string, std::string> refused;
  for (const FileReference& file : files) {
    if (loaded.texts.contains(file.path)) continue;
    if (!refused.contains(file.path)) {
      auto read =
          loaded.texts.size() < kMaxFiles ? source(file.path) : Unreadable{"is one file too many"};
      if (auto* bytes = std::get_if<std::string>(&read)) {
        loaded.texts.emplace(file.path, std::move(*bytes));
        continue;
      }
      refused.emplace(file.path, std::get_if<Unreadable>(&read)->why);
    }
    if (!file.address.empty()) {  // of which no copy is kept yet
      loaded.diagnostics.push_back({file.named_at,
                                    Severity::kWarning,
                                    "nothing of this address is here yet, and it counts as empty",
                                    {},
                                    "`respite fetch` gets it"});
      continue;
    }
    loaded.diagnostics.push_back({file.named_at,
                                  Severity::kError,
                                  text::quote(file.path) + ' ' + refused.at(file.path),
                                  {},
                                  hint_for(file, desk)});
  }
  return loaded;
}

void append(std::vector<Diagnostic>& all, std::vector<Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// One that is missing has been told, and its names are not known.
bool has_all_holidays(const Desk& desk, const Loaded& loaded) {
  const auto all_of = [&](const std::vector<FileReference>& files) {
    return std::ranges::all_of(
        files, [&](const FileReference& file) { return loaded.texts.contains(file.path); });
  };
  return all_of(desk.holidays) &&
         std::ranges::all_of(desk.sites, [&](const Site& site) { return all_of(site.holidays); });
}

std::vector<std::string_view> known_names(const DeskCalendars& calendars) {
  std::vector<std::string_view> names;
  const auto add = [&](const HolidayCalendar& calendar) {
    for (const Holiday& holiday : calendar.days) names.push_back(holiday.name);
  };
  add(calendars.desk);
  for (const HolidayCalendar& site : calendars.sites) add(site);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Names that the team file gives and no calendar of the desk or of a site has, in whatever year: an
// error for each, with the nearest name there is. `calendars` were read for all time.
std::vector<Diagnostic> unknown_holidays(const Desk& desk, const DeskCalendars& calendars) {
  const std::vector<std::string_view> known = known_names(calendars);
  std::vector<Diagnostic> found;
  const auto look_at = [&](const Limits& limits) {
    if (!limits.alternate_holidays) return;
    const AlternateHolidays& holidays = limits.alternate_holidays->value;
    for (std::size_t i = 0; i < holidays.named_at.size(); ++i)
      if (!std::ranges::binary_search(known, std::string_view{holidays.names[i]}))
        found.push_back({holidays.named_at[i],
                         Severity::kError,
                         "no holiday calendar of the desk has " + text::quote(holidays.names[i]),
                         {},
                         text::did_you_mean(holidays.names[i], known)});
  };
  look_at(desk.limits);
  for (const Person& person : desk.people) look_at(person.limits);
  for (const Rota& rota : desk.rotas) look_at(rota.limits);
  return found;
}

// Files kept with a publication were taken then, whatever is a mistake today.
enum class Of { kToday, kPublication };

ReadDesk read_from(const std::string& team_text, const Source& source, Interval span, Of of) {
  ReadDesk result;
  ParsedTeamFile parsed = parse_team_file(team_text, kTeamFile);
  std::vector<Diagnostic> diagnostics = std::move(parsed.diagnostics);
  result.inputs.push_back({kTeamFile, team_text});
  if (parsed.desk) {
    Loaded loaded = load_files(*parsed.desk, source);
    ReadCalendars read = read_calendars(*parsed.desk, loaded.texts, span);
    append(diagnostics, std::move(loaded.diagnostics));
    append(diagnostics, std::move(read.diagnostics));
    append(diagnostics, read_histories(*parsed.desk, loaded.texts));
    if (of == Of::kToday && has_all_holidays(*parsed.desk, loaded))
      append(diagnostics, unknown_holidays(*parsed.desk, read.calendars));
    result.calendars = std::move(read.calendars);
    for (auto& [path, bytes] : loaded.texts) result.inputs.push_back({path, std::move(bytes)});
  }
  if (!has_errors(diagnostics)) result.desk = std::move(parsed.desk);
  result.diagnostics = with_lines(sorted_by_place(std::move(diagnostics)), kTeamFile, team_text);
  return result;
}

// Of people gone from the file it is nobody's any more.
void add_recorded_leave(ReadDesk& read, const std::string& bytes) {
  if (bytes.empty()) return;
  read.inputs.push_back({kRecordedLeave, bytes});
  if (!read.desk) return;
  std::istringstream lines(bytes);
  std::string person;
  std::string begin;
  std::string end;
  while (lines >> person >> begin >> end) {
    const auto index = find_person(*read.desk, person);
    const auto from = parse_rfc3339(begin);
    const auto until = parse_rfc3339(end);
    if (!index || !from || !until) continue;
    IntervalSet& leave = read.calendars.leave[at(*index)];
    leave = unite(leave, IntervalSet{{*from, *until}});
  }
}

}  // namespace

std::string leave_line(const std::string& person, Interval span) {
  return person + ' ' + to_rfc3339(span.begin) + ' ' + to_rfc3339(span.end) + '\n';
}

Interval all_time() {
  constexpr Day kFirst = make_day(kFirstYear, 1, 1);
  constexpr Day kEnd = make_day(kLastYear + 1, 1, 1);
  return {Instant{kFirst.time_since_epoch()}, Instant{kEnd.time_since_epoch()}};
}

ReadDesk read_desk(const std::filesystem::path& folder, Interval span,
                   const std::string& recorded) {
  const std::string name = text::printable(folder.string());
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) {
    throw Failure(ExitCode::kFile, "no such folder: " + name);
  }
  auto team = read_file(folder, kTeamFile, team_file::kMaxTeamFileBytes + 1);
  if (const auto* unreadable = std::get_if<Unreadable>(&team)) {
    throw Failure(ExitCode::kFile, std::string{kTeamFile} + ' ' + unreadable->why + " in " + name +
                                       "; `respite init` writes one");
  }
  const Source source = [&folder](const std::string& path) {
    return read_file(folder, path, kMaxFileBytes);
  };
  ReadDesk read = read_from(*std::get_if<std::string>(&team), source, span, Of::kToday);
  add_recorded_leave(read, recorded);
  return read;
}

ReadDesk read_desk(const std::vector<InputFile>& inputs, Interval span) {
  const Source source =
      [&inputs](const std::string& path) -> std::variant<std::string, Unreadable> {
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [&](const InputFile& file) { return file.path == path; });
    if (found == inputs.end()) return Unreadable{"was not kept"};
    return found->bytes;
  };
  const auto team = source(kTeamFile);
  if (const auto* unreadable = std::get_if<Unreadable>(&team)) {
    throw Failure(ExitCode::kFile, std::string{kTeamFile} + ' ' + unreadable->why);
  }
  ReadDesk read = read_from(*std::get_if<std::string>(&team), source, span, Of::kPublication);
  const auto recorded = std::ranges::find(inputs, kRecordedLeave, &InputFile::path);
  if (recorded != inputs.end()) add_recorded_leave(read, recorded->bytes);
  return read;
}

}  // namespace respite
