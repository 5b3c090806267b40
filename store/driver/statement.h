// A statement with named parameters, and the rows it gives. Private to store/.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>

#include "store/driver/connection.h"
#include "store/driver/value.h"

namespace respite::store {

// Prepared once, then bound and run as often as wanted. Everything throws DriverError.
class Statement {
 public:
  Statement(Connection& connection, const std::string& sql);
  Statement(Statement&&) noexcept;
  ~Statement();

  // Gives parameters their values and begins anew; those not named keep theirs, NULL at first.
  Statement& bind(std::span<const Parameter> parameters);
  Statement& bind(std::initializer_list<Parameter> parameters) {
    return bind(std::span(parameters.begin(), parameters.size()));
  }
  // To the first row, then to the next; false where there is none, or no more.
  [[nodiscard]] bool step();
  // For what gives no rows: how many it changed.
  int run();
  int run(std::initializer_list<Parameter> parameters) { return bind(parameters).run(); }
  // Lets go of the rows, so that others may write.
  void reset();

  // Columns of the row that step() went to, from 0. NULL is 0 and "".
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;  // bytes too
  [[nodiscard]] bool is_null(int column) const;

 private:
  struct Driver;
  std::unique_ptr<Driver> driver_;
};

}  // namespace respite::store
