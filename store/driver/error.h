// Why a database cannot go on, whichever driver it has. Private to store/.
#pragma once

#include <stdexcept>
#include <string>

namespace respite::store {

enum class Fault {
  kNotADatabase,
  kDamaged,
  kBusy,  // another program has held it too long
  kReadOnly,
  kFull,  // no room to grow
  kNotOpened,
  kForbidden,
  kDisk,     // it reports an error
  kRefused,  // a statement that the tables do not allow or do not know: what() says which
};

class DriverError : public std::runtime_error {
 public:
  DriverError(Fault fault, const std::string& what) : runtime_error(what), fault_(fault) {}
  [[nodiscard]] Fault fault() const { return fault_; }

 private:
  Fault fault_;
};

// What is the matter with the file, after its name: "cannot grow: the disk is full".
[[nodiscard]] std::string in_plain_words(const DriverError& error);

}  // namespace respite::store
