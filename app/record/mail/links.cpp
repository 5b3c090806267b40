#include "app/record/mail/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "app/desk/write_to.h"
#include "store/secret.h"

namespace respite {
namespace {

constexpr std::size_t kProofDigits = 40;  // 160 bits

std::string words_of(const Link& link) {
  const auto expires = link.expires ? link.expires->time_since_epoch().count() : 0;
  return fmt::format("{}/{}/{}/{}", kLinkWords[static_cast<std::size_t>(link.to)], link.about,
                     link.person, expires);
}

std::string proof_of(const std::string& words, std::string_view secret) {
  return store::keyed_hash_hex(secret, "link/" + words).substr(0, kProofDigits);
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == '/') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

std::string path_of(const Link& link, std::string_view secret) {
  const std::string words = words_of(link);
  return "link/" + words + '/' + proof_of(words, secret);
}

std::optional<Link> read_link(std::string_view path, std::string_view secret, Instant now) {
  const std::vector<std::string> parts = parts_of(path);
  if (parts.size() != 5) return std::nullopt;
  const auto* to = std::ranges::find(kLinkWords, parts[0]);
  std::int64_t expires = 0;
  const auto read = std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), expires);
  if (to == kLinkWords.end() || read.ec != std::errc{}) return std::nullopt;
  Link link{static_cast<LinkTo>(to - kLinkWords.begin()), parts[1], parts[2]};
  if (expires != 0) link.expires = Instant{Seconds{expires}};
  // Hashes are compared, so that time tells nothing of how much of a guess was right.
  const auto hashed = [&](const std::string& proof) {
    return store::keyed_hash_hex(secret, proof);
  };
  if (hashed(parts[4]) != hashed(proof_of(words_of(link), secret)) ||
      (link.expires && *link.expires <= now))
    return std::nullopt;
  return link;
}

std::string path_of_link(const Invocation& invocation, const Link& link) {
  if (const auto secret = store::find_export_secret(store_to_read(invocation)))
    return path_of(link, *secret);
  return path_of(link, store::export_secret(*store_to_write(invocation)));
}

std::optional<Link> find_link(const Invocation& invocation, std::string_view path, Instant now) {
  const auto secret = store::find_export_secret(store_to_read(invocation));
  return secret ? read_link(path, *secret, now) : std::nullopt;
}

}  // namespace respite
