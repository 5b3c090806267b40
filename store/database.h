// The desk's database: a connection, and transactions on it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "store/error.h"

namespace respite::store {

class Connection;  // store/driver/connection.h

inline constexpr const char* kFileName = "respite.db";  // in the desk's folder

// What to do in a folder without a database.
enum class WhereNone {
  kBegin,  // to write, make one; to read, take it for an empty one
  kFail,   // StoreError: there was one, and whatever is missing now comes back
};

// One connection, for one thread. Commits survive power loss; another process's commits are seen
// by the next read. Every function here and of this folder throws StoreError where it cannot go on.
class Database {
 public:
  // To read and write.
  [[nodiscard]] static Database open(const std::filesystem::path& folder,
                                     WhereNone where_none = WhereNone::kBegin);
  // To read only, also where nothing may be written or the disk is full. Creates nothing.
  [[nodiscard]] static Database open_to_read(const std::filesystem::path& folder,
                                             WhereNone where_none = WhereNone::kBegin);
  [[nodiscard]] static Database in_memory();
  // A copy in memory, to read only, of a database file nobody writes: a backup.
  [[nodiscard]] static Database copy_of(const std::filesystem::path& file);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // Runs the work in one transaction and returns what it returns. A read sees one state from its
  // first to its last row; a write happens as a whole or, where the work throws, not at all. Reads
  // may stand inside reads and writes, writes inside writes: the outermost decides. Other writers
  // are waited for, at most kBusySeconds. Files of store/ take a Connection& in their work.
  template <class Work>
  auto read(Work&& work) const {
    return run(false, std::forward<Work>(work));
  }
  template <class Work>
  auto write(Work&& work) {
    return run(true, std::forward<Work>(work));
  }

  // Instead of being closed it is handed over when it ends, unless it is a copy or its last
  // transaction failed. Once.
  void keep_with(std::function<void(Database)> keep);

  // Changes when another connection has committed since this was last asked; says nothing of
  // this connection's own commits.
  [[nodiscard]] std::int64_t data_version() const;

  // Whether it is the file as it lay on the disk, or did not, when it was opened to read, and sees
  // no later commit.
  [[nodiscard]] bool is_copy() const;

  // The first thing found wrong with the file; nothing where it is sound. Reads all of it.
  [[nodiscard]] std::optional<std::string> find_damage() const;

  [[nodiscard]] const std::filesystem::path& path() const;  // of the file; ":memory:" has none

 private:
  struct Opened;
  explicit Database(std::unique_ptr<Opened> opened);

  template <class Work>
  auto run(bool to_write, Work&& work) const {
    const auto call = [&work](Connection& connection) -> decltype(auto) {
      if constexpr (std::is_invocable_v<Work&, Connection&>) {
        return work(connection);
      } else {
        return work();
      }
    };
    using Result = std::invoke_result_t<decltype(call), Connection&>;
    if constexpr (std::is_void_v<Result>) {
      transact(to_write, call);
    } else {
      std::optional<Result> result;
      transact(to_write, [&](Connection& connection) { result.emplace(call(connection)); });
      return *std::move(result);  // NOLINT(bugprone-unchecked-optional-access): else it threw
    }
  }
  void transact(bool to_write, const std::function<void(Connection&)>& work) const;

  std::unique_ptr<Opened> opened_;
};

inline constexpr int kBusySeconds = 30;

// `now` is read once, when a command begins; others may have recorded while it worked or waited
// its turn. Only what is behind the last record by more than this has a wrong clock.
inline constexpr std::chrono::minutes kMayBeLate{2};
static_assert(kMayBeLate > 2 * std::chrono::seconds{kBusySeconds});

}  // namespace respite::store
