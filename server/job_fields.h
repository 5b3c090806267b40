// What is told of a job, field by field.
#pragma once

#include "app/operation/result.h"
#include "app/operation/tree.h"
#include "app/view/times.h"
#include "server/jobs.h"

namespace respite::server {

void fields(auto& visit, const JobView& job) {
  visit("id", job.id, "");
  visit("state", to_text(job.state), "waiting, running, done or failed");
  visit("percent", job.percent, "of the work");
  visit("plan", job.result, "once it is done");
  visit("error", maybe(job.words), "why it failed");
}

}  // namespace respite::server
