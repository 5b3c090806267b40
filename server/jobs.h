// Plans being made: one after the other, on a thread of their own, with progress to look at.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/desk/open_desk.h"
#include "app/operation/operation.h"
#include "app/view/times.h"

namespace respite::server {

enum class JobState { kWaiting, kRunning, kDone, kFailed };
[[nodiscard]] std::string_view to_text(JobState state);  // "waiting"

struct JobView {
  std::string id;
  JobState state = JobState::kWaiting;
  int percent = 0;                 // of the work
  std::optional<Outcome> outcome;  // where done
  std::string words;               // why it failed
};

void fields(auto& visit, const JobView& job) {
  visit("id", job.id, "");
  visit("state", to_text(job.state), "waiting, running, done or failed");
  visit("percent", job.percent, "of the work; 100 once it is done");
  visit("plan", job.outcome ? job.outcome->tree(store::TokenRole::kLead) : Tree{},
        "once it is done");
  visit("error", maybe(job.words), "why it failed");
}

// Safe to share between threads.
class Jobs {
 public:
  Jobs();
  ~Jobs();  // what runs is interrupted, and keeps the best so far
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Nothing where too many wait already. `desk` is which one it is of.
  [[nodiscard]] std::optional<JobView> start(std::size_t desk, OpenDesk opened, Prepared prepared);
  [[nodiscard]] std::optional<JobView> find(std::size_t desk, const std::string& id) const;
  // Ends it with the best so far. Nothing where there is none.
  [[nodiscard]] std::optional<JobView> stop(std::size_t desk, const std::string& id);
  [[nodiscard]] std::size_t unfinished() const;

 private:
  struct Job {
    JobView view;
    std::size_t desk = 0;
    std::optional<OpenDesk> opened;  // until it is done
    Prepared prepared;               // its arguments are read
    std::atomic<bool> stop = false;
  };
  void run();
  void work(Job& job);
  [[nodiscard]] Job* job_of(std::size_t desk, const std::string& id) const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Job>> jobs_;  // the latest last; a few that are done are kept
  std::uint64_t count_ = 0;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace respite::server
