#include "app/record/hooks/transfer.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cctype>
#include <cstring>

#include "app/record/hooks/address.h"
#include "app/record/hooks/post.h"

namespace respite {
namespace {

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
  auto* const transfer = static_cast<Transfer*>(of);
  if (!transfer->may_be_private && !speaks_to_public(&address->addr, address->addrlen)) {
    transfer->refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t keep_answer(char* bytes, std::size_t /*one*/, std::size_t size, void* of) {
  auto* const transfer = static_cast<Transfer*>(of);
  transfer->too_long = transfer->read.size() + size > transfer->most;
  if (transfer->too_long) return 0;  // less than it was given ends the transfer
  transfer->read.append(bytes, size);
  return size;
}

// Asked about once a second, also while nothing comes.
int must_stop(void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* const stop = static_cast<const std::atomic<bool>*>(flag);
  return stop != nullptr && *stop ? 1 : 0;
}

}  // namespace

Handle new_handle() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return {ready ? curl_easy_init() : nullptr, curl_easy_cleanup};
}

void stop_by(CURL* handle, const std::atomic<bool>* stop) {
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, must_stop);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, stop);
}

void set_up(CURL* handle, const std::string& url, curl_slist* headers, Transfer& transfer) {
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, transfer.milliseconds);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  stop_by(handle, transfer.stop);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // whatever the environment says
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, keep_answer);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
}

std::string why_none(CURLcode code, const std::string& url, const Transfer& transfer) {
  if (transfer.refused) return fmt::format("{} is not a public address", host_of(url));
  if (transfer.too_long) return fmt::format("more than {} MiB", transfer.most >> 20U);
  if (code == CURLE_OPERATION_TIMEDOUT)
    return fmt::format("no answer within {} seconds", transfer.milliseconds / 1000);
  if (code == CURLE_ABORTED_BY_CALLBACK) return "the program was stopped";
  std::string words = curl_easy_strerror(code);
  if (!words.empty()) words.front() = static_cast<char>(std::tolower(words.front()));
  return "no answer: " + words;
}

}  // namespace respite
