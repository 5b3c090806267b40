#include "app/check_desk.h"
#include "app/free.h"
#include "app/gaps.h"
#include "app/parity.h"
#include "app/render/json.h"
#include "app/render/report_free.h"
#include "app/render/report_parity.h"
#include "app/render/report_targets.h"
#include "app/show.h"
#include "app/targets.h"
#include "app/told.h"
#include "app/who.h"
#include "server/api/answer.h"
#include "server/api/routes.h"
#include "server/problem.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr std::int64_t kMostWeeks = 520;

// How to reach somebody is for those they work with; names are for whoever holds a token, and for
// everybody as far as the desk says so.
http::Response get_who(const Call& call, Services&) {
  const Instant at = time_in(call, "at").value_or(call.now);
  WhoView view = who(call.invocation(), *call.state->desk, at);
  if (!call.holder) {
    view = told_to_public(std::move(view), call.state->desk->desk.policy.public_names);
  } else if (!call.may(TokenRole::kTechnician)) {
    for (WhoSeatView& seat : view.on) seat.reach.clear();
  }
  return json(to_json(view));
}

ShowOptions window_of(const Call& call) {
  ShowOptions options;
  options.from = day_in(call, "from");
  const auto weeks = number_in(call, "weeks", 1, kMostWeeks);
  if (weeks && !options.from) throw Problem(400, "\"weeks\" needs \"from\"");
  options.weeks = static_cast<int>(weeks.value_or(13));
  return options;
}

http::Response get_rota(const Call& call, Services&) {
  return json(to_json(show(call.open_desk(), window_of(call))));
}

http::Response get_gaps(const Call& call, Services&) {
  return json(to_json(gaps_in(call.open_desk(), window_of(call))));
}

http::Response get_check(const Call& call, Services&) {
  return json(to_json(check_desk(call.open_desk()).view));
}

FreeOptions free_options(const Call& call) {
  constexpr std::int64_t kMostPeople = 10'000;
  FreeOptions options;
  options.zone = call.state->desk->desk.zone;
  const std::string people = call.query("people").value_or("");
  for (const std::string_view person : http::listed_in(people)) options.people.emplace_back(person);
  options.team = call.query("team");
  if (options.team && !options.people.empty()) {
    throw Problem(400, "\"people\" does not go with \"team\"");
  }
  options.skill = call.query("skill");
  const bool all = call.query("need") == "all";
  options.need = all ? std::nullopt
                     : std::optional(static_cast<std::size_t>(
                           number_in(call, "need", 1, kMostPeople).value_or(1)));
  options.length = std::chrono::minutes{number_in(call, "minutes", 1, 24 * 60).value_or(30)};
  options.from = time_in(call, "from");
  options.until = time_in(call, "until");
  options.business_days = static_cast<int>(number_in(call, "days", 1, 250).value_or(5));
  options.with_consent = flag_in(call, "with_consent");
  options.most = static_cast<std::size_t>(number_in(call, "most", 1, 1000).value_or(10));
  return options;
}

http::Response get_free(const Call& call, Services&) {
  return json(to_json(free_times(call.open_desk(), free_options(call))));
}

int staffing_weeks(const Call& call) {
  return static_cast<int>(number_in(call, "weeks", 1, 52).value_or(4));
}

http::Response get_targets(const Call& call, Services&) {
  return json(to_json(targets_of(call.open_desk(), day_in(call, "from"), staffing_weeks(call))));
}

http::Response get_parity(const Call& call, Services&) {
  return json(to_json(parity_of(call.open_desk(), day_in(call, "from"), staffing_weeks(call))));
}

const Param kFrom = {"from", "First day, as 2026-12-07"};
const Param kWeeks = {"weeks", "How many weeks from there", "integer"};

}  // namespace

std::vector<Route> read_routes() {
  return {
      {.method = "GET",
       .pattern = "/api/v1/who",
       .least = TokenRole::kPublic,
       .operation = "who",
       .about = "Who is on duty, since when, until when, and who comes next",
       .answer = get_who,
       .query = {{"at", "When, as 2026-12-07T09:00:00Z (default: now)"}},
       .result = "Who"},
      {.method = "GET",
       .pattern = "/api/v1/rota",
       .least = TokenRole::kTechnician,
       .operation = "rota",
       .about = "The published rota",
       .answer = get_rota,
       .query = {kFrom, kWeeks},
       .result = "Rota"},
      {.method = "GET",
       .pattern = "/api/v1/gaps",
       .least = TokenRole::kTechnician,
       .operation = "gaps",
       .about = "Time that must be covered and nobody holds",
       .answer = get_gaps,
       .query = {kFrom, kWeeks},
       .result = "Gaps"},
      {.method = "GET",
       .pattern = "/api/v1/check",
       .least = TokenRole::kLead,
       .operation = "check",
       .about = "Every mistake of the desk's files, and the rota judged",
       .answer = get_check,
       .result = "Check"},
      {.method = "GET",
       .pattern = "/api/v1/free",
       .least = TokenRole::kTechnician,
       .operation = "free",
       .about = "When one, some or all of these people have time",
       .answer = get_free,
       .query = {{"people", "Ids with commas between"},
                 {"team", "Its members; global is everyone"},
                 {"skill", "Only who is able"},
                 {"need", "How many at once, or all (default: 1)"},
                 {"minutes", "For how long (default: 30)", "integer"},
                 {"from", "No earlier (default: now)"},
                 {"until", "No later"},
                 {"days", "Instead of until: so many business days (default: 5)", "integer"},
                 {"with_consent", "Also times that somebody would have to agree to", "boolean"},
                 {"most", "How many (default: 10)", "integer"}},
       .result = "Free"},
      {.method = "GET",
       .pattern = "/api/v1/targets",
       .least = TokenRole::kTechnician,
       .operation = "targets",
       .about = "Whether the promises of the policy can be kept",
       .answer = get_targets,
       .query = {kFrom, kWeeks},
       .result = "Object"},
      {.method = "GET",
       .pattern = "/api/v1/parity",
       .least = TokenRole::kLead,
       .operation = "parity",
       .about = "Which skill hangs on whom",
       .answer = get_parity,
       .query = {kFrom, kWeeks},
       .result = "Object"},
  };
}

}  // namespace respite::server
