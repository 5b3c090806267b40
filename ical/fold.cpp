#include "ical/fold.h"

#include "text/utf8.h"

namespace respite::ical {
namespace {

// The last place at or before `cut` that splits neither a UTF-8 sequence nor an escape.
std::size_t whole_before(std::string_view line, std::size_t cut) {
  cut = text::begin_of_character(line, cut);
  std::size_t backslashes = 0;
  while (backslashes < cut && line[cut - 1 - backslashes] == '\\') ++backslashes;
  return cut - backslashes % 2;
}

std::size_t fold_point(std::string_view line, std::size_t room) {
  const std::size_t latest = whole_before(line, room);
  if (line[latest] != ' ') return latest;
  const std::size_t word = line.find_last_not_of(' ', latest);
  if (word == line.npos) return latest;
  const std::size_t earlier = whole_before(line, word);
  return earlier == 0 ? latest : earlier;
}

}  // namespace

void append_folded(std::string& out, std::string_view line) {
  std::size_t room = kMostOctets;
  while (line.size() > room) {
    const std::size_t cut = fold_point(line, room);
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kMostOctets - 1;  // the blank that marks a continuation counts
  }
  out += line;
  out += "\r\n";
}

}  // namespace respite::ical
