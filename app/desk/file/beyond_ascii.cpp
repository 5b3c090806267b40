#include "app/desk/file/beyond_ascii.h"

#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr char32_t kPlane = 0x100000;

// Every character through `change`, which gives a code of U+0080 or above; ASCII and broken bytes
// stay.
template <class Change>
std::string each(std::string_view text, Change change) {
  std::string result;
  result.reserve(text.size());
  text::each_character(text, [&](const text::Character& character) {
    const bool stays = character.code.value_or(0) < 0x80;
    result += stays ? std::string(character.bytes) : text::encoded(change(*character.code));
  });
  return result;
}

}  // namespace

std::string put_away(std::string_view text) {
  return each(text, [](char32_t code) { return code < 0x10000 ? code + kPlane : code; });
}

std::string bring_back(std::string_view text) {
  return each(text, [](char32_t code) {
    const bool surrogate = code >= kPlane + 0xD800 && code <= kPlane + 0xDFFF;
    return code >= kPlane + 0x80 && !surrogate ? code - kPlane : code;
  });
}

}  // namespace respite::team_file
