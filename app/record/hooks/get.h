// Getting one calendar from one address, with all that keeps an address from becoming a door.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace respite {

struct Wanted {
  std::string url;            // https, or http where it may be private
  std::string etag;           // of the copy there is; empty: none
  std::string last_modified;  // of the copy there is, as it was said
  bool may_be_private = false;
  const std::atomic<bool>* stop = nullptr;  // once it is true, nobody waits for an answer any more
};

struct Got {
  enum class Kind { kNew, kUnchanged, kNone };
  Kind kind = Kind::kNone;
  std::string body;  // of what is new
  std::string etag;
  std::string last_modified;
  std::string words;  // why there is none: "HTTP 404", "no answer within 30 seconds"; no address
};

// How something is got; tests hand in their own.
using Get = std::function<Got(const Wanted&)>;

// Thirty seconds for all of it, at most 16 MiB, at most five redirects: never from https to http,
// never to an address that is not public. Each address is judged when it is connected to.
[[nodiscard]] Got get(const Wanted& wanted);

}  // namespace respite
