#include "server/keeper.h"

#include "app/queue.h"
#include "app/webhooks.h"

namespace respite::server {
namespace {

constexpr std::chrono::seconds kSendEvery{5};
constexpr int kSendsBetweenSettling = 12;

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
      const std::size_t done = work(desk);
      if (done > 0) needs_.tell(std::string(what), desk.desk.id, std::to_string(done));
    } catch (const std::exception& error) {
      needs_.tell(std::string(what) + " trouble", desk.desk.id, error.what());
    }
  }
}

void Keeper::settle() {
  for_each_desk("queue", [](const OpenDesk& desk) { return settle_queue(desk).settled.size(); });
}

void Keeper::send() {
  for_each_desk("webhooks", [this](const OpenDesk& desk) {
    return deliver(desk.invocation, {needs_.clock, needs_.post, &ending_}).tried.size();
  });
}

void Keeper::start() {
  thread_ = std::thread([this] { run(); });
}

void Keeper::run() {
  std::unique_lock lock(mutex_);
  for (int sends = 1; !changed_.wait_for(lock, kSendEvery, [this] { return ending_.load(); });
       ++sends) {
    lock.unlock();
    send();
    if (sends % kSendsBetweenSettling == 0) settle();
    lock.lock();
  }
}

}  // namespace respite::server
