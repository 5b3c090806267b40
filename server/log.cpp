#include "server/log.h"

#include <fmt/format.h>

namespace respite::server {
namespace {

constexpr std::size_t kMostUnwritten = 64 << 10;  // bytes

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      json += c;
    }
  }
  return json + '"';
}

}  // namespace

Log::Field::Field(std::string_view field, std::string_view text)
    : json(fmt::format(",\"{}\":{}", field, quoted(text))) {}
Log::Field::Field(std::string_view field, std::int64_t number)
    : json(fmt::format(",\"{}\":{}", field, number)) {}

void Log::add(Instant at, std::string_view event, const std::vector<Field>& fields) {
  std::string line = fmt::format("{{\"time\":\"{}\",\"event\":{}", to_rfc3339(at), quoted(event));
  for (const Field& field : fields) line += field.json;
  line += "}\n";
  const std::lock_guard lock(mutex_);
  lines_ += line;
  if (lines_.size() > kMostUnwritten) {
    write_(lines_);
    lines_.clear();
  }
}

void Log::flush() {
  const std::lock_guard lock(mutex_);
  if (!lines_.empty()) write_(lines_);
  lines_.clear();
}

}  // namespace respite::server
