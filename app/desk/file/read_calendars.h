// The calendars a team file names, read into holidays, leave and busy time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/desk/file/diagnostic.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// Every calendar the desk names, in the order of the file.
[[nodiscard]] std::vector<FileReference> calendars_of(const Desk& desk);

struct ReadCalendars {
  DeskCalendars calendars;
  std::vector<Diagnostic> diagnostics;  // of the calendars by line, of their names by place
};

// Holidays are the all-day entries of a calendar; leave is all of one and the dates of the team
// file, busy time what takes up time (not TRANSPARENT) and the periods of a VFREEBUSY; what is
// cancelled is none of them, nor what the person declined. All-day entries are days in the zone of
// the site, the person, the rota. Diagnostics never quote a calendar. Texts by path; a calendar
// that is missing there has been reported, and is empty. Only what overlaps `span` is read, but
// HolidayCalendar::ends is of the whole file.
[[nodiscard]] ReadCalendars read_calendars(const Desk& desk,
                                           const std::map<std::string, std::string>& texts,
                                           Interval span);

// A warning for each holiday calendar that says nothing about the window's last day.
[[nodiscard]] std::vector<Diagnostic> warn_calendars_end(const Desk& desk,
                                                         const DeskCalendars& calendars,
                                                         Interval window);

}  // namespace respite
