#include "app/desk/file/read_calendars.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "app/desk/file/known_people.h"
#include "ical/read.h"
#include "text/utf8.h"

namespace respite {
namespace {

// Reads each calendar once for each zone it is read in; says each thing once.
class CalendarReader {
 public:
  CalendarReader(const std::map<std::string, std::string>& texts, Interval span)
      : texts_(&texts), span_(span) {}

  const ical::ReadResult& read(const FileReference& file, Zone zone) {
    const auto [found, fresh] = read_.try_emplace({file.path, zone.name()});
    if (!fresh) return found->second;
    const auto text = texts_->find(file.path);
    if (text == texts_->end()) return found->second;
    found->second = ical::read_calendar(text->second, {zone, span_});
    const ical::ReadResult& read = found->second;
    if (!read.is_calendar) {
      const std::string why = read.warnings.empty() ? "" : ": " + read.warnings.front().message;
      report(file.named_at, Severity::kError, text::quote(file.path) + " is no calendar" + why);
      return read;
    }
    for (const ical::Warning& warning : read.warnings) {
      report({file.path, warning.line, 0}, Severity::kWarning, warning.message);
    }
    return read;
  }

  void report(const Place& place, Severity severity, const std::string& message,
              const std::string& hint = {}) {
    if (said_.emplace(place, message).second) {
      diagnostics_.push_back({place, severity, message, {}, hint});
    }
  }

  [[nodiscard]] Interval span() const { return span_; }
  [[nodiscard]] std::vector<Diagnostic> finish() && { return std::move(diagnostics_); }

