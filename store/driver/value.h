// Values of ours on their way into a statement. Private to store/.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace respite::store {

struct Bytes {
  std::string_view bytes;
};

// NULL, an integer, text or bytes. Text and bytes belong to somebody else, who outlives it.
// Instants, wall clocks and lengths of time are seconds.
class Value {
 public:
  using Held = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

  // What a parameter takes is written as it is: conversions are the point of the class.
  // NOLINTBEGIN(google-explicit-constructor)
  template <std::integral Number>
  Value(Number number) : held_(static_cast<std::int64_t>(number)) {}
  Value(const char* text) : held_(std::string_view(text)) {}
  Value(std::string_view text) : held_(text) {}
  Value(const std::string& text) : held_(std::string_view(text)) {}
  Value(Bytes bytes) : held_(bytes) {}
  Value(std::chrono::seconds length) : held_(std::int64_t{length.count()}) {}
  template <class Clock>
  Value(std::chrono::time_point<Clock, std::chrono::seconds> time)
      : Value(time.time_since_epoch()) {}
  template <class Kind>
  Value(const std::optional<Kind>& value) {
    if (value) held_ = Value(*value).held_;
  }
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] const Held& held() const { return held_; }

 private:
  Held held_;
};

struct Parameter {
  const char* name;  // ":person", as the statement has it
  Value value;
};

}  // namespace respite::store
