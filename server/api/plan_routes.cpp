// Jobs asked after, and the draft under a path of its own.
#include "app/rota/show.h"
#include "app/view/rota.h"
#include "server/api/answer.h"
#include "server/jobs.h"
#include "server/problem.h"
#include "server/routes.h"
#include "server/services.h"

namespace respite::server {
namespace {

using store::TokenRole;

http::Response shown(const std::optional<JobView>& job) {
  if (!job) throw Problem(404, "there is no such plan");
  return json(to_document(tree_of(*job)));
}

http::Response get_plan(const Call& call, Services& services) {
  return shown(services.jobs.find(call.desk, call.captured.front()));
}

http::Response stop_plan(const Call& call, Services& services) {
  return shown(services.jobs.stop(call.desk, call.captured.front()));
}

http::Response get_draft(const Call& call, Services&) {
  ShowOptions options;
  options.source = ShowSource::kDraft;
  return json(to_document(tree_of(show(call.open_desk(), options))));
}

}  // namespace

std::vector<Route> plan_routes() {
  return {{.on = {"GET", "/api/v1/plans/{plan}"},
           .least = TokenRole::kLead,
           .operation = "plan_state",
           .about = "How far a plan is, and the plan once it is done",
           .answer = get_plan,
           .gives = schema_of<JobView>},
          {.on = {"DELETE", "/api/v1/plans/{plan}"},
           .least = TokenRole::kLead,
           .operation = "stop_plan",
           .about = "End a plan with the best so far",
           .answer = stop_plan,
           .gives = schema_of<JobView>},
          {.on = {"GET", "/api/v1/draft"},
           .least = TokenRole::kLead,
           .operation = "draft",
           .about = "The draft",
           .answer = get_draft,
           .gives = schema_of<ShowView>}};
}

}  // namespace respite::server
