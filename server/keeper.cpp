#include "server/keeper.h"

#include "app/queue.h"

namespace respite::server {
namespace {

constexpr std::chrono::minutes kEvery{1};

}  // namespace

Keeper::Keeper(Desks& desks, Desks::Clock clock, Desks::Tell tell)
    : desks_(desks), clock_(std::move(clock)), tell_(std::move(tell)), thread_([this] { run(); }) {}

Keeper::~Keeper() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Keeper::settle() {
  for (std::size_t i = 0; i < desks_.count(); ++i) {
    OpenDesk desk = *desks_.state(i)->desk;
    desk.invocation.now = clock_();
    desk.invocation.by = "respite serve";
    try {
      for (const std::string& done : settle_queue(desk).settled) {
        tell_("settled", desk.desk.id, done);
      }
    } catch (const std::exception& error) {
      tell_("queue trouble", desk.desk.id, error.what());
    }
  }
}

void Keeper::run() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, kEvery, [this] { return ending_; })) {
    lock.unlock();
    settle();
    lock.lock();
  }
}

}  // namespace respite::server
