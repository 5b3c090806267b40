#include "app/record/hooks/post.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <cstring>
#include <memory>

#include "app/record/hooks/address.h"

namespace respite {
namespace {

constexpr long kMilliseconds = 10'000;
constexpr std::size_t kMostAnswer = 4096;  // bytes of it that are read
constexpr const char* kPrivate = "is not a public address (--allow-private allows it)";

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

// What the callbacks of one request share.
struct Exchange {
  bool may_be_private = false;
  const std::atomic<bool>* stop = nullptr;
  bool refused = false;  // its address
  std::size_t read = 0;
};

bool speaks_to_public(const sockaddr* address, socklen_t length) {
  if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    Address4 bytes{};
    std::memcpy(bytes.data(), &four.sin_addr, bytes.size());
    return is_public(bytes);
  }
  if (address->sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
    sockaddr_in6 six{};
    std::memcpy(&six, address, sizeof six);
    Address6 bytes{};
    std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
    return is_public(bytes);
  }
  return false;
}

curl_socket_t open_socket(void* of, curlsocktype /*purpose*/, curl_sockaddr* address) {
  auto* const exchange = static_cast<Exchange*>(of);
  if (!exchange->may_be_private && !speaks_to_public(&address->addr, address->addrlen)) {
    exchange->refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t count_answer(char* /*bytes*/, std::size_t /*one*/, std::size_t size, void* of) {
  auto* const exchange = static_cast<Exchange*>(of);
  exchange->read += size;
  return exchange->read <= kMostAnswer ? size : 0;  // less than it was given ends the transfer
}

// Asked about once a second, also while nothing comes.
int must_stop(void* of, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* const stop = static_cast<Exchange*>(of)->stop;
  return stop != nullptr && *stop ? 1 : 0;
}

void set_up(CURL* handle, const Message& message, curl_slist* headers, Exchange& exchange) {
  curl_easy_setopt(handle, CURLOPT_URL, message.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, message.body.data());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(message.body.size()));
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, kMilliseconds);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, must_stop);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // whatever the environment says
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, count_answer);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
}

std::string why_none(CURLcode code, const Message& message, const Exchange& exchange) {
  if (exchange.refused) return fmt::format("{} {}", host_of(message.url), kPrivate);
  if (code == CURLE_OPERATION_TIMEDOUT) {
    return fmt::format("no answer within {} seconds", kMilliseconds / 1000);
  }
  if (code == CURLE_ABORTED_BY_CALLBACK && !exchange.refused) return "the program was stopped";
  std::string words = curl_easy_strerror(code);
  if (!words.empty()) words.front() = static_cast<char>(std::tolower(words.front()));
  return "no answer: " + words;
}

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
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  const Handle handle(ready ? curl_easy_init() : nullptr, curl_easy_cleanup);
  if (!handle) return {0, "no answer: libcurl cannot be used"};
  Headers headers(nullptr, curl_slist_free_all);
  for (const std::string& header : message.headers) {
    headers.reset(curl_slist_append(headers.release(), header.c_str()));
  }
  Exchange exchange{message.may_be_private, message.stop, false, 0};
  set_up(handle.get(), message, headers.get(), exchange);
  const CURLcode code = curl_easy_perform(handle.get());
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  const bool enough = code == CURLE_WRITE_ERROR && exchange.read > kMostAnswer;
  if (code != CURLE_OK && !enough) return {0, why_none(code, message, exchange)};
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
