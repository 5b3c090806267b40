#include "text/id.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

#include "text/utf8.h"

namespace respite::text {
namespace {

constexpr std::size_t kLongest = 64;

// Letters that are no letter with a mark.
constexpr std::array kSpelled = {
    std::pair{std::string_view("æ"), "ae"}, std::pair{std::string_view("œ"), "oe"},
    std::pair{std::string_view("ø"), "o"},  std::pair{std::string_view("ł"), "l"},
    std::pair{std::string_view("đ"), "d"},  std::pair{std::string_view("ð"), "d"},
    std::pair{std::string_view("þ"), "th"}, std::pair{std::string_view("ı"), "i"}};

std::string without_marks(std::string_view text) {
  const std::string whole = valid(text);
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(whole.data()),
      static_cast<utf8proc_ssize_t>(whole.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
  if (size < 0) throw std::bad_alloc();
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  return {mapped, mapped + size};
}

bool is_kept(std::string_view bytes) {
  const char c = bytes.front();
  return bytes.size() == 1 &&
         (('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '.' || c == '_');
}

}  // namespace

std::string to_id(std::string_view name) {
  std::string id;
  bool apart = false;
  const auto append = [&](std::string_view letters) {
    const bool begins = letters != "." && letters != "_";
    if (id.empty() && !begins) return;
    if (apart && !id.empty()) id += '-';
    apart = false;
    id += letters;
  };
  each_character(without_marks(name), [&](const Character& character) {
    for (const auto& [letter, spelled] : kSpelled)
      if (character.bytes == letter) return append(spelled);
    if (is_kept(character.bytes)) return append(character.bytes);
    apart = character.bytes != "'" && character.bytes != "\u2019";
  });
  if (id.size() > kLongest) id.resize(kLongest);
  return id;
}

}  // namespace respite::text
