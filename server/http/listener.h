// The listening end of HTTP: connections, limits and deadlines. Boost.Beast is behind it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/http/message.h"

namespace respite::http {

struct Limits {
  std::size_t head = 8 << 10;           // octets of a request's head
  std::size_t fields = 64;              // of a head
  std::size_t body = 1 << 20;           // octets of one body
  std::size_t bodies = 16 << 20;        // octets of all bodies at one time
  std::size_t bodies_of_one = 4 << 20;  // of those that one account pays for
  std::size_t connections = 4000;
  std::size_t waiting = 256;                        // requests that no worker has taken yet
  std::chrono::milliseconds head_deadline{10'000};  // from its first octet to its last
  std::chrono::milliseconds body_deadline{30'000};
  std::chrono::milliseconds idle{60'000};   // between two requests
  std::chrono::milliseconds write{30'000};  // for each 256 KiB of an answer
  std::chrono::milliseconds drain{10'000};  // from being told to stop to the end
};

struct Served {
  int status = 0;
  std::size_t sent = 0;  // octets of body
  std::chrono::microseconds took{};
};

// What the listener asks of whoever uses it. `handle` is called on worker threads, everything
// else on the thread that runs; neither may throw.
struct Handlers {
  // Before a body is read: an answer that needs no waiting, or nothing for handle(). Where it
  // answers, a body is never read and the connection closes.
  std::function<std::optional<Response>(const Request&)> at_once;
  std::function<Response(const Request&)> handle;
  // Who pays for the room that a body takes: whose token it is, else an address.
  std::function<std::string(const Request&)> account;
  // After each answer; of a request that could not be read, the method is empty.
  std::function<void(const Request&, const Served&)> served;
  std::function<void()> tick;  // ten times a second
  std::function<Instant()> clock;
};

struct ListenerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free
  std::size_t workers = 2;
  Limits limits;
};

class Listener {
 public:
  // Binds. Throws std::system_error where the address cannot be listened on.
  Listener(const ListenerOptions& options, Handlers handlers);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  // Serves until `stop`; then takes no more, lets answers under way finish, and returns.
  void run(const std::atomic<bool>& stop);

 private:
  class Hub;
  std::unique_ptr<Hub> hub_;
};

}  // namespace respite::http
