// What the server counts, in the text format of Prometheus. For one thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace respite::server {

class Metrics {
 public:
  // `operation`: of the route, or "none".
  void count(std::string_view operation, int status, std::chrono::microseconds took);
  [[nodiscard]] std::string text() const;

 private:
  static constexpr std::array<double, 7> kBounds = {0.0005, 0.002, 0.01, 0.05, 0.2, 1, 5};
  struct Latency {
    std::array<std::uint64_t, kBounds.size()> within{};  // each bound, those below it included
    std::uint64_t count = 0;
    double seconds = 0;
  };
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Latency, std::less<>> latencies_;
};

// "# HELP ..." and "# TYPE ...", then a line for each add().
class MetricText {
 public:
  MetricText& family(std::string_view name, std::string_view type, std::string_view help);
  MetricText& add(std::string_view labels, double value);  // labels: `desk="it"`; may be empty
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string name_;
  std::string text_;
};

// `name="value"`, escaped.
[[nodiscard]] std::string metric_label(std::string_view name, std::string_view value);

}  // namespace respite::server
