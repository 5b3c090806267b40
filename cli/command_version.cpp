#include <fmt/format.h>

#include "app/operation/tree.h"
#include "app/operation/version/version.h"
#include "cli/command_table.h"
#include "cli/session.h"
#include "scheduler/time/zone.h"

namespace respite {
namespace {

ExitCode run_version(const Session& session) {
  session.print(session.json()
                    ? to_document({Members{{"respite", {std::string(program_version())}},
                                           {"tzdata", {std::string(tzdata_version())}}}})
                    : fmt::format("respite {} (tzdata {})\n", program_version(), tzdata_version()));
  return ExitCode::kDone;
}

}  // namespace

Command version_command() {
  return {.name = "version",
          .summary = "say which Respite and which time zone data this is",
          .about =
              "A plan depends on both: the same desk planned by another Respite, or with "
              "other time zone data, may come out otherwise.",
          .operands = {},
          .options = {},
          .run = run_version};
}

}  // namespace respite
