#include "server/metrics.h"

#include <fmt/format.h>

namespace respite::server {

std::string metric_label(std::string_view name, std::string_view value) {
  std::string text = std::string(name) + "=\"";
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    text += c == '\n' ? ' ' : c;
  }
  return text + '"';
}

MetricText& MetricText::family(std::string_view name, std::string_view type,
                               std::string_view help) {
  name_ = name;
  text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  return *this;
}

MetricText& MetricText::add(std::string_view labels, double value) {
  text_ += labels.empty() ? fmt::format("{} {}\n", name_, value)
                          : fmt::format("{}{{{}}} {}\n", name_, labels, value);
  return *this;
}

void Metrics::count(std::string_view operation, int status, std::chrono::microseconds took) {
  ++requests_[{std::string(operation), status}];
  auto found = latencies_.find(operation);
  if (found == latencies_.end())
    found = latencies_.emplace(std::string(operation), Latency{}).first;
  Latency& latency = found->second;
  const double seconds = std::chrono::duration<double>(took).count();
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    if (seconds <= kBounds[i]) ++latency.within[i];
  }
  ++latency.count;
  latency.seconds += seconds;
}

std::string Metrics::text() const {
  MetricText text;
  text.family("respite_requests_total", "counter", "Answers by route and status.");
  for (const auto& [key, count] : requests_) {
    text.add(metric_label("route", key.first) + fmt::format(",status=\"{}\"", key.second),
             static_cast<double>(count));
  }
  std::string lines = text.text();
  lines +=
      "# HELP respite_request_seconds From the head read to the answer sent.\n"
      "# TYPE respite_request_seconds histogram\n";
  for (const auto& [operation, latency] : latencies_) {
    const std::string route = metric_label("route", operation);
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      lines += fmt::format("respite_request_seconds_bucket{{{},le=\"{}\"}} {}\n", route, kBounds[i],
                           latency.within[i]);
    }
    lines +=
        fmt::format("respite_request_seconds_bucket{{{},le=\"+Inf\"}} {}\n", route, latency.count);
    lines += fmt::format("respite_request_seconds_sum{{{}}} {}\n", route, latency.seconds);
    lines += fmt::format("respite_request_seconds_count{{{}}} {}\n", route, latency.count);
  }
  return lines;
}

}  // namespace respite::server
