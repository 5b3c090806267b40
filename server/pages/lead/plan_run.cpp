// A plan that is being made, or a mend, followed on a page to the draft it makes.
#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/view/replan.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/lead/compare.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

http::Response begin(const Call& call, Services& services, std::string_view name) {
  std::optional<JobView> job;
  try {
    job = services.jobs.start(call.desk, call.open_desk(), prepared(name, form_in(call)));
  } catch (const BadArgument& bad) {
    throw Problem(422, fmt::format("\"{}\" {}", bad.argument(), bad.what()));
  }
  if (!job) throw Problem(503, "too many plans are being made");
  return see_other(address_at(call, "/plans/" + job->id));
}

http::Response post_plan(const Call& call, Services& services) {
  return begin(call, services, "plan");
}

http::Response post_mend(const Call& call, Services& services) {
  return begin(call, services, "replan");
}

// A mend that finds nothing to do makes no draft.
bool made_draft(const Outcome& outcome) {
  return !outcome.is<ReplanView>() || !outcome.as<ReplanView>().draft.empty();
}

JobView job_of(const std::optional<JobView>& job) {
  if (!job) throw Problem(404, "there is no such plan");
  return *job;
}

http::Response get_job(const Call& call, Services& services) {
  const JobView job = job_of(services.jobs.find(call.desk, call.captured.front()));
  if (job.state == JobState::kDone) {
    services.desks.look();
    if (job.outcome->is<PlanView>())
      if (auto page = comparison(call, job.outcome->as<PlanView>())) return *std::move(page);
    const bool made = made_draft(*job.outcome);
    return see_other(
        address_at(call, "/rota", {{"of", made ? "draft" : ""}, {"done", made ? "" : "nothing"}}));
  }
  const Words words = words_for(call);
  const Members data{{"failed", {job.state == JobState::kFailed}},
                     {"why", {job.words}},
                     {"running", {job.state != JobState::kFailed}},
                     {"waits", {job.state == JobState::kWaiting}},
                     {"percent", {std::int64_t{job.percent}}},
                     {"stop", {address_at(call, "/plans/" + job.id + "/stop")}},
                     {"rota", {address_at(call, "/rota")}}};
  http::Response page =
      page_from(call, words, {words("A plan is made"), Section::kRota}, "plan_run", {data});
  // What <meta> would say in the head.
  if (job.state != JobState::kFailed) page.headers.push_back({"Refresh", "2"});
  return page;
}

http::Response post_stop(const Call& call, Services& services) {
  const JobView job = job_of(services.jobs.stop(call.desk, call.captured.front()));
  return see_other(address_at(call, "/plans/" + job.id));
}

}  // namespace

std::vector<Route> plan_run_routes() {
  return {{.on = {"POST", "/rota/plan"},
           .least = TokenRole::kLead,
           .operation = "rota_plan",
           .about = "Begin a plan, on the page",
           .answer = post_plan},
          {.on = {"POST", "/rota/mend"},
           .least = TokenRole::kLead,
           .operation = "rota_mend",
           .about = "Begin to mend what is published, on the page",
           .answer = post_mend},
          {.on = {"GET", "/plans/{plan}"},
           .least = TokenRole::kLead,
           .operation = "plan_page",
           .about = "How far a plan is; then its draft",
           .answer = get_job},
          {.on = {"POST", "/plans/{plan}/stop"},
           .least = TokenRole::kLead,
           .operation = "plan_page_stop",
           .about = "End a plan with the best so far, on the page",
           .answer = post_stop}};
}

}  // namespace respite::server
