#include "store/driver/error.h"

namespace respite::store {

std::string in_plain_words(const DriverError& error) {
  switch (error.fault()) {
    case Fault::kNotADatabase:
      return "is not a database, or its beginning is damaged";
    case Fault::kDamaged:
      return "is damaged or cut short; put back a backup";
    case Fault::kBusy:
      return "is being written by another program; try again";
    case Fault::kReadOnly:
      return "may not be written";
    case Fault::kFull:
      return "cannot grow: the disk is full";
    case Fault::kNotOpened:
      return "cannot be opened";
    case Fault::kForbidden:
      return "may not be opened";
    case Fault::kDisk:
      return "cannot be read or written: the disk reports an error";
    case Fault::kRefused:
      break;
  }
  return std::string("failed: ") + error.what();
}

}  // namespace respite::store
