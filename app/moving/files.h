// Files written into a desk: all of what an import changes, or nothing of it.
#pragma once

#include <string>
#include <vector>

namespace respite::moving {

struct WrittenFile {
  std::string path;  // relative to the desk
  std::string bytes;
};

// Each beside its place first, then renamed over it, in their order; what is the same already is
// left alone. The paths of those that changed, or would. Throws Failure(kFile).
std::vector<std::string> write_files(const std::string& folder,
                                     const std::vector<WrittenFile>& files, bool rehearse);

}  // namespace respite::moving
