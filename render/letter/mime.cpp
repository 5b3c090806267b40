#include "render/letter/mime.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "text/utf8.h"

namespace respite {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::size_t kFieldName = 16;  // "Subject: " and the like, before the first line
constexpr std::size_t kWord = 75;       // an encoded word, RFC 2047
constexpr std::size_t kLongestAddress = 254;
constexpr std::string_view kFold = "\r\n ";
constexpr std::string_view kEnd = "?=";

bool is_alphanumeric(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}

// What RFC 5322 allows in a word without quotes.
bool is_atom(char c) {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

std::string without_ends(std::string_view text) {
  const std::string line = text::one_line(text);
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(' ') + 1 - begin);
}

// ASCII that no reader takes for an encoded word.
bool is_plain(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return ' ' <= c && c <= '~'; }) &&
         line.find("=?") == std::string_view::npos;
}

// Folded at its spaces; nothing where a word is too long for a line.
std::optional<std::string> folded_at_spaces(std::string_view line) {
  std::string result;
  std::size_t column = kFieldName;
  while (!line.empty()) {
    // Spaces, and the word behind them.
    const std::size_t word = line.find_first_not_of(' ');
    const std::size_t end = std::min(line.find(' ', word), line.size());
    if (column + end > kLine && !result.empty()) {
      result += "\r\n";
      column = 0;
    }
    if (column + end > kLine) return std::nullopt;
    result += line.substr(0, end);
    column += end;
    line.remove_prefix(end);
  }
  return result;
}

// The Q encoding, as it may also stand in a name: short for what is mostly ASCII letters.
std::string in_q(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ') {
      result += '_';
    } else if (is_alphanumeric(c)) {
      result += c;
    } else {
      result += fmt::format("={:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

// The B encoding, base64: short for everything else.
std::string in_b(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const std::string_view bytes = text.substr(at, 3);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      result += i <= bytes.size() ? kDigits[bits >> (18U - 6U * i) & 63U] : '=';
    }
  }
  return result;
}

// In the shorter of the two; never a part of a character in a word.
std::string encoded_words(std::string_view line) {
  const bool is_q = in_q(line).size() <= in_b(line).size();
  const auto encoded = [is_q](std::string_view text) { return is_q ? in_q(text) : in_b(text); };
  const std::string begin = is_q ? "=?UTF-8?Q?" : "=?UTF-8?B?";
  std::string result;
  std::string chunk;
  std::size_t room = kLine - kFieldName - begin.size() - kEnd.size();
  text::each_character(line, [&](const text::Character& character) {
    const std::string longer = chunk + std::string(character.bytes);
    if (encoded(longer).size() <= room) {
      chunk = longer;
      return;
    }
    result.append(begin).append(encoded(chunk)).append(kEnd).append(kFold);
    chunk = character.bytes;
    room = kWord - begin.size() - kEnd.size();
  });
  return result.append(begin).append(encoded(chunk)).append(kEnd);
}

std::string in_quotes(std::string_view name) {
  std::string result{'"'};
  for (const char c : name) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// A name before an address.
std::string phrase(const std::string& name) {
  if (!is_plain(name)) return encoded_words(name);
  const bool atoms = std::ranges::all_of(name, [](char c) { return is_atom(c) || c == ' '; }) &&
                     name.find("  ") == std::string::npos;
  const std::string written = atoms ? name : in_quotes(name);
  return written.size() <= kLine - kFieldName ? written : encoded_words(name);
}

}  // namespace

std::string encoded_header(std::string_view utf8) {
  const std::string line = without_ends(utf8);
  if (is_plain(line)) {
    if (std::optional<std::string> folded = folded_at_spaces(line)) return *folded;
  }
  return encoded_words(line);
}

bool is_mail_address(std::string_view address) {
  const std::size_t at = address.find('@');
  return address.size() <= kLongestAddress && at != 0 && at != std::string_view::npos &&
         at + 1 < address.size() && address.find('@', at + 1) == std::string_view::npos &&
         std::ranges::all_of(address, [](char c) { return is_atom(c) || c == '.' || c == '@'; });
}

std::string mailbox(std::string_view name, std::string_view address) {
  if (!is_mail_address(address)) {
    throw std::invalid_argument("no mail address: " + text::quote(address));
  }
  const std::string shown = without_ends(name);
  if (shown.empty()) return std::string(address);
  const std::string written = phrase(shown);
  const std::size_t line_begin = written.rfind('\n');
  const std::size_t column = line_begin == std::string::npos ? kFieldName + written.size()
                                                             : written.size() - line_begin - 1;
  const bool fits = column + address.size() + 3 <= kLine;
  return fmt::format("{}{}<{}>", written, fits ? " " : kFold, address);
}

}  // namespace respite
