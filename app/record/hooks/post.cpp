#include "app/record/hooks/post.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

#include "app/record/hooks/address.h"
#include "app/record/hooks/transfer.h"

namespace respite {
namespace {

constexpr long kMilliseconds = 10'000;
constexpr std::size_t kMostAnswer = 4096;  // bytes of it that are read
constexpr const char* kPrivate = "is not a public address";

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::optional<std::string> part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return std::nullopt;
  std::string found(text);
  curl_free(text);
  return found;
}

// Of a host written as a number, in whichever way curl understands one.
bool is_private_number(std::string host) {
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  Address4 four{};
  if (::inet_pton(AF_INET, host.c_str(), four.data()) == 1) return !is_public(four);
  Address6 six{};
  return ::inet_pton(AF_INET6, host.c_str(), six.data()) == 1 && !is_public(six);
}

Url parse_url(const std::string& url) {
  Url parsed(curl_url(), curl_url_cleanup);
  const bool read =
      parsed && curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
  return read ? std::move(parsed) : Url(nullptr, curl_url_cleanup);
}

}  // namespace

Answer post(const Message& message) {
  const Handle handle = new_handle();
  if (!handle) return {0, "no answer: libcurl cannot be used"};
  Headers headers(nullptr, curl_slist_free_all);
  for (const std::string& header : message.headers) {
    headers.reset(curl_slist_append(headers.release(), header.c_str()));
  }
  Transfer transfer{.may_be_private = message.may_be_private,
                    .stop = message.stop,
                    .milliseconds = kMilliseconds,
                    .most = kMostAnswer};
  set_up(handle.get(), message.url, headers.get(), transfer);
  curl_easy_setopt(handle.get(), CURLOPT_POST, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, message.body.data());
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(message.body.size()));
  const CURLcode code = curl_easy_perform(handle.get());
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  if (code != CURLE_OK && !transfer.too_long) return {0, why_none(code, message.url, transfer)};
  return {static_cast<int>(status), fmt::format("HTTP {}", status)};
}

std::optional<std::string> why_no_webhook(const std::string& url, bool may_be_private) {
  const Url parsed = parse_url(url);
  const auto scheme = parsed ? part_of(parsed.get(), CURLUPART_SCHEME) : std::nullopt;
  const auto host = parsed ? part_of(parsed.get(), CURLUPART_HOST) : std::nullopt;
  if (!host || (scheme != "http" && scheme != "https")) return "is no address of http or https";
  for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD}) {
    if (part_of(parsed.get(), part)) return "has a user name or password in it";
  }
  if (part_of(parsed.get(), CURLUPART_FRAGMENT)) return "has a #fragment, which nobody is sent";
  const bool local = *host == "localhost" || host->ends_with(".localhost");
  if (!may_be_private && (local || is_private_number(*host))) return kPrivate;
  return std::nullopt;
}

std::string host_of(const std::string& url) {
  const Url parsed = parse_url(url);
  return parsed ? part_of(parsed.get(), CURLUPART_HOST).value_or("") : "";
}

}  // namespace respite
