// What `audit`, `backup` and `forget` answer.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "app/view/times.h"
#include "store/audit.h"
#include "store/backup.h"

namespace respite {

struct AuditView {
  std::string zone;
  std::vector<store::AuditLine> lines;
};
struct AuditVerdict {
  std::int64_t revisions = 0;
  std::int64_t entries = 0;
  std::string digest;                // of the last entry; to be kept elsewhere
  std::vector<std::string> damages;  // a sentence each
};

namespace store {
void fields(auto& visit, const AuditLine& line) {
  visit("number", line.number, "entry 7, revision 3");
  visit("at", line.act.at, "");
  visit("by", line.act.by, "who acted");
  visit("os_user", line.act.os_user, "who ran the program");
  visit("act", line.act.act, "what was done");
  visit("subject", line.act.subject, "to what");
  visit("detail", line.act.detail, "");
}
}  // namespace store

void fields(auto& visit, const AuditView& view) { visit("entries", view.lines, "oldest first"); }

void fields(auto& visit, const AuditVerdict& view) {
  visit("sound", view.damages.empty(), "everything is as it was recorded");
  visit("revisions", view.revisions, "how many were read");
  visit("entries", view.entries, "how many were read");
  visit("digest", view.digest, "of the last entry; to be kept elsewhere");
  visit("damages", view.damages, "a sentence each");
}

struct BackupView : store::Backup {
  std::string file = {};  // that was written
};

void fields(auto& visit, const BackupView& view) {
  visit("file", view.file, "that was written");
  visit("revision", view.revision, "the latest in it");
  visit("bytes", view.bytes, "");
  visit("sha256", view.sha256, "");
}

struct ForgetView {
  std::string id;
  std::vector<std::pair<std::string, int>> erased;  // "topics": 3; nothing where none
  std::int64_t still_named = 0;  // the revision whose files name them still; 0: none
  bool purged = true;            // nothing of it is left in the store's file or its log
  bool still_listed = false;     // they are in the team file: what it says comes again
};

void fields(auto& visit, const ForgetView& view) {
  visit("id", view.id, "who was forgotten");
  visit("erased", view.erased, "how many of what");
  visit("still_named", view.still_named > 0 ? std::optional(view.still_named) : std::nullopt,
        "the revision whose files name them still");
  visit("still_listed", view.still_listed, "they are in the team file: what it says comes again");
  visit("purged", view.purged, "nothing of it is left in the store's file or its log");
}

}  // namespace respite
