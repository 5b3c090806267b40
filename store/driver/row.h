// Columns back to values of ours, each checked to be what was ever written. Private to store/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "store/driver/plausible.h"
#include "store/driver/statement.h"

namespace respite::store {

// Reads the columns of the row that a statement stands at, from left to right.
class Row {
 public:
  explicit Row(const Statement& statement) : statement_(statement) {}

  [[nodiscard]] std::int64_t number() { return plausible_number(next()); }
  [[nodiscard]] std::int64_t revision() { return plausible_revision(next()); }
  [[nodiscard]] int count() { return plausible_count(next()); }
  [[nodiscard]] std::int64_t load() { return plausible_load(next()); }
  [[nodiscard]] std::int64_t bits() { return next(); }  // of a number that may be any
  [[nodiscard]] bool flag() { return next() != 0; }
  [[nodiscard]] std::string text() { return statement_.text(next_++); }
  [[nodiscard]] Seconds seconds() { return plausible_length(next()); }
  [[nodiscard]] Instant instant() { return Instant{plausible_time(next())}; }
  [[nodiscard]] Wall wall() { return Wall{plausible_time(next())}; }
  [[nodiscard]] Interval interval() {
    const Instant begin = instant();
    return plausible_interval({begin, instant()});
  }
  [[nodiscard]] std::optional<Instant> maybe_instant() {
    return null() ? skip<Instant>() : std::optional(instant());
  }
  [[nodiscard]] std::optional<std::string> maybe_text() {
    return null() ? skip<std::string>() : std::optional(text());
  }
  [[nodiscard]] std::optional<std::int64_t> maybe_number() {
    return null() ? skip<std::int64_t>() : std::optional(number());
  }
  [[nodiscard]] std::optional<Interval> maybe_interval() {
    if (!null()) return interval();
    next_ += 2;
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::int64_t next() { return statement_.integer(next_++); }
  [[nodiscard]] bool null() const { return statement_.is_null(next_); }
  template <class Value>
  [[nodiscard]] std::optional<Value> skip() {
    ++next_;
    return std::nullopt;
  }
  const Statement& statement_;
  int next_ = 0;
};

}  // namespace respite::store
