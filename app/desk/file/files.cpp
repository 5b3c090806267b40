#include "app/desk/file/files.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace respite {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& file, const fs::path& folder) {
  const auto [rest, ignored] =
      std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return rest == folder.end();
}

bool stays_inside(const fs::path& path) {
  return path.is_relative() && std::find(path.begin(), path.end(), fs::path{".."}) == path.end();
}

}  // namespace

std::variant<std::string, Unreadable> read_file(const fs::path& folder, const std::string& path,
                                                std::size_t most) {
  if (!stays_inside(path)) return Unreadable{"is outside the desk"};
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error) return Unreadable{"is not there"};
  const fs::path file = fs::canonical(root / path, error);
  if (error) return Unreadable{"is not there"};
  if (!is_below(file, root)) return Unreadable{"is a link out of the desk"};
  if (!fs::is_regular_file(file, error)) return Unreadable{"is not a file"};
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return Unreadable{"cannot be read"};
  std::string bytes;
  char block[65536];
  while (stream.read(block, sizeof block), stream.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > most) return Unreadable{"is too big"};
  }
  if (stream.bad()) return Unreadable{"cannot be read"};
  return bytes;
}

std::string first_line_of(std::string bytes) {
  bytes.resize(std::min(bytes.find('\n'), bytes.size()));
  bytes.resize(bytes.find_last_not_of(" \r") + 1);
  return bytes;
}

bool replace_file(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path unfinished = path.string() + ".unfinished";
  std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code error;
  if (stream) std::filesystem::rename(unfinished, path, error);
  return stream && !error;
}

}  // namespace respite
