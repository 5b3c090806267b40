// How often somebody may ask: a bucket of tokens for each name. For one thread. Names are short,
// and of those we know or of addresses: what somebody may make up is no name.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace respite::server {

class Rates {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // So many requests a second, and five seconds' worth at once; 0: any number.
  explicit Rates(double per_second) : per_second_(per_second), most_(5 * per_second) {}

  // Whether one more is allowed; if so it is counted.
  [[nodiscard]] bool take(const std::string& name, Time now);
  [[nodiscard]] std::size_t names() const { return buckets_.size(); }

 private:
  struct Bucket {
    double left = 0;
    Time at;
  };
  void forget_full(Time now);
  [[nodiscard]] double filled(const Bucket& bucket, Time now) const;

  double per_second_;
  double most_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace respite::server
