// The server as a whole: desks, service, listener.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk/open_desk.h"
#include "server/service.h"

namespace respite::server {

struct ServeOptions {
  std::vector<Invocation> desks;          // at least one
  std::string listen = "127.0.0.1:8080";  // "[::1]:8080"; port 0: any that is free
  ServiceOptions service;
  std::function<Instant()> clock;
  std::function<void(std::string_view)> log;  // lines
  std::function<void(const std::string& url)> ready;
  const std::atomic<bool>* stop = nullptr;  // never null
};

// Serves until `stop`. Throws Failure where a desk cannot be opened or the address not listened
// on.
void serve(const ServeOptions& options);

}  // namespace respite::server
