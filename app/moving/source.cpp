#include "app/moving/source.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/moving/readers.h"
#include "app/operation/failure.h"
#include "app/operation/tree.h"
#include "text/id.h"

namespace respite::moving {
namespace {

constexpr std::uintmax_t kLargestSource = std::uintmax_t{64} << 20;  // bytes

}  // namespace

std::string read_source(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  const std::ifstream stream(path, std::ios::binary);
  if (error || !stream) throw Failure(ExitCode::kFile, "cannot read {}", path);
  if (size > kLargestSource) throw Failure(ExitCode::kFile, "{} is larger than 64 MiB", path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string source_id(const std::string& path) {
  const std::string id = text::to_id(std::filesystem::path(path).stem().string());
  return id.empty() ? "import" : id;
}

ImportFormat recognised(std::string_view text, const std::string& path) {
  if (text.substr(0, 4096).find("BEGIN:VCALENDAR") != std::string_view::npos)
    return ImportFormat::kIcs;
  if (const auto documents = documents_in(text)) {
    if (const auto vendor = vendor_of(*documents)) return *vendor;
    throw Failure(ExitCode::kInput,
                  "{}: JSON, but of no schedule that PagerDuty, Opsgenie, Grafana "
                  "OnCall or GoAlert gives: say which with --format",
                  path);
  }
  return ImportFormat::kCsv;
}

}  // namespace respite::moving
