// Feeds as bytes: made once for each change, zipped once, and kept while there is room.
#pragma once

#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "scheduler/time/instant.h"
#include "server/http/message.h"

namespace respite::server {

struct FeedBytes {
  std::string digest;  // hex, of the plain bytes
  Instant modified;    // when these bytes were first seen to differ from those before
  http::Bytes plain;   // nothing where there was no room
  http::Bytes zipped;  // nothing until somebody wants it, or where there was no room
};

// Safe to share between threads. Keys name a desk and a feed of it.
class FeedCache {
 public:
  explicit FeedCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Nothing where it is not known as of that generation of the desk.
  [[nodiscard]] std::optional<FeedBytes> find(const std::string& key, std::uint64_t generation);
  // What was made as of that generation. Bytes that are the same as before keep their time and
  // their zipped form.
  FeedBytes put(const std::string& key, std::uint64_t generation, std::string text, Instant now);
  void put_zipped(const std::string& key, const std::string& digest, http::Bytes zipped);

  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::uint64_t made() const;  // how often put() was called

 private:
  struct Entry {
    FeedBytes feed;
    std::uint64_t generation = 0;
    std::list<std::string>::iterator place;  // in recent_
  };
  void make_room(const std::string& kept);

  mutable std::mutex mutex_;
  const std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t made_ = 0;
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> recent_;  // last used first
};

}  // namespace respite::server
