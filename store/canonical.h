// The text of a content that a digest is made of. Private to store/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/time/interval.h"

namespace respite::store {

// Fields with their lengths before them, so that no two contents have the same text.
class Canonical {
 public:
  void add(std::string_view field) {
    text_ += std::to_string(field.size());
    text_ += ':';
    text_ += field;
    text_ += ',';
  }
  void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
  void add(Interval interval) {
    add(std::int64_t{interval.begin.time_since_epoch().count()});
    add(std::int64_t{interval.end.time_since_epoch().count()});
  }
  template <class Field>
  void add(const std::optional<Field>& field) {
    add(std::int64_t{field.has_value()});
    if (field) add(*field);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace respite::store
