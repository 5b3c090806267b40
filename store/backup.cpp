#include "store/backup.h"

#include <fstream>
#include <iterator>

#include "store/audit.h"
#include "store/chain/verify.h"
#include "store/digest.h"
#include "store/drafts.h"
#include "store/driver/open.h"
#include "store/files.h"
#include "store/publications.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

[[nodiscard]] Backup require_sound(const fs::path& copy, const fs::path& original) {
  const auto damaged = [&original](const std::string& words) {
    return StoreError(original.string() + " is damaged: " + words);
  };
  try {
    require_opens(copy);
  } catch (const DriverError& error) {
    throw StoreError(original.string() + " " + in_plain_words(error));
  }
  const Database database = Database::copy_of(copy);
  if (const auto damage = database.find_damage()) throw damaged(*damage);
  if (const auto damages = verify(database); !damages.empty()) {
    throw damaged(damages.front().words);
  }
  if (const auto damages = verify_audit(database); !damages.empty()) {
    throw damaged(damages.front().words);
  }
  static_cast<void>(read_draft(database));  // says so where it is not what was saved
  std::ifstream stream(copy, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return {latest_revision(database), bytes.size(), sha256_hex(bytes)};
}

}  // namespace

Backup backup(const Database& database, const fs::path& file) {
  const UnfinishedFile unfinished(file);
  database.read([&](Connection& connection) { copy_to(connection, unfinished.path()); });
  Backup made = require_sound(unfinished.path(), database.path());
  if (!unfinished.put_in_place()) {
    throw StoreError(file.string() + " is there already and stays as it is");
  }
  return made;
}

Backup restore(const fs::path& file, const fs::path& folder) {
  const fs::path store = folder / kFileName;
  const UnfinishedFile unfinished(store);
  std::error_code error;
  fs::copy_file(file, unfinished.path(), fs::copy_options::overwrite_existing, error);
  if (error) throw StoreError(file.string() + ": " + error.message());
  Backup found = require_sound(unfinished.path(), file);

  const std::string away = " is there already; move it away first";
  if (fs::exists(log_of(store), error)) throw StoreError(log_of(store).string() + away);
  if (!unfinished.put_in_place()) throw StoreError(store.string() + away);
  return found;
}

}  // namespace respite::store
