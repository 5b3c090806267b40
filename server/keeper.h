// Keeps promises while nobody looks: does what time has made due, once a minute.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/desks.h"

namespace respite::server {

class Keeper {
 public:
  Keeper(Desks& desks, Desks::Clock clock, Desks::Tell tell);
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  void settle();  // every desk, now

 private:
  void run();

  Desks& desks_;
  Desks::Clock clock_;
  Desks::Tell tell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace respite::server
