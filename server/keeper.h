// Keeps promises while nobody looks: does what time has made due in the queue, and sends webhooks
// what they are to be told.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/hooks/post.h"
#include "server/desks.h"

namespace respite::server {

class Keeper {
 public:
  struct Needs {
    Desks::Clock clock;
    Desks::Tell tell;
    Post post;  // how a webhook is sent
  };
  Keeper(Desks& desks, Needs needs);
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  // Every desk, now; otherwise a thread does it, once a minute and every few seconds.
  void settle();
  void send();
  void start();

 private:
  template <class Work>
  void for_each_desk(std::string_view what, const Work& work);
  void run();

  Desks& desks_;
  Needs needs_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace respite::server
