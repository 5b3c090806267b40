#include "store/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "store/error.h"

namespace respite::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
  throw StoreError(path.string() + ": " + std::generic_category().message(errno));
}

void sync(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  const int result = ::fsync(file);
  ::close(file);
  if (result != 0) fail(path);
}

}  // namespace

UnfinishedFile::UnfinishedFile(fs::path becomes) : becomes_(std::move(becomes)) {
  for (int number = 1;; ++number) {
    path_ = becomes_.string() + ".unfinished-" + std::to_string(number);
    // Rights as the umask has them, which mkstemp() would not leave.
    const int file = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
      ::close(file);
      return;
    }
    if (errno != EEXIST || number == 1000) fail(becomes_);
  }
}

UnfinishedFile::~UnfinishedFile() {
  std::error_code ignored;
  for (const char* beside : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(path_.string() + beside, ignored);
  }
}

bool UnfinishedFile::put_in_place() const {
  sync(path_);
  // link() never replaces; rename() would.
  const bool placed = ::link(path_.c_str(), becomes_.c_str()) == 0;
  if (!placed && errno != EEXIST) fail(becomes_);
  sync(becomes_.has_parent_path() ? becomes_.parent_path() : ".");
  return placed;
}

}  // namespace respite::store
