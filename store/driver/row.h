// Columns back to values of ours, each checked to be what was ever written. Private to store/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "store/driver/plausible.h"
#include "store/driver/statement.h"

namespace respite::store {

// Reads the columns of the row that a statement stands at, from left to right.
class Row {
 public:
  explicit Row(const Statement& statement) : statement_(statement) {}

  // Into fields in the order of the columns: each is one, an interval two, and only what is
  // optional may be NULL. Numbers are read as number() does; what else a number may be has a name
  // here.
  template <class... Fields>
  void read(Fields&... fields) {
    (take(fields), ...);
  }

  [[nodiscard]] std::int64_t number() { return plausible_number(next()); }
  [[nodiscard]] std::int64_t revision() { return plausible_revision(next()); }
  [[nodiscard]] std::int64_t load() { return plausible_load(next()); }
  [[nodiscard]] std::int64_t bits() { return next(); }  // of a number that may be any
  [[nodiscard]] bool flag() { return next() != 0; }
  [[nodiscard]] std::string text() { return statement_.text(next_++); }
  [[nodiscard]] Instant instant() { return Instant{plausible_time(next())}; }

 private:
  void take(std::int64_t& field) { field = number(); }
  void take(int& field) { field = plausible_count(next()); }
  void take(std::uint32_t& field) { field = static_cast<std::uint32_t>(number()); }
  void take(bool& field) { field = flag(); }
  void take(std::string& field) { field = text(); }
  void take(Seconds& field) { field = plausible_length(next()); }
  void take(Instant& field) { field = instant(); }
  void take(Wall& field) { field = Wall{plausible_time(next())}; }
  void take(Interval& field) {
    const Instant begin = instant();
    field = plausible_interval({begin, instant()});
  }
  template <class Value>
  void take(std::optional<Value>& field) {
    if (!statement_.is_null(next_)) return take(field.emplace());
    field.reset();
    next_ += std::is_same_v<Value, Interval> ? 2 : 1;
  }

  [[nodiscard]] std::int64_t next() { return statement_.integer(next_++); }

  const Statement& statement_;
  int next_ = 0;
};

}  // namespace respite::store
