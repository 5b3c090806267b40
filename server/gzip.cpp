#include "server/gzip.h"

#include <zlib.h>

#include <limits>
#include <stdexcept>

#include "server/http/message.h"

namespace respite::server {
namespace {

// "gzip;q=0", "gzip; q=0.000": named, and not wanted.
bool is_refused(std::string_view parameters) {
  const std::size_t equals = parameters.find("q=");
  if (equals == std::string_view::npos) return false;
  return http::trimmed(parameters.substr(equals + 2)).find_first_not_of("0.") ==
         std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view text) {
  if (text.size() > std::numeric_limits<uInt>::max()) throw std::length_error("too much to zip");
  constexpr int kGzip = 15 + 16;  // the largest window, gzip's frame
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, kMemory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string zipped(deflateBound(&stream, text.size()), '\0');
  std::string input(text);  // zlib reads it through a pointer that is not const
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): zlib counts unsigned bytes
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.next_out = reinterpret_cast<Bytef*>(zipped.data());
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  stream.avail_in = static_cast<uInt>(input.size());
  stream.avail_out = static_cast<uInt>(zipped.size());
  const int ended = deflate(&stream, Z_FINISH);
  zipped.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::runtime_error("zlib did not finish");
  return zipped;
}

bool takes_gzip(std::optional<std::string_view> accept_encoding) {
  bool any = false;
  for (const std::string_view part : http::listed_in(accept_encoding.value_or(""))) {
    const std::size_t semicolon = std::min(part.find(';'), part.size());
    const std::string_view coding = http::trimmed(part.substr(0, semicolon));
    const bool taken = !is_refused(part.substr(semicolon));
    if (http::same_word(coding, "gzip")) return taken;
    if (coding == "*") any = taken;
  }
  return any;
}

}  // namespace respite::server
