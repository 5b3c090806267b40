#include <nlohmann/json.hpp>

#include "app/publications.h"
#include "app/publish.h"
#include "app/render/json.h"
#include "app/show.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/api/routes.h"
#include "server/problem.h"

namespace respite::server {
namespace {

using store::TokenRole;
using Json = nlohmann::ordered_json;

std::string to_json(const JobView& job) {
  Json object = {{"id", job.id}, {"state", to_text(job.state)}, {"percent", job.percent}};
  object["plan"] = job.result.empty() ? Json() : Json::parse(job.result);
  object["error"] = job.words.empty() ? Json() : Json(job.words);
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

PlanOptions options_of(const Call& call) {
  constexpr std::int64_t kMostSeconds = 3600;
  Body body(call);
  const auto from = body.day("from");
  if (!from) throw Problem(422, "\"from\" must be given");
  PlanOptions options;
  options.from = *from;
  options.weeks = static_cast<int>(body.number("weeks", 1, 520).value_or(13));
  options.solve.seed = static_cast<std::uint64_t>(body.number("seed", 0, INT64_MAX).value_or(1));
  options.solve.effort = body.number("effort", 1, 1000).value_or(100);
  if (const auto limit = body.number("time_limit", 1, kMostSeconds)) {
    options.solve.time_limit = std::chrono::seconds{*limit};
  }
  body.done();
  return options;
}

http::Response post_plan(const Call& call, Services& services) {
  const auto job = services.jobs.start(call.desk, call.open_desk(), options_of(call));
  if (!job) throw Problem(503, "too many plans are being made");
  http::Response response = json(to_json(*job), 202);
  response.headers.push_back({"Location", "/api/v1/plans/" + job->id});
  return response;
}

http::Response shown(const std::optional<JobView>& job) {
  if (!job) throw Problem(404, "there is no such plan");
  return json(to_json(*job));
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
  return json(respite::to_json(show(call.open_desk(), options)));
}

http::Response get_diff(const Call& call, Services&) {
  return json(respite::to_json(diff(call.open_desk())));
}

Json json_of(const Publication& publication) {
  return {{"revision", publication.revision},
          {"at", to_rfc3339(publication.at)},
          {"by", publication.by},
          {"kind", publication.kind},
          {"undoes", publication.undoes ? Json(*publication.undoes) : Json()},
          {"window",
           {{"begin", to_rfc3339(publication.window.begin)},
            {"end", to_rfc3339(publication.window.end)}}},
          {"note", publication.note}};
}

http::Response get_publications(const Call& call, Services&) {
  Json list = Json::array();
  for (const Publication& publication : list_publications(call.invocation())) {
    list.push_back(json_of(publication));
  }
  return page(call, list.dump(-1, ' ', false, Json::error_handler_t::replace));
}

http::Response get_publication(const Call& call, Services&) {
  return json(respite::to_json(show_publication(call.open_desk(), captured_number(call))));
}

// Where the request names a draft, that one or none.
http::Response publish(const Call& call, Services&) {
  Body body(call);
  const std::string note = body.text("note").value_or("");
  const auto draft = body.text("draft");
  const bool thaw = body.truth("thaw").value_or(false);
  body.done();
  const OpenDesk desk = call.open_desk();
  if (draft) {
    ShowOptions options;
    options.source = ShowSource::kDraft;
    if (show(desk, options).draft != *draft) throw Problem(409, "the draft is another one now");
  }
  return json(respite::to_json(publish_draft(desk, {.note = note, .thaw = thaw})), 201);
}

http::Response undo(const Call& call, Services&) {
  Body body(call);
  const std::string note = body.text("note").value_or("");
  body.done();
  UndoOptions options;
  options.revision = captured_number(call);
  options.note = note;
  return json(respite::to_json(undo_publication(call.open_desk(), options)), 201);
}

}  // namespace

std::vector<Route> plan_routes() {
  const Param limit = {"limit", "How many (default: 100)", "integer"};
  const Param after = {"after", "The cursor \"next\" of the page before"};
  return {
      {.method = "POST",
       .pattern = "/api/v1/plans",
       .least = TokenRole::kLead,
       .operation = "plan",
       .about = "Begin to plan; the result becomes the draft",
       .answer = post_plan,
       .body = "PlanOrder",
       .result = "PlanJob",
       .status = 202},
      {.method = "GET",
       .pattern = "/api/v1/plans/{plan}",
       .least = TokenRole::kLead,
       .operation = "plan_state",
       .about = "How far a plan is, and the plan once it is done",
       .answer = get_plan,
       .result = "PlanJob"},
      {.method = "DELETE",
       .pattern = "/api/v1/plans/{plan}",
       .least = TokenRole::kLead,
       .operation = "stop_plan",
       .about = "End a plan with the best so far",
       .answer = stop_plan,
       .result = "PlanJob"},
      {.method = "GET",
       .pattern = "/api/v1/draft",
       .least = TokenRole::kLead,
       .operation = "draft",
       .about = "The draft",
       .answer = get_draft,
       .result = "Rota"},
      {.method = "GET",
       .pattern = "/api/v1/draft/diff",
       .least = TokenRole::kLead,
       .operation = "diff",
       .about = "What publishing the draft would change for whom",
       .answer = get_diff,
       .result = "Diff"},
      {.method = "GET",
       .pattern = "/api/v1/publications",
       .least = TokenRole::kTechnician,
       .operation = "publications",
       .about = "What was published, oldest first",
       .answer = get_publications,
       .query = {limit, after},
       .result = "Page"},
      {.method = "POST",
       .pattern = "/api/v1/publications",
       .least = TokenRole::kLead,
       .operation = "publish",
       .about = "Make the draft official",
       .answer = publish,
       .body = "PublishOrder",
       .result = "Publication",
       .status = 201},
      {.method = "GET",
       .pattern = "/api/v1/publications/{revision}",
       .least = TokenRole::kTechnician,
       .operation = "publication",
       .about = "A publication and what it changed",
       .answer = get_publication,
       .result = "Publication"},
      {.method = "POST",
       .pattern = "/api/v1/publications/{revision}/undo",
       .least = TokenRole::kLead,
       .operation = "undo",
       .about = "Take a publication back as a new revision",
       .answer = undo,
       .body = "Note",
       .result = "Publication",
       .status = 201},
  };
}

}  // namespace respite::server
