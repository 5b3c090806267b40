#include "store/actors.h"

#include "store/columns.h"
#include "store/secret.h"

namespace respite::store {
namespace {

std::string pseudonym(const std::string& secret, const std::string& name) {
  return keyed_hash_hex(secret, "actor " + name);
}

}  // namespace

std::string pseudonym_of(SQLite::Database& sqlite, const std::string& name) {
  SQLite::Statement known(sqlite, "SELECT pseudonym FROM actors WHERE name = ?");
  bind_all(known, name);
  if (known.executeStep()) return known.getColumn(0).getString();
  const std::string secret = random_secret_hex();
  std::string made = pseudonym(secret, name);
  SQLite::Statement insert(sqlite, "INSERT INTO actors (pseudonym, secret, name) VALUES (?, ?, ?)");
  bind_all(insert, made, secret, name);
  insert.exec();
  return made;
}

Actor actor_of(SQLite::Database& sqlite, const std::string& pseudonym_kept) {
  constexpr std::size_t kDigits = 6;
  SQLite::Statement row(sqlite, "SELECT secret, name FROM actors WHERE pseudonym = ?");
  bind_all(row, pseudonym_kept);
  if (!row.executeStep()) return {pseudonym_kept, false};
  if (row.isColumnNull(0)) return {"forgotten-" + pseudonym_kept.substr(0, kDigits), true};
  std::string name = row.getColumn(1).getString();
  const bool sound = pseudonym(row.getColumn(0).getString(), name) == pseudonym_kept;
  return {std::move(name), sound};
}

int erase_actor(SQLite::Database& sqlite, const std::string& name) {
  SQLite::Statement erase(sqlite, "UPDATE actors SET secret = NULL, name = NULL WHERE name = ?");
  bind_all(erase, name);
  return erase.exec();
}

}  // namespace respite::store
