// The text of a content that a digest is made of. Private to store/.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/time/interval.h"

namespace respite::store {

// Fields with their lengths before them, so that no two contents have the same text.
class Canonical {
 public:
  template <class... Fields>
  void add(const Fields&... fields) {
    (put(fields), ...);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void put(std::string_view field) {
    text_ += std::to_string(field.size());
    text_ += ':';
    text_ += field;
    text_ += ',';
  }
  template <std::integral Number>
  void put(Number number) {
    put(std::string_view(std::to_string(static_cast<std::int64_t>(number))));
  }
  template <class Clock>
  void put(std::chrono::time_point<Clock, std::chrono::seconds> time) {
    put(std::int64_t{time.time_since_epoch().count()});
  }
  void put(Interval interval) { add(interval.begin, interval.end); }
  template <class Field>
  void put(const std::optional<Field>& field) {
    put(field.has_value());
    if (field) put(*field);
  }

  std::string text_;
};

}  // namespace respite::store
