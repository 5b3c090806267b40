#include "app/desk/fetch/kept.h"

#include <fmt/format.h>

#include <system_error>
#include <variant>

#include "app/desk/file/files.h"
#include "app/operation/failure.h"
#include "text/utf8.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 64 * 1024;

std::string notes_of(const std::string& path) { return path + ".known"; }

void write_whole(const fs::path& path, const std::string& bytes) {
  if (!replace_file(path, bytes))
    throw Failure(ExitCode::kFile, "cannot write {}", path.filename().string());
}

}  // namespace

// Four lines: when, etag, last modified, trouble.
std::optional<Kept> read_kept(const fs::path& folder, const std::string& path) {
  const auto read = read_file(folder, notes_of(path), kMostBytes);
  const auto* bytes = std::get_if<std::string>(&read);
  if (bytes == nullptr) return std::nullopt;
  std::string lines[4];
  std::size_t at = 0;
  for (std::string& line : lines) {
    const std::size_t end = bytes->find('\n', at);
    if (end == std::string::npos) return std::nullopt;
    line = bytes->substr(at, end - at);
    at = end + 1;
  }
  const auto checked = parse_rfc3339(lines[0]);
  if (!checked) return std::nullopt;
  return Kept{*checked, lines[1], lines[2], lines[3]};
}

void write_kept(const fs::path& folder, const std::string& path, const Kept& kept,
                const std::optional<std::string>& copy) {
  std::error_code error;
  fs::create_directories((folder / path).parent_path(), error);
  if (copy) write_whole(folder / path, *copy);
  write_whole(folder / notes_of(path),
              fmt::format("{}\n{}\n{}\n{}\n", to_rfc3339(kept.checked), text::one_line(kept.etag),
                          text::one_line(kept.last_modified), text::one_line(kept.trouble)));
}

}  // namespace respite
