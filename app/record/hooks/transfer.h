// What every transfer has in common: one address, judged when it is connected to. Private to hooks.
#pragma once

#include <curl/curl.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

namespace respite {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// What the callbacks of one transfer share.
struct Transfer {
  bool may_be_private = false;
  const std::atomic<bool>* stop = nullptr;
  long milliseconds = 0;  // for all of it
  std::size_t most = 0;   // bytes that are read
  bool refused = false;   // its address
  bool too_long = false;  // more than `most`
  std::string read{};
};

// Empty where libcurl cannot be used.
[[nodiscard]] Handle new_handle();

// The transfer ends within about a second once that is set; null: nothing ends it.
void stop_by(CURL* handle, const std::atomic<bool>* stop);

// No redirects, no proxy, no cookies, certificates checked. All three must outlive the transfer.
void set_up(CURL* handle, const std::string& url, curl_slist* headers, Transfer& transfer);

// Why there is no answer: "no answer within 10 seconds".
[[nodiscard]] std::string why_none(CURLcode code, const std::string& url, const Transfer& transfer);

}  // namespace respite
