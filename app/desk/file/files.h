// The files of a desk: read from its folder and nowhere else; and one written anew.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>

namespace respite {

// A file the desk was read from, as it was; what a publication keeps.
struct InputFile {
  std::string path;  // relative to the desk
  std::string bytes;
  friend bool operator==(const InputFile&, const InputFile&) = default;
};

// Why a file cannot be read: "is not there", "is a link out of the desk".
struct Unreadable {
  std::string why;
};

// A relative path without ".." below the folder; links may not lead out of it. Only regular files
// of at most `most` bytes.
[[nodiscard]] std::variant<std::string, Unreadable> read_file(const std::filesystem::path& folder,
                                                              const std::string& path,
                                                              std::size_t most);

// What a file that holds a secret says: its first line, without blanks at its end.
[[nodiscard]] std::string first_line_of(std::string bytes);

// Beside it first, then renamed over it: a reader sees the old bytes or the new. Whether it could.
[[nodiscard]] bool replace_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace respite
