// Sending one body to one address, with all that keeps a webhook from becoming a door.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace respite {

struct Message {
  std::string url;                   // http or https
  std::vector<std::string> headers;  // "Name: value"
  std::string body;
  bool may_be_private = false;              // else only public addresses are spoken to (address.h)
  const std::atomic<bool>* stop = nullptr;  // once it is true, nobody waits for an answer any more
};

struct Answer {
  int status = 0;     // of HTTP; 0: there was none
  std::string words;  // "HTTP 500"; or why there was none, "no answer within 10 seconds"
  [[nodiscard]] bool taken() const { return status >= 200 && status < 300; }
};

// How a message is sent, from several threads at once; tests hand in their own.
using Post = std::function<Answer(const Message&)>;

// By HTTP or HTTPS: ten seconds for all of it, no redirects, no proxy, no cookies, certificates
// checked, at most 4 KiB of the answer read. The address is judged when it is connected to, not
// when its name is looked up, so that a name cannot mean one thing first and another then.
[[nodiscard]] Answer post(const Message& message);

// Why nothing can be sent there: another scheme, a user name in it, an address that is not
// public; a sentence's end, "is no address of http or https". Names are not looked up.
[[nodiscard]] std::optional<std::string> why_no_webhook(const std::string& url,
                                                        bool may_be_private);

// "hooks.example.org": what of the URL may be told; empty where it is none.
[[nodiscard]] std::string host_of(const std::string& url);

}  // namespace respite
