#include "app/backup.h"

#include <algorithm>
#include <filesystem>

#include "app/failure.h"
#include "app/write_to.h"
#include "store/backup.h"

namespace respite {
namespace {

// "helpdesk-20261207T090000Z.db"
std::string usual_name(const Invocation& invocation) {
  std::string time = to_rfc3339(invocation.now);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  const auto folder = std::filesystem::weakly_canonical(invocation.folder).filename().string();
  return (folder.empty() ? "respite" : folder) + "-" + time + ".db";
}

}  // namespace

BackupView back_up(const Invocation& invocation, const std::string& file) {
  if (!std::filesystem::exists(std::filesystem::path(invocation.folder) / store::kFileName)) {
    throw Failure(ExitCode::kFile, "there is no store in " + invocation.folder + " to copy");
  }
  const auto database = store_to_read(invocation);
  const std::string to = file.empty() ? usual_name(invocation) : file;
  const store::Backup made = store::backup(database, to);
  return {to, made.revision, made.bytes, made.sha256};
}

BackupView restore_backup(const Invocation& invocation, const std::string& file) {
  const store::Backup found = store::restore(file, invocation.folder);
  return {(std::filesystem::path(invocation.folder) / store::kFileName).string(), found.revision,
          found.bytes, found.sha256};
}

}  // namespace respite
