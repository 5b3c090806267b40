#include "app/desk/file/beyond_ascii.h"

#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::uint32_t kPlane = 0x100000;

// Of a well-formed character.
std::uint32_t decode(std::string_view character) {
  constexpr std::uint32_t kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t code = static_cast<unsigned char>(character[0]) & kLeadBits[character.size()];
  for (const char c : character.substr(1)) {
    code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  }
  return code;
}

std::string encode(std::uint32_t code) {
  const auto tail = [code](unsigned shift) {
    return static_cast<char>(0x80U | (code >> shift & 0x3FU));
  };
  if (code < 0x800) return {static_cast<char>(0xC0U | code >> 6U), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | code >> 12U), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | code >> 18U), tail(12), tail(6), tail(0)};
}

// Every character through `change`, which gives a code of U+0080 or above; ASCII and broken bytes
// stay.
template <class Change>
std::string each(std::string_view text, Change change) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_bytes(text, at);
    if (bytes <= 1) {
      result += text[at++];
      continue;
    }
    result += encode(change(decode(text.substr(at, bytes))));
    at += bytes;
  }
  return result;
}

}  // namespace

std::string put_away(std::string_view text) {
  return each(text, [](std::uint32_t code) { return code < 0x10000 ? code + kPlane : code; });
}

std::string bring_back(std::string_view text) {
  return each(text, [](std::uint32_t code) {
    const bool surrogate = code >= kPlane + 0xD800 && code <= kPlane + 0xDFFF;
    return code >= kPlane + 0x80 && !surrogate ? code - kPlane : code;
  });
}

}  // namespace respite::team_file
