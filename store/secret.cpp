#include "store/secret.h"

#include <sodium.h>

#include <vector>

#include "store/queries.h"

namespace respite::store {
namespace {

std::string to_hex(const std::vector<unsigned char>& bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();  // sodium's terminating zero
  return hex;
}

std::optional<std::string> stored_secret(Connection& connection) {
  return read_one(connection, text_at, "SELECT secret FROM secrets WHERE name = 'export'");
}

}  // namespace

std::string random_secret_hex() {
  constexpr std::size_t kBytes = 32;
  if (sodium_init() < 0) throw StoreError("the system gives no random numbers");
  std::vector<unsigned char> bytes(kBytes);
  randombytes_buf(bytes.data(), bytes.size());
  return to_hex(bytes);
}

std::optional<std::string> find_export_secret(const Database& database) {
  return database.read([](Connection& connection) { return stored_secret(connection); });
}

std::string export_secret(Database& database) {
  return database.write([](Connection& connection) {
    if (auto secret = stored_secret(connection)) return *std::move(secret);
    std::string made = random_secret_hex();
    run(connection, "INSERT INTO secrets (name, secret) VALUES ('export', :secret)",
        {{":secret", made}});
    return made;
  });
}

std::string keyed_hash_hex(std::string_view secret, std::string_view text) {
  const std::string key(secret);
  const std::string bytes(text);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                              key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                bytes.size());
  std::vector<unsigned char> hash(crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256_final(&state, hash.data());
  return to_hex(hash);
}

}  // namespace respite::store
