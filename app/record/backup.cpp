// A consistent copy of the store, and putting it back.
#include <filesystem>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/view/record.h"
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

struct BackupArguments {
  std::optional<LocalPath> file;
};

void arguments(auto& visit, BackupArguments& given) {
  visit("file", given.file, "where to (default: DESK-TIME.db here)", {.operand = true});
}

struct RestoreArguments {
  std::optional<LocalPath> file;
};

void arguments(auto& visit, RestoreArguments& given) {
  visit("file", given.file, "the backup", {.operand = true, .needed = true});
}

// Needs no team file, writes over nothing, and is there whole or not at all.
BackupView back_up(const Invocation& invocation, const BackupArguments& given) {
  if (!std::filesystem::exists(std::filesystem::path(invocation.folder) / store::kFileName)) {
    throw Failure(ExitCode::kFile, "there is no store in " + invocation.folder + " to copy");
  }
  const auto database = store_to_read(invocation);
  const std::string to = given.file ? given.file->text : usual_name(invocation);
  const store::Backup made = store::backup(database, to);
  return {made, to};
}

BackupView restore_backup(const Invocation& invocation, const RestoreArguments& given) {
  const store::Backup found = store::restore(given.file.value().text, invocation.folder);
  return {found, (std::filesystem::path(invocation.folder) / store::kFileName).string()};
}

}  // namespace

std::vector<Operation> backup_operations() {
  return {
      declare(
          {.name = "backup",
           .summary = "copy the store, while others go on",
           .about =
               "Writes one file with everything published and recorded, checked before it is put "
               "in place; a damaged store is not copied. Team file and calendars are yours to "
               "keep, best in git; each publication also holds those it was judged by.",
           .needs = Needs::kFolder},
          back_up),
      declare(
          {.name = "restore",
           .summary = "put a backup back",
           .about =
               "Puts a backup into a desk's folder that has no store, after reading all of it. A "
               "store that is there stays: move it away by hand first.",
           .needs = Needs::kFolder},
          restore_backup)};
}

}  // namespace respite
