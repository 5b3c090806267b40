// What `audit` and `backup` answer, as plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite {

struct AuditLine {
  std::string number;  // "entry 7", "revision 3"
  Instant at;
  std::string by;
  std::string os_user;
  std::string act;
  std::string subject;
  std::string detail;
};
struct AuditView {
  std::string zone;
  std::vector<AuditLine> lines;
};
struct AuditVerdict {
  std::int64_t revisions = 0;
  std::int64_t entries = 0;
  std::string digest;                // of the last entry; to be kept elsewhere
  std::vector<std::string> damages;  // a sentence each
};

struct BackupView {
  std::string file;           // that was written
  std::int64_t revision = 0;  // the latest publication in it
  std::uintmax_t bytes = 0;
  std::string sha256;  // hex
};

}  // namespace respite
