#include "server/problem.h"

#include "app/operation/failure.h"
#include "app/operation/tree.h"

namespace respite::server {
namespace {

int status_of(ExitCode code) {
  switch (code) {
    case ExitCode::kInput:
      return 422;
    case ExitCode::kRule:
      return 409;
    case ExitCode::kFile:
    case ExitCode::kInterrupted:
      return 503;
    default:
      break;
  }
  return 500;
}

}  // namespace

http::Response problem(int status, const std::string& detail) {
  Members object = {{"type", {"about:blank"}},
                    {"title", {std::string(http::reason_of(status))}},
                    {"status", {std::int64_t{status}}}};
  if (!detail.empty()) object.emplace_back("detail", Tree{detail});
  http::Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = http::bytes(to_document({std::move(object)}));
  response.headers.push_back({"Cache-Control", "no-store"});
  if (status == 401) response.headers.push_back({"WWW-Authenticate", "Bearer"});
  if (status == 429 || status == 503) response.headers.push_back({"Retry-After", "1"});
  return response;
}

Problem problem_in(const std::exception& error) {
  if (const auto* own = dynamic_cast<const Problem*>(&error)) return *own;
  const bool unknown = dynamic_cast<const NoSuch*>(&error) != nullptr;
  const int status = unknown ? 404 : status_of(exit_code_of(error));
  if (status == 503) return {503, "the desk cannot be read or written right now"};
  return {status, status == 500 ? "" : error.what()};
}

http::Response problem_of(const std::exception& error) {
  const Problem said = problem_in(error);
  http::Response response = problem(said.status(), said.what());
  response.headers.insert(response.headers.end(), said.headers().begin(), said.headers().end());
  return response;
}

}  // namespace respite::server
