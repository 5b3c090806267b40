// A letter: what a mail says, as text and as HTML, from letter.*.mustache.
//
// Every field is text of one line, whoever wrote it: control characters, and those that turn the
// direction of what follows, go; markup is shown as it is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace respite {

struct LetterRow {
  std::string when;  // "Mon 30 Nov, 09:00 to 17:00"
  std::string what;
  std::string note;  // smaller, below; may be empty
};

// A button. Only an http, https, mailto or tel address becomes a link; another is shown as text.
struct LetterAction {
  std::string label;
  std::string url;
};

struct Letter {
  std::string language;                 // "en": a tag of BCP 47
  std::string subject;                  // one line; no part of the text, a mail shows it above
  std::vector<std::string> paragraphs;  // before the rows
  std::vector<LetterRow> rows;
  std::vector<LetterAction> actions;
  std::vector<std::string> after;  // paragraphs behind
  // Keys of the slots whose events go with it: what the reader holds by it, and no longer does.
  std::vector<std::string> given = {};
  std::vector<std::string> taken = {};
  std::string reason;              // why the reader gets it: last, small
};

// The same words twice.
struct LetterText {
  std::string
      text;  // lines of at most 72 columns, but for longer words and addresses; ends in '\n'
  std::string html;  // a document that loads nothing, for light and dark
};

[[nodiscard]] LetterText render_letter(const Letter& letter, const std::string& desk_name);

// As the store keeps it: one line of JSON without a newline.
[[nodiscard]] std::string to_json(const Letter& letter);

// Read back; what it does not know is left out. Throws std::invalid_argument on what is no letter.
[[nodiscard]] Letter letter_from_json(std::string_view json);

}  // namespace respite
