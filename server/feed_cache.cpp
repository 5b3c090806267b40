#include "server/feed_cache.h"

#include "store/digest.h"

namespace respite::server {
namespace {

std::size_t size_of(const FeedBytes& feed) {
  return (feed.plain ? feed.plain->size() : 0) + (feed.zipped ? feed.zipped->size() : 0);
}

}  // namespace

std::optional<FeedBytes> FeedCache::find(const std::string& key, std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.generation != generation) return std::nullopt;
  recent_.splice(recent_.begin(), recent_, found->second.place);
  return found->second.feed;
}

FeedBytes FeedCache::put(const std::string& key, std::uint64_t generation, std::string text,
                         Instant now) {
  const std::string digest = store::sha256_hex(text);
  const http::Bytes plain = http::bytes(std::move(text));
  const std::lock_guard lock(mutex_);
  ++made_;
  auto [found, added] = entries_.try_emplace(key);
  Entry& entry = found->second;
  if (added) entry.place = recent_.insert(recent_.begin(), key);
  recent_.splice(recent_.begin(), recent_, entry.place);
  bytes_ -= size_of(entry.feed);
  if (entry.feed.digest != digest) entry.feed = {digest, now, nullptr, nullptr};
  entry.feed.plain = plain;
  entry.generation = generation;
  bytes_ += size_of(entry.feed);
  make_room(key);
  return entry.feed;
}

void FeedCache::put_zipped(const std::string& key, const std::string& digest, http::Bytes zipped) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.feed.digest != digest) return;
  bytes_ -= size_of(found->second.feed);
  found->second.feed.zipped = std::move(zipped);
  bytes_ += size_of(found->second.feed);
  make_room(key);
}

// Zipped bytes outlive plain ones: nearly everybody takes them. Digests stay: whoever has the same
// still gets a 304.
void FeedCache::make_room(const std::string& kept) {
  for (const bool all : {false, true}) {
    for (auto oldest = recent_.rbegin(); oldest != recent_.rend(); ++oldest) {
      if (bytes_ <= most_bytes_ || *oldest == kept) break;
      FeedBytes& feed = entries_.at(*oldest).feed;
      bytes_ -= size_of(feed);
      if (all || feed.zipped) feed.plain = nullptr;
      if (all) feed.zipped = nullptr;
      bytes_ += size_of(feed);
    }
  }
}

std::size_t FeedCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::uint64_t FeedCache::made() const {
  const std::lock_guard lock(mutex_);
  return made_;
}

}  // namespace respite::server
