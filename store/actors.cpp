#include "store/actors.h"

#include "store/queries.h"
#include "store/secret.h"

namespace respite::store {
namespace {

std::string pseudonym(const std::string& secret, const std::string& name) {
  return keyed_hash_hex(secret, "actor " + name);
}

}  // namespace

std::string pseudonym_of(Connection& connection, const std::string& name) {
  const auto known = read_one(connection, text_at,
                              "SELECT pseudonym FROM actors WHERE name = :name", {{":name", name}});
  if (known) return *known;
  const std::string secret = random_secret_hex();
  std::string made = pseudonym(secret, name);
  run(connection, "INSERT INTO actors (pseudonym, secret, name) VALUES (:made, :secret, :name)",
      {{":made", made}, {":secret", secret}, {":name", name}});
  return made;
}

Actor actor_of(Connection& connection, const std::string& pseudonym_kept) {
  constexpr std::size_t kDigits = 6;
  Statement found(connection, "SELECT secret, name FROM actors WHERE pseudonym = :pseudonym");
  found.bind({{":pseudonym", pseudonym_kept}});
  if (!found.step()) return {pseudonym_kept, false};
  Row row(found);
  std::optional<std::string> secret;
  row.read(secret);
  if (!secret) return {"forgotten-" + pseudonym_kept.substr(0, kDigits), true};
  std::string name = row.text();
  const bool sound = pseudonym(*secret, name) == pseudonym_kept;
  return {std::move(name), sound};
}

int erase_actor(Connection& connection, const std::string& name) {
  return run(connection, "UPDATE actors SET secret = NULL, name = NULL WHERE name = :name",
             {{":name", name}});
}

}  // namespace respite::store
