#include "server/rates.h"

#include <algorithm>

namespace respite::server {
namespace {

constexpr std::size_t kMostNames = 20'000;

}  // namespace

bool Rates::take(const std::string& name, Time now) {
  if (per_second_ <= 0) return true;
  if (buckets_.size() >= kMostNames && !buckets_.contains(name)) forget_full(now);
  Bucket& bucket = buckets_.try_emplace(name, Bucket{most_, now}).first->second;
  bucket.left = filled(bucket, now);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

double Rates::filled(const Bucket& bucket, Time now) const {
  const std::chrono::duration<double> passed = now - bucket.at;
  return std::min(most_, bucket.left + passed.count() * per_second_);
}

// Whoever has a full bucket is as good as new. Where most have not, all begin again, so that
// looking through them is rare.
void Rates::forget_full(Time now) {
  std::erase_if(buckets_, [&](const auto& entry) { return filled(entry.second, now) >= most_; });
  if (buckets_.size() >= kMostNames / 2) buckets_.clear();
}

}  // namespace respite::server
