// Files put in place whole, or not at all. Private to store/.
#pragma once

#include <filesystem>

namespace respite::store {

// A file written under a name of its own beside the one it shall have. Whatever is not put in
// place goes with the object; a killed program leaves FILE.unfinished-NUMBER behind, which nobody
// reads. Throws StoreError.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::filesystem::path becomes);  // empty, and nobody else's
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Gives the finished file its name, durably. False where a file of that name is there already:
  // it stays as it is.
  [[nodiscard]] bool put_in_place() const;

 private:
  std::filesystem::path becomes_;
  std::filesystem::path path_;
};

}  // namespace respite::store
