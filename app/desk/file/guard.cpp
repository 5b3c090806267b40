#include "app/desk/file/guard.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr int kMaxDots = 16;

// Walks the text far enough into TOML to know texts and comments from keys and brackets.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<Fault> run() {
    while (at_ < text_.size() && !fault_) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_text(c);
      } else if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        look_at(c);
        ++at_;
      }
    }
    return fault_;
  }

 private:
  void look_at(char c) {
    if (c == '[' || c == '{') ++brackets_;
    if (c == ']' || c == '}') brackets_ = std::max(brackets_ - 1, 0);
    if (c == '.') ++dots_;
    const bool ends_key = c == '=' || c == ',' || c == '\n' || c == '[' || c == ']' || c == '{';
    if (ends_key) dots_ = 0;
    if (brackets_ > kMaxDepth - 4 || dots_ > kMaxDots) stop("nested too deeply");
  }

  void skip_text(char quote) {
    const std::string triple(3, quote);
    const bool is_long = text_.substr(at_).starts_with(triple);
    at_ += is_long ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && quote == '"') {
        at_ += 2;
      } else if (!is_long && (c == quote || c == '\n')) {
        ++at_;
        return;
      } else if (is_long && text_.substr(at_).starts_with(triple)) {
        at_ += 3;  // and up to two quotes of the text that stand before these
        for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
        return;
      } else {
        ++at_;
      }
    }
  }

  void stop(std::string message) {
    if (!fault_) fault_ = Fault{spot_of(text_, at_), std::move(message)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int brackets_ = 0;
  int dots_ = 0;
  std::optional<Fault> fault_;
};

}  // namespace

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

Spot spot_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::string_view on_line =
      newline == std::string_view::npos ? without_mark(before) : before.substr(newline + 1);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {static_cast<int>(lines) + 1, static_cast<int>(text::count_characters(on_line)) + 1};
}

std::optional<Fault> find_danger(std::string_view text) {
  if (text.size() > kMaxTeamFileBytes) {
    return Fault{
        {}, "too big: a team file may have " + std::to_string(kMaxTeamFileBytes >> 20U) + " MiB"};
  }
  if (const auto broken = text::find_broken(text)) {
    return Fault{spot_of(text, *broken), "not UTF-8: save the file as UTF-8 text"};
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return Fault{spot_of(text, nul), "a NUL byte: this is not a text file"};
  }
  return Scan{text}.run();
}

}  // namespace respite::team_file
