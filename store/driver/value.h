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
  using Content = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

  // What a parameter takes is written as it is: conversions are the point of the class.
  // NOLINTBEGIN(google-explicit-constructor)
  template <std::integral Number>
  Value(Number number) : content_(static_cast<std::int64_t>(number)) {}
  Value(const char* text) : content_(std::string_view(text)) {}
  Value(std::string_view text) : content_(text) {}
  Value(const std::string& text) : content_(std::string_view(text)) {}
  Value(Bytes bytes) : content_(bytes) {}
  Value(std::chrono::seconds length) : content_(std::int64_t{length.count()}) {}
  template <class Clock>
  Value(std::chrono::time_point<Clock, std::chrono::seconds> time)
      : Value(time.time_since_epoch()) {}
  template <class Kind>
  Value(const std::optional<Kind>& value) {
    if (value) content_ = Value(*value).content_;
  }
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] const Content& content() const { return content_; }

 private:
  Content content_;
};

struct Parameter {
  const char* name;  // ":person", as the statement has it
  Value value;
};

}  // namespace respite::store
