#include "web/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <string>

namespace respite {
namespace {

constexpr int kQuiet = 4;  // modules around it (ISO/IEC 18004)
constexpr int kPixels = 232;

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

Code encode(std::string_view text) {
  // Medium: readable with a seventh of it hidden, and small enough for an address.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes, as the library takes them
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  return {QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), QRcode_free};
}

// A stroke for each run of dark modules: "M4 4h7v1h-7z".
std::string strokes_of(const QRcode& code) {
  const auto is_dark = [&](int x, int y) {
    return x < code.width && (code.data[y * code.width + x] & 1) != 0;
  };
  std::string path;
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if (!is_dark(x, y)) continue;
      const int from = x;
      while (is_dark(x, y)) ++x;
      path += fmt::format("M{} {}h{}v1h-{}z", from + kQuiet, y + kQuiet, x - from, x - from);
    }
  }
  return path;
}

}  // namespace

Html qr_code(std::string_view text, std::string_view label) {
  constexpr std::size_t kMost = 2331;
  if (text.empty() || kMost < text.size()) return {};
  const Code code = encode(text);
  if (!code) return {};
  const int size = code->width + 2 * kQuiet;
  return Html::drawn(fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{0}" width="{1}" )"
      R"(height="{1}" viewBox="0 0 {2} {2}" shape-rendering="crispEdges">)"
      R"(<rect width="{2}" height="{2}" fill="#fff"/><path fill="#000" d="{3}"/></svg>)",
      Html::text(label).markup(), kPixels, size, strokes_of(*code)));
}

}  // namespace respite
