#include "ical/write_parts.h"

#include <algorithm>
#include <chrono>

#include "text/utf8.h"

namespace respite::ical {
namespace {

void append_number(std::string& out, unsigned number, int digits) {
  char text[4];
  for (int i = digits - 1; i >= 0; --i, number /= 10)
    text[i] = static_cast<char>('0' + number % 10);
  out.append(text, static_cast<std::size_t>(digits));
}

// How much of the text stands as it is: no escape, no control, nothing beyond ASCII.
std::size_t plain_length(std::string_view text) {
  const auto is_plain = [](char c) {
    return c >= ' ' && c != '\x7F' && c != '\\' && c != ';' && c != ',';
  };
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_plain) - text.begin());
}

}  // namespace

void append_utc(std::string& out, Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const auto second = static_cast<unsigned>((instant - day).count());
  append_number(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  append_number(out, unsigned{date.month()}, 2);
  append_number(out, unsigned{date.day()}, 2);
  out += 'T';
  append_number(out, second / 3600, 2);
  append_number(out, second / 60 % 60, 2);
  append_number(out, second % 60, 2);
  out += 'Z';
}

void append_text(std::string& out, std::string_view text, Breaks breaks) {
  while (true) {
    const std::size_t plain = plain_length(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    const text::Character character = text::first_character(text);
    if (character.code == U'\n' && breaks == Breaks::kEscape) {
      out += "\\n";
    } else if (character.code == U'\\' || character.code == U';' || character.code == U',') {
      out += '\\';
      out += character.bytes;
    } else if (!character.code) {
      out += "\uFFFD";
    } else if (!text::is_control(*character.code)) {
      out += character.bytes;
    }
    text.remove_prefix(character.bytes.size());
  }
}

}  // namespace respite::ical
