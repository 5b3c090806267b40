// A connection to a database, and a transaction on it. Private to store/. Nobody above the driver
// knows what kind of database it is.
#pragma once

#include <any>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace respite::store {

// For one thread. Everything throws DriverError (store/driver/error.h).
class Connection {
 public:
  struct Driver;  // of the kind of database there is
  explicit Connection(std::unique_ptr<Driver> driver);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  // Statements without parameters, separated by semicolons.
  void run(const std::string& statements);
  // The first column of the first row.
  [[nodiscard]] std::int64_t number(const std::string& query);
  [[nodiscard]] std::string text(const std::string& query);

  // Changes when another connection has committed since this was last asked; says nothing of this
  // connection's own commits.
  [[nodiscard]] std::int64_t data_version();
  // The first thing found wrong with the file; nothing where it is sound. Reads all of it.
  [[nodiscard]] std::optional<std::string> find_damage();

  // For one value that was read and may be wanted again, by whoever can tell whether it still
  // holds. Empty before and after whatever writes on this connection.
  [[nodiscard]] std::any& kept() { return kept_; }

  [[nodiscard]] Driver& driver() const { return *driver_; }

 private:
  std::unique_ptr<Driver> driver_;
  std::any kept_;
};

enum class Access { kRead, kWrite };

// From here until commit(), else as if nothing had been. Reading sees one state throughout; writing
// waits for other writers before it begins, so that it never finds what it has read changed.
class Transaction {
 public:
  Transaction(Connection& connection, Access access);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  Access access_;
  bool open_ = true;
};

}  // namespace respite::store
