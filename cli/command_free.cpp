#include "app/free.h"

#include <algorithm>

#include "app/render/report_free.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

std::vector<std::string> listed_in(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

Zone zone_of(const Session& session, const OpenDesk& desk) {
  const auto name = session.arguments().text("zone");
  if (!name) return desk.desk.zone;
  if (const auto zone = Zone::find(*name)) return *zone;
  throw Failure(ExitCode::kInput, "--zone \"" + *name + "\" is no time zone");
}

enum class Edge { kBegin, kEnd };

// A date is all of that day; a time without an offset is read on that zone's clock.
std::optional<Instant> edge_of(const Session& session, const char* name, Zone zone, Edge edge) {
  const auto given = session.arguments().text(name);
  if (!given) return std::nullopt;
  if (const auto day = parse_day(*given)) {
    const Interval span = zone.day_span(*day);
    return edge == Edge::kBegin ? span.begin : span.end;
  }
  if (const auto wall = parse_wall(*given)) return zone.keep_offset(*wall);
  return session.arguments().instant(name);
}

// How many at once; nothing is all.
std::optional<std::size_t> need_of(const Arguments& arguments) {
  constexpr std::int64_t kMostPeople = 10000;
  const auto given = arguments.text("need");
  if (given == "all") return std::nullopt;
  if (given && given->find_first_not_of("0123456789") != std::string::npos) {
    throw Failure(ExitCode::kInput, "--need is a number of people or all, not \"" + *given + '"');
  }
  return static_cast<std::size_t>(arguments.number("need", 1, kMostPeople).value_or(1));
}

FreeOptions options_of(const Session& session, const OpenDesk& desk) {
  const Arguments& arguments = session.arguments();
  FreeOptions options;
  options.zone = zone_of(session, desk);
  if (const auto people = arguments.text("people")) {
    options.people = listed_in(*people);
    if (options.people.empty()) throw Failure(ExitCode::kInput, "--people names nobody");
  }
  options.team = arguments.text("team");
  options.skill = arguments.text("skill");
  if (options.team && !options.people.empty()) {
    throw Failure(ExitCode::kInput, "--people does not go with --team");
  }
  options.need = need_of(arguments);
  options.length = std::chrono::minutes{arguments.number("minutes", 1, 24 * 60).value_or(30)};
  options.from = edge_of(session, "from", options.zone, Edge::kBegin);
  options.until = edge_of(session, "until", options.zone, Edge::kEnd);
  if (options.until && arguments.has("days")) {
    throw Failure(ExitCode::kInput, "--days does not go with --until");
  }
  options.business_days = static_cast<int>(arguments.number("days", 1, 250).value_or(5));
  options.with_consent = arguments.has("with-consent");
  options.most = static_cast<std::size_t>(arguments.number("most", 1, 1000).value_or(10));
  return options;
}

ExitCode run_free(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  const FreeView view = free_times(desk, options_of(session, desk));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command free_command() {
  return {
      .name = "free",
      .summary = "say when one, some or all of these people are free",
      .about =
          "Finds time that breaches nobody's hours, leave, bookings or protected time, across "
          "zones: what breaks the least focus first, then fewest interruptions in the week, "
          "then earliest. Each line is a first start and the latest of the quarter hours that "
          "do as well. Where there is nothing, says why. Never says what keeps somebody busy.",
      .operands = {},
      .options = {{"people", 0, "IDS", "who may take part, separated by commas"},
                  {"team", 0, "TEAM", "its members; global is everyone (default: the first team)"},
                  {"skill", 0, "SKILL",
                   "only who is able; without --people and --team, of everyone"},
                  {"need", 0, "N", "how many of them at once, or all (default: 1)"},
                  {"minutes", 0, "N", "for how long (default: 30)"},
                  {"from", 0, "TIME",
                   "look no earlier: a date, or a time with an offset or on the desk's clock "
                   "(default: now)"},
                  {"until", 0, "TIME", "look no later; a date is the end of that day"},
                  {"days", 0, "N",
                   "instead of --until, to the end of the Nth business day after --from "
                   "(default: 5)"},
                  {"with-consent", 0, "", "also times that somebody would have to agree to"},
                  {"most", 0, "N", "how many lines (default: 10)"},
                  {"zone", 0, "ZONE", "show and read times on that zone's clock, not the desk's"}},
      .run = run_free};
}

}  // namespace respite
