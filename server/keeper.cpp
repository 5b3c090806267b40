#include "server/keeper.h"

#include <algorithm>

#include "app/queue.h"
#include "app/webhooks.h"

namespace respite::server {
namespace {

constexpr std::chrono::seconds kSendEvery{5};
constexpr int kSendsBetweenSettling = 12;

std::size_t count_standing(const QueueView& queue, std::string_view standing) {
  return static_cast<std::size_t>(
      std::ranges::count(queue.requests, standing, &QueuedView::standing));
}

}  // namespace

Keeper::Keeper(Desks& desks, Needs needs) : desks_(desks), needs_(std::move(needs)) {}

Keeper::~Keeper() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

template <class Work>
void Keeper::for_each_desk(std::string_view what, const Work& work) {
  for (std::size_t i = 0; i < desks_.count() && !ending_; ++i) {
    OpenDesk desk = *desks_.state(i)->desk;
    desk.invocation.now = needs_.clock();
    desk.invocation.by = "respite serve";
    try {
      // How many, and not what: the words name people.
      DeskCounts counts = desks_.counts(i);
      const std::size_t done = work(desk, counts);
      desks_.note_counts(i, counts);
      if (done > 0) needs_.tell(std::string(what), desk.desk.id, std::to_string(done));
    } catch (const std::exception& error) {
      needs_.tell(std::string(what) + " trouble", desk.desk.id, error.what());
    }
  }
}

void Keeper::settle() {
  for_each_desk("queue", [](const OpenDesk& desk, DeskCounts& counts) {
    const QueueView queue = settle_queue(desk);
    counts.requests_open = queue.requests.size();
    counts.promises_at_risk = count_standing(queue, "at risk");
    counts.promises_broken = count_standing(queue, "broken");
    return queue.settled.size();
  });
}

void Keeper::send() {
  for_each_desk("webhooks", [this](const OpenDesk& desk, DeskCounts& counts) {
    const DeliveryView done = deliver(desk.invocation, {needs_.clock, needs_.post, &ending_});
    counts.letters_waiting = static_cast<std::size_t>(done.waiting);
    counts.letters_given_up +=
        static_cast<std::size_t>(std::ranges::count(done.tried, "given up", &LetterView::state));
    return done.tried.size();
  });
}

void Keeper::start() {
  thread_ = std::thread([this] { run(); });
}

void Keeper::run() {
  std::unique_lock lock(mutex_);
  for (int sends = 0; !changed_.wait_for(lock, kSendEvery, [this] { return ending_.load(); });
       ++sends) {
    lock.unlock();
    send();
    if (sends % kSendsBetweenSettling == 0) settle();
    lock.lock();
  }
}

}  // namespace respite::server
