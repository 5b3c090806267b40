// A folder for one test, gone after it.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace respite {

class DeskFolder {
 public:
  DeskFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "respite-desk.XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~DeskFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  DeskFolder(const DeskFolder&) = delete;
  DeskFolder& operator=(const DeskFolder&) = delete;

  void write(const std::string& path, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / path).parent_path());
    std::ofstream{path_ / path, std::ios::binary} << bytes;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace respite
