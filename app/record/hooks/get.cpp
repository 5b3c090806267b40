#include "app/record/hooks/get.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

#include "app/record/hooks/transfer.h"

namespace respite {
namespace {

constexpr long kMillisecondsToGet = 30'000;
constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
constexpr int kMostRedirects = 5;

// The two headers that a copy is known by.
struct Known {
  std::string etag;
  std::string last_modified;
};

std::optional<std::string> value_of(std::string_view line, std::string_view name) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  };
  if (line.size() <= name.size() || line[name.size()] != ':' ||
      !std::equal(name.begin(), name.end(), line.begin(), same))
    return std::nullopt;
  line.remove_prefix(name.size() + 1);
  const std::size_t begin = line.find_first_not_of(" \t");
  const std::size_t end = line.find_last_not_of(" \t\r\n");
  if (begin == std::string_view::npos || end < begin) return std::string();
  return std::string(line.substr(begin, end - begin + 1));
}

std::size_t note_header(char* bytes, std::size_t /*one*/, std::size_t size, void* of) {
  auto* const known = static_cast<Known*>(of);
  const std::string_view line(bytes, size);
  if (auto etag = value_of(line, "etag")) known->etag = *std::move(etag);
  if (auto when = value_of(line, "last-modified")) known->last_modified = *std::move(when);
  return size;
}

bool is_https(const std::string& url) {
  constexpr std::string_view kScheme = "https://";
  return url.size() > kScheme.size() &&
         std::equal(kScheme.begin(), kScheme.end(), url.begin(), [](char a, char b) {
           return a == std::tolower(static_cast<unsigned char>(b));
         });
}

Got none(std::string words) {
  Got got;
  got.words = std::move(words);
  return got;
}

// One answer; where it leads elsewhere, the address of that.
Got ask_once(const Wanted& wanted, std::string& elsewhere) {
  const Handle handle = new_handle();
  if (!handle) return none("libcurl cannot be used");
  Headers headers(nullptr, curl_slist_free_all);
  const auto add = [&](const std::string& header) {
    headers.reset(curl_slist_append(headers.release(), header.c_str()));
  };
  add("Accept: text/calendar");
  if (!wanted.etag.empty()) add("If-None-Match: " + wanted.etag);
  if (!wanted.last_modified.empty()) add("If-Modified-Since: " + wanted.last_modified);
  Transfer transfer{.may_be_private = wanted.may_be_private,
                    .stop = wanted.stop,
                    .milliseconds = kMillisecondsToGet,
                    .most = kMostBytes};
  Known known;
  set_up(handle.get(), wanted.url, headers.get(), transfer);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, note_header);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &known);
  curl_easy_setopt(handle.get(), CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle.get(), CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(kMostBytes));
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_FILESIZE_EXCEEDED) transfer.too_long = true;
  if (code != CURLE_OK) return none(transfer.refused ? "its address is not public" : why_none(code, wanted.url, transfer));
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  char* location = nullptr;
  curl_easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &location);
  if (location != nullptr) elsewhere = location;
  Got got = none(fmt::format("HTTP {}", status));
  if (status == 304) got.kind = Got::Kind::kUnchanged;
  if (status != 200) return got;
  got.kind = Got::Kind::kNew;
  got.body = std::move(transfer.read);
  got.etag = std::move(known.etag);
  got.last_modified = std::move(known.last_modified);
  return got;
}

}  // namespace

Got get(const Wanted& wanted) {
  Wanted next = wanted;
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    std::string elsewhere;
    Got got = ask_once(next, elsewhere);
    if (elsewhere.empty()) return got;
    if (is_https(next.url) && !is_https(elsewhere)) return none("leads from https to http");
    next.url = std::move(elsewhere);
    next.may_be_private = false;  // that was said of the first address alone
  }
  return none(fmt::format("leads elsewhere more than {} times", kMostRedirects));
}

}  // namespace respite
