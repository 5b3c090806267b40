#include "text/mentions.h"

#include <utf8proc.h>

#include <string>

#include "text/utf8.h"

namespace respite::text {
namespace {

// A letter, a digit, or a mark on one.
bool is_of_word(char32_t code) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return UTF8PROC_CATEGORY_LU <= category && category <= UTF8PROC_CATEGORY_NO;
}

}  // namespace

bool mentions(std::string_view text, std::string_view word) {
  const std::string where = folded(text);
  const std::string what = folded(word);
  if (what.empty()) return false;
  const auto is_word_at = [&where](std::size_t at) {
    if (at >= where.size()) return false;
    const std::size_t begin = begin_of_character(where, at);
    return is_of_word(*first_character(std::string_view(where).substr(begin)).code);
  };
  for (std::size_t at = where.find(what); at != where.npos; at = where.find(what, at + 1)) {
    if ((at == 0 || !is_word_at(at - 1)) && !is_word_at(at + what.size())) return true;
  }
  return false;
}

}  // namespace respite::text
