// The log: one JSON object a line, gathered and written now and then. Safe to share.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite::server {

class Log {
 public:
  using Write = std::function<void(std::string_view)>;
  explicit Log(Write write) : write_(std::move(write)) {}
  ~Log() { flush(); }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Values that are numbers stand bare.
  struct Field {
    Field(std::string_view field, std::string_view text);
    Field(std::string_view field, std::int64_t number);
    std::string json;  // "name":value
  };
  void add(Instant at, std::string_view event, const std::vector<Field>& fields);
  void flush();

 private:
  Write write_;
  std::mutex mutex_;
  std::string lines_;
};

}  // namespace respite::server
