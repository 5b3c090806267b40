// Where something stands in a file of the desk.
#pragma once

#include <string>

namespace respite {

struct Place {
  std::string file;  // relative to the desk
  int line = 0;      // from 1; 0 is the file as a whole
  int column = 0;    // from 1, in characters; 0 is the line as a whole
  friend auto operator<=>(const Place&, const Place&) = default;
};

// A file the team file names, and where it names it.
struct FileReference {
  std::string path;  // relative to the desk
  Place named_at;
  // Where the team file names an address, as it does so; the path is then that of the last copy.
  std::string address{};
};

}  // namespace respite
