// Reads a desk: team.toml and the calendars and histories it names, with everything that is wrong
// with them.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/desk/file/diagnostic.h"
#include "app/desk/file/files.h"
#include "app/desk/file/read_calendars.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

inline constexpr const char* kTeamFile = "team.toml";
// The input that is no file of the folder: leave recorded in the store, a line each.
inline constexpr const char* kRecordedLeave = "recorded leave";
[[nodiscard]] std::string leave_line(const std::string& person, Interval span);

struct ReadDesk {
  std::optional<Desk> desk;  // nothing where a diagnostic is an error
  DeskCalendars calendars;
  std::vector<Diagnostic> diagnostics;  // by place
  // team.toml, the files it names by path, leave recorded in the store: what was read.
  std::vector<InputFile> inputs;
};

// All of the time Respite knows about, [1970, 2038) UTC.
[[nodiscard]] Interval all_time();

// `span`: what of the calendars is wanted; narrow it where busy calendars with daily meetings may
// hold more than a reader takes. Throws Failure (kFile) where there is no folder, no team.toml, or
// it cannot be read. A file that cannot be read is an error at the place that names it.
// `recorded`: leave of the store, as leave_line() writes it.
[[nodiscard]] ReadDesk read_desk(const std::filesystem::path& folder, Interval span = all_time(),
                                 const std::string& recorded = {});

// The same from files kept earlier: how a publication is judged by what it was made of. A file
// not among them is an error at the place that names it.
[[nodiscard]] ReadDesk read_desk(const std::vector<InputFile>& inputs, Interval span = all_time());

}  // namespace respite
