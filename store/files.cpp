#include "store/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/error.h"

namespace respite::store {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw StoreError(path.string() + ": " + std::generic_category().message(errno));
}

void sync(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  const int result = ::fsync(file);
  ::close(file);
  if (result != 0) fail(path);
}

}  // namespace

std::filesystem::path unfinished_name(const std::filesystem::path& file) {
  return file.string() + ".unfinished-" + std::to_string(::getpid());
}

bool put_in_place(const std::filesystem::path& unfinished, const std::filesystem::path& file) {
  sync(unfinished);
  // link() never replaces; rename() would.
  const bool placed = ::link(unfinished.c_str(), file.c_str()) == 0;
  if (!placed && errno != EEXIST) fail(file);
  ::unlink(unfinished.c_str());
  sync(file.parent_path().empty() ? "." : file.parent_path());
  return placed;
}

}  // namespace respite::store
