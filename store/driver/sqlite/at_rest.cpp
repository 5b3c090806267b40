#include "store/driver/sqlite/at_rest.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "store/driver/open.h"
#include "store/error.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

// Bytes 18 and 19 of the header are 2 where the file uses a write-ahead log, which memory has
// not (https://www.sqlite.org/c3ref/deserialize.html).
constexpr std::size_t kFormatVersions = 18;
constexpr std::size_t kHeaderSize = 100;

// Size and time of the file: the same before and after means nobody wrote in between.
[[nodiscard]] std::pair<std::uintmax_t, fs::file_time_type> state_of(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  const fs::file_time_type time = error ? fs::file_time_type{} : fs::last_write_time(file, error);
  if (error) throw StoreError(file.string() + ": " + error.message());
  return {size, time};
}

[[nodiscard]] std::string bytes_at_rest(const fs::path& file) {
  const auto before = state_of(file);
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad() || !stream.is_open()) throw StoreError(file.string() + " cannot be read");
  std::error_code ignored;
  const bool logged = fs::exists(log_of(file), ignored) && fs::file_size(log_of(file), ignored) > 0;
  if (logged || state_of(file) != before || bytes.size() != before.first) {
    throw StoreError(file.string() + " is in use, and may not be written here; try again");
  }
  return bytes;
}

}  // namespace

fs::path log_of(const fs::path& file) { return file.string() + "-wal"; }

void load_at_rest(SQLite::Database& memory, const fs::path& file) {
  std::string bytes = bytes_at_rest(file);
  if (bytes.empty()) return;  // an empty database, as SQLite has it
  if (bytes.size() >= kHeaderSize) bytes[kFormatVersions] = bytes[kFormatVersions + 1] = 1;
  void* const copy = sqlite3_malloc64(bytes.size());  // SQLite frees it, also where it refuses it
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, bytes.data(), bytes.size());
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  const int result =
      sqlite3_deserialize(memory.getHandle(), "main", static_cast<unsigned char*>(copy), size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (result != SQLITE_OK) throw SQLite::Exception(memory.getHandle(), result);
}

}  // namespace respite::store
