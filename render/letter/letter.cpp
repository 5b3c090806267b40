#include "render/letter/letter.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "render/letter/templates.h"
#include "render/text.h"
#include "text/utf8.h"

namespace respite {
namespace {

namespace mustache = kainjow::mustache;

constexpr int kColumns = 72;
constexpr int kWidestWhen = 36;  // of rows whose text begins beside it

// Embeddings, overrides and isolates: what would turn words that are not the writer's.
bool turns_direction(char32_t code) {
  return (0x202A <= code && code <= 0x202E) || (0x2066 <= code && code <= 0x2069);
}

bool is_space(char32_t code) { return code == U' ' || code == 0x2028 || code == 0x2029; }

// One line, words a space apart.
std::string plain(std::string_view text) {
  std::string result;
  text::each_character(text::one_line(text), [&](const text::Character& character) {
    const char32_t code = character.code.value_or(0xFFFD);
    if (turns_direction(code)) return;
    if (!is_space(code)) {
      result += character.bytes;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  });
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

template <class Items, class Make>
std::vector<std::string> texts_of(const Items& items, Make make) {
  std::vector<std::string> texts;
  texts.reserve(items.size());
  for (const auto& item : items) texts.push_back(make(item));
  return texts;
}

std::vector<std::string> plain(const std::vector<std::string>& texts) {
  std::vector<std::string> result =
      texts_of(texts, [](const std::string& text) { return plain(text); });
  std::erase(result, "");
  return result;
}

// Each field plain; an action without a label is its address.
Letter plain(const Letter& letter) {
  Letter result;
  result.language = plain(letter.language);
  result.subject = plain(letter.subject);
  result.paragraphs = plain(letter.paragraphs);
  result.after = plain(letter.after);
  result.reason = plain(letter.reason);
  for (const LetterRow& row : letter.rows) {
    result.rows.push_back({plain(row.when), plain(row.what), plain(row.note)});
  }
  for (const LetterAction& action : letter.actions) {
    const std::string url = plain(action.url);
    const std::string label = plain(action.label);
    result.actions.push_back({label.empty() ? url : label, url});
  }
  return result;
}

// An address that a reader may be led to by a click: of such a kind, in ASCII, without spaces.
bool may_be_link(std::string_view url) {
  constexpr std::array<std::string_view, 4> kKinds{"https://", "http://", "mailto:", "tel:"};
  const std::string small = text::in_small_letters(url);
  return std::ranges::any_of(kKinds,
                             [&](std::string_view kind) {
                               return small.starts_with(kind) && small.size() > kind.size();
                             }) &&
         std::ranges::all_of(url, [](char c) { return '!' <= c && c <= '~'; });
}

std::string joined(const std::vector<std::string>& lines, std::string_view between) {
  std::string result;
  for (const std::string& line : lines) {
    if (!result.empty()) result += between;
    result += line;
  }
  return result;
}

std::string wrapped(std::string_view text) { return joined(wrap(text, kColumns), "\n"); }

// What and note beside the time, or below it where times are long.
std::string row_text(const LetterRow& row, int column) {
  const bool beside = column <= kWidestWhen;
  const int indent = beside ? column + 2 : 2;
  std::vector<std::string> lines = wrap(row.what, kColumns - indent);
  if (!row.note.empty()) {
    std::ranges::copy(wrap(row.note, kColumns - indent), std::back_inserter(lines));
  }
  const std::string between = '\n' + std::string(static_cast<std::size_t>(indent), ' ');
  return without_trailing_spaces(
      (beside ? pad_right(row.when, indent) : wrapped(row.when) + between) +
      joined(lines, between));
}

std::string action_text(const LetterAction& action) {
  if (action.url.empty() || action.label == action.url) return wrapped(action.label);
  std::string line = action.label + ": " + action.url;
  if (display_width(line) <= kColumns) return line;
  return wrapped(action.label + ':') + '\n' + action.url;
}

mustache::data list_of(const std::vector<std::string>& texts) {
  mustache::data list{mustache::data::type::list};
  for (const std::string& text : texts) list << mustache::data(text);
  return list;
}

std::string filled(std::string_view name, const mustache::data& data) {
  mustache::mustache form{std::string(letter_template(name))};
  std::string result = form.render(data);
  if (!form.is_valid()) throw std::logic_error(form.error_message());
  return result;
}

// A list of one text or none: what stands together.
std::vector<std::string> block_of(const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  return {joined(lines, "\n")};
}

std::vector<std::string> wrapped(const std::vector<std::string>& texts) {
  return texts_of(texts, [](const std::string& text) { return wrapped(text); });
}

std::string text_of(const Letter& letter, const std::vector<std::string>& foot) {
  int column = 0;
  for (const LetterRow& row : letter.rows) column = std::max(column, display_width(row.when));
  const auto row = [column](const LetterRow& one) { return row_text(one, column); };
  mustache::data data;
  data.set("paragraphs", list_of(wrapped(letter.paragraphs)));
  data.set("table", list_of(block_of(texts_of(letter.rows, row))));
  data.set("actions", list_of(block_of(texts_of(letter.actions, action_text))));
  data.set("after", list_of(wrapped(letter.after)));
  data.set("foot", list_of(wrapped(foot)));
  return filled("letter.txt.mustache", data);
}

std::string html_of(const Letter& letter, const std::vector<std::string>& foot) {
  mustache::data rows{mustache::data::type::list};
  for (const LetterRow& row : letter.rows) {
    mustache::data one;
    one.set("when", row.when);
    one.set("what", row.what);
    one.set("note", row.note);
    one.set("has_note", mustache::data(!row.note.empty()));
    rows << one;
  }
  mustache::data actions{mustache::data::type::list};
  for (const LetterAction& action : letter.actions) {
    const bool link = may_be_link(action.url);
    const bool address = !link && !action.url.empty() && action.label != action.url;
    mustache::data one;
    one.set("label", address ? action.label + ": " + action.url : action.label);
    one.set("url", action.url);
    one.set("is_link", mustache::data(link));
    actions << one;
  }
  mustache::data data;
  data.set("language", letter.language);
  data.set("subject", letter.subject);
  data.set("paragraphs", list_of(letter.paragraphs));
  data.set("has_rows", mustache::data(!letter.rows.empty()));
  data.set("rows", rows);
  data.set("actions", actions);
  data.set("after", list_of(letter.after));
  data.set("foot", list_of(foot));
  return filled("letter.html.mustache", data);
}

}  // namespace

LetterText render_letter(const Letter& letter, const std::string& desk_name) {
  const Letter clean = plain(letter);
  const std::vector<std::string> foot = plain(std::vector<std::string>{clean.reason, desk_name});
  return {text_of(clean, foot), html_of(clean, foot)};
}

}  // namespace respite
