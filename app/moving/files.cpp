#include "app/moving/files.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/operation/failure.h"

namespace respite::moving {
namespace {

namespace fs = std::filesystem;

bool is_same(const fs::path& path, const std::string& bytes) {
  const std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return stream && text.str() == bytes;
}

Failure cannot_write(const fs::path& path) {
  return Failure(ExitCode::kFile, "cannot write {}", path.string());
}

fs::path beside(const fs::path& path) { return path.string() + ".unfinished"; }

void write_beside(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream stream(beside(path), std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw cannot_write(path);
}

}  // namespace

std::vector<std::string> write_files(const std::string& folder,
                                     const std::vector<WrittenFile>& files, bool rehearse) {
  std::vector<std::string> changed;
  for (const WrittenFile& file : files) {
    const fs::path path = fs::path(folder) / file.path;
    if (is_same(path, file.bytes)) continue;
    changed.push_back(file.path);
    if (!rehearse) write_beside(path, file.bytes);
  }
  if (rehearse) return changed;
  for (const std::string& path : changed) {
    std::error_code error;
    fs::rename(beside(fs::path(folder) / path), fs::path(folder) / path, error);
    if (error) throw cannot_write(fs::path(folder) / path);
  }
  return changed;
}

}  // namespace respite::moving