 private:
  const std::map<std::string, std::string>* texts_;
  Interval span_;
  std::map<std::pair<std::string, std::string>, ical::ReadResult> read_;  // by path and zone
  std::set<std::pair<Place, std::string>> said_;
  std::vector<Diagnostic> diagnostics_;
};

// A holiday is known by its name, not by an essay.
std::string holiday_name(std::string_view summary) {
  constexpr std::size_t kLongest = 200;  // bytes
  return std::string{summary.substr(0, text::begin_of_character(summary, kLongest))};
}

// The dates of a calendar's all-day entries in [first, end), each once, in order: of several
// entries on one date the one that begins first. Work and room go by dates, however long entries
// are and however often they repeat.
std::vector<Holiday> holidays_of(const ical::ReadResult& read, Day first, Day end) {
  std::vector<Holiday> days;
  for (const ical::Entry& entry : read.entries) {  // by begin: what lies before `first` is done
    if (entry.cancelled || !entry.all_day) continue;
    for (Day day = std::max(first, entry.first); day < std::min(end, entry.last);
         day += std::chrono::days{1}) {
      days.push_back({day, holiday_name(read.words[entry.words].summary)});
    }
    first = std::max(first, entry.last);
  }
  return days;
}

HolidayCalendar read_holidays(const std::vector<FileReference>& files, Zone zone,
                              CalendarReader& reader) {
  HolidayCalendar calendar;
  const auto same_day = [](const Holiday& a, const Holiday& b) { return a.day == b.day; };
  const Day first = day_of(zone.to_wall(reader.span().begin));
  const Day end = day_of(zone.to_wall(reader.span().end)) + std::chrono::days{1};
  for (const FileReference& file : files) {
    const ical::ReadResult& read = reader.read(file, zone);
    const auto timed = std::ranges::count_if(
        read.entries, [](const ical::Entry& entry) { return !entry.cancelled && !entry.all_day; });
    if (timed > 0) {
      reader.report(
          file.named_at, Severity::kWarning,
          "holidays are whole days: entries with a time left out: " + std::to_string(timed));
    }
    calendar.ends = std::max(calendar.ends, read.last_day);
    std::ranges::move(holidays_of(read, first, end), std::back_inserter(calendar.days));
    std::ranges::stable_sort(calendar.days, {}, &Holiday::day);
    const auto repeated = std::ranges::unique(calendar.days, same_day);
    calendar.days.erase(repeated.begin(), repeated.end());
  }
  return calendar;
}

// What of a calendar takes somebody's time.
struct Takes {
  bool transparent = false;     // what is marked as free time
  bool periods = false;         // those of a VFREEBUSY
  std::string_view whose = {};  // mail address: meetings they declined take none
};

// By Entry::words: what the owner of a mail address declined.
std::vector<bool> declined_by(std::string_view whose, const ical::ReadResult& read) {
  const std::string address = text::folded(whose);
  std::vector<bool> declined;
  declined.reserve(read.words.size());
  for (const ical::Words& words : read.words) {
    declined.push_back(std::ranges::count(words.declined, address) > 0);
  }
  return declined;
}

IntervalSet read_times(const std::vector<FileReference>& files, Zone zone, const Takes& takes,
                       CalendarReader& reader) {
  std::vector<Interval> times;
  for (const FileReference& file : files) {
    const ical::ReadResult& read = reader.read(file, zone);
    const std::vector<bool> declined = declined_by(takes.whose, read);
    int periods = 0;
    for (const ical::Entry& entry : read.entries) {
      if (entry.is_busy && !takes.periods) {
        ++periods;
        continue;
      }
      const bool counts = takes.transparent || !entry.transparent;
      if (counts && !entry.cancelled && !declined[entry.words]) times.push_back(entry.span);
    }
    if (periods > 0) {
      reader.report(file.named_at, Severity::kWarning,
                    "free/busy periods count in \"busy\" alone: periods left out: " +
                        std::to_string(periods));
    }
  }
  return IntervalSet{std::move(times)};
}

// How many events of a calendar are leave of whom: what it says of others is not told.
void report_strangers(const FileReference& file, const ical::ReadResult& read,
                      const std::vector<std::vector<PersonIndex>>& whose, CalendarReader& reader) {
  std::set<std::uint32_t> known;  // by Entry::words: an event, however often it repeats
  std::set<std::uint32_t> strangers;
  for (const ical::Entry& entry : read.entries)
    if (!entry.cancelled) (whose[entry.words].empty() ? strangers : known).insert(entry.words);
  if (strangers.empty()) return;
  const std::size_t all = known.size() + strangers.size();
  reader.report(
      file.named_at, known.empty() ? Severity::kWarning : Severity::kNote,
      fmt::format("events that are leave of nobody here: {} of {}", strangers.size(), all),
      known.empty() ? "people are known by `email`, else by a title that names one" : "");
}

// By person, of calendars that hold the leave of many.
std::vector<std::vector<Interval>> read_leave_of_all(const Desk& desk, CalendarReader& reader) {
  std::vector<std::vector<Interval>> leave(desk.people.size());
  if (desk.leave.empty()) return leave;
  const KnownPeople people(desk);
  std::map<std::string, Zone> zones;
  for (const Person& person : desk.people) zones.emplace(person.zone.name(), person.zone);
  for (const FileReference& file : desk.leave) {
    const ical::ReadResult& any = reader.read(file, desk.zone);
    std::vector<std::vector<PersonIndex>> whose;  // by Entry::words, which no zone changes
    whose.reserve(any.words.size());
    for (const ical::Words& words : any.words) whose.push_back(people.on_leave(words));
    report_strangers(file, any, whose, reader);
    for (const auto& [name, zone] : zones) {
      const ical::ReadResult& read = reader.read(file, zone);
      for (const ical::Entry& entry : read.entries) {
        if (entry.cancelled) continue;
        for (const PersonIndex person : whose[entry.words])
          if (desk.people[at(person)].zone.name() == name) leave[at(person)].push_back(entry.span);
      }
    }
  }
  return leave;
}

IntervalSet whole_days(const std::vector<DayRange>& ranges, Zone zone) {
  std::vector<Interval> spans;
  spans.reserve(ranges.size());
  for (const DayRange& range : ranges) {
    spans.push_back(
        {zone.at_transition(range.first), zone.at_transition(range.last + std::chrono::days{1})});
  }
  return IntervalSet{std::move(spans)};
}

std::optional<Diagnostic> warn_end(const std::vector<FileReference>& files,
                                   const HolidayCalendar& calendar, Zone zone, Interval window) {
  if (files.empty() || window.empty()) return std::nullopt;
  const Day last = day_of(zone.to_wall(window.end - Seconds{1}));
  if (calendar.ends && *calendar.ends >= last) return std::nullopt;
  const std::string end = calendar.ends ? "ends on " + to_text(*calendar.ends) : "has no dates";
  return Diagnostic{files.front().named_at,
                    Severity::kWarning,
                    "the holiday calendar " + end + ", the window on " + to_text(last),
                    {},
                    "later holidays count as ordinary days"};
}

}  // namespace

std::vector<FileReference> calendars_of(const Desk& desk) {
  std::vector<FileReference> files = desk.holidays;
  const auto add = [&files](const std::vector<FileReference>& more) {
    files.insert(files.end(), more.begin(), more.end());
  };
  add(desk.leave);
  for (const Site& site : desk.sites) add(site.holidays);
  for (const Person& person : desk.people) {
    add(person.leave);
    add(person.busy);
  }
  for (const Rota& rota : desk.rotas) {
    for (const DemandRaise& raise : rota.raises) files.push_back(raise.calendar);
  }
  return files;
}

ReadCalendars read_calendars(const Desk& desk, const std::map<std::string, std::string>& texts,
                             Interval span) {
  CalendarReader reader{texts, span};
  DeskCalendars calendars;
  calendars.desk = read_holidays(desk.holidays, desk.zone, reader);
  for (const Site& site : desk.sites) {
    calendars.sites.push_back(read_holidays(site.holidays, site.zone, reader));
  }
  std::vector<std::vector<Interval>> of_all = read_leave_of_all(desk, reader);
  for (const Person& person : desk.people) {
    // Many programs mark a whole day off as free time, so leave counts whatever it says.
    const Takes leave{.transparent = true, .whose = person.email};
    const Takes busy{.periods = true, .whose = person.email};
    const IntervalSet own = unite(read_times(person.leave, person.zone, leave, reader),
                                  whole_days(person.leave_dates, person.zone));
    calendars.leave.push_back(unite(own, IntervalSet{std::move(of_all[calendars.leave.size()])}));
    calendars.busy.push_back(read_times(person.busy, person.zone, busy, reader));
  }
  for (const Rota& rota : desk.rotas) {
    std::vector<IntervalSet>& raises = calendars.raises.emplace_back();
    for (const DemandRaise& raise : rota.raises) {
      raises.push_back(read_times({raise.calendar}, rota.zone, {.transparent = true}, reader));
    }
  }
  return {std::move(calendars), std::move(reader).finish()};
}

std::vector<Diagnostic> warn_calendars_end(const Desk& desk, const DeskCalendars& calendars,
                                           Interval window) {
  std::vector<Diagnostic> warnings;
  const auto add = [&](const std::optional<Diagnostic>& warning) {
    if (warning) warnings.push_back(*warning);
  };
  add(warn_end(desk.holidays, calendars.desk, desk.zone, window));
  for (std::size_t i = 0; i < desk.sites.size(); ++i) {
    const Site& site = desk.sites[i];
    add(warn_end(site.holidays, calendars.sites[i], site.zone, window));
  }
  return sorted_by_place(std::move(warnings));
}

}  // namespace respite
