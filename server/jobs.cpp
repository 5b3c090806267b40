#include "server/jobs.h"

#include <algorithm>

#include "app/operation/failure.h"

namespace respite::server {
namespace {

constexpr std::size_t kMostUnfinished = 8;
constexpr std::size_t kMostJobs = 40;

bool is_finished(JobState state) { return state == JobState::kDone || state == JobState::kFailed; }

// Of a bug, the store or the file system nothing that tells of this machine.
std::string words_of(const std::exception& error) {
  const ExitCode code = exit_code_of(error);
  return code == ExitCode::kInput || code == ExitCode::kRule ? error.what() : "the plan failed";
}

}  // namespace

std::string_view to_text(JobState state) {
  switch (state) {
    case JobState::kWaiting:
      return "waiting";
    case JobState::kRunning:
      return "running";
    case JobState::kDone:
      return "done";
    case JobState::kFailed:
      break;
  }
  return "failed";
}

Jobs::Jobs() : thread_([this] { run(); }) {}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    for (const auto& job : jobs_) job->stop = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::optional<JobView> Jobs::start(std::size_t desk, OpenDesk opened, Prepared prepared) {
  const std::lock_guard lock(mutex_);
  const auto unfinished =
      std::ranges::count_if(jobs_, [](const auto& job) { return !is_finished(job->view.state); });
  if (static_cast<std::size_t>(unfinished) >= kMostUnfinished) return std::nullopt;
  auto job = std::make_unique<Job>();
  job->view.id = std::to_string(++count_);
  job->desk = desk;
  job->opened.emplace(std::move(opened));
  job->opened->invocation.store = nullptr;  // of a transaction that has ended by then
  job->prepared = std::move(prepared);
  const JobView view = job->view;
  jobs_.push_back(std::move(job));
  if (jobs_.size() > kMostJobs && is_finished(jobs_.front()->view.state)) jobs_.pop_front();
  changed_.notify_all();
  return view;
}

Jobs::Job* Jobs::job_of(std::size_t desk, const std::string& id) const {
  for (const auto& job : jobs_) {
    if (job->desk == desk && job->view.id == id) return job.get();
  }
  return nullptr;
}

std::optional<JobView> Jobs::find(std::size_t desk, const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const Job* const job = job_of(desk, id);
  return job == nullptr ? std::nullopt : std::optional(job->view);
}

std::optional<JobView> Jobs::stop(std::size_t desk, const std::string& id) {
  const std::lock_guard lock(mutex_);
  Job* const job = job_of(desk, id);
  if (job == nullptr) return std::nullopt;
  job->stop = true;
  return job->view;
}

std::size_t Jobs::unfinished() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::ranges::count_if(jobs_, [](const auto& job) { return !is_finished(job->view.state); }));
}

void Jobs::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto waiting = [&] {
      return std::ranges::find_if(
          jobs_, [](const auto& job) { return job->view.state == JobState::kWaiting; });
    };
    changed_.wait(lock, [&] { return ending_ || waiting() != jobs_.end(); });
    if (ending_) return;
    Job& job = **waiting();
    job.view.state = JobState::kRunning;
    lock.unlock();
    work(job);
    lock.lock();
  }
}

// A job stays where it is while it runs: only finished ones are taken away.
void Jobs::work(Job& job) {
  const Context context{.invocation = job.opened->invocation,
                        .opened = &*job.opened,
                        .stop = &job.stop,
                        .progress = [this, &job](int percent, std::string_view) {
                          const std::lock_guard lock(mutex_);
                          job.view.percent = percent;
                        }};
  JobState state = JobState::kDone;
  std::optional<Outcome> outcome;
  std::string words;
  try {
    outcome = job.prepared.run(context);
  } catch (const std::exception& error) {
    state = JobState::kFailed;
    words = words_of(error);
  }
  const std::lock_guard lock(mutex_);
  job.view.state = state;
  if (state == JobState::kDone) job.view.percent = 100;
  job.view.outcome = std::move(outcome);
  job.view.words = std::move(words);
  job.opened.reset();
}

}  // namespace respite::server
