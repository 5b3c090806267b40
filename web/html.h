// HTML that cannot be broken by what is in it: text becomes HTML in one place, escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace respite {

using Attributes = std::vector<std::pair<std::string_view, std::string>>;  // values are escaped

class Html {
 public:
  Html() = default;
  // Text, escaped; control characters, which HTML does not allow, as U+FFFD. Also fit for an
  // attribute in quotes.
  [[nodiscard]] static Html text(std::string_view text);
  // <name ...>; names are literals of ours.
  [[nodiscard]] static Html single(std::string_view name, const Attributes& attributes);

  // A picture of render/svg.h, which escapes what is in it.
  [[nodiscard]] static Html drawn(std::string svg);

  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }

  [[nodiscard]] const std::string& markup() const { return markup_; }

 private:
  friend Html element(std::string_view name, const Attributes& attributes, const Html& content);
  std::string markup_;
};

// <name ...>content</name> and a newline.
[[nodiscard]] Html element(std::string_view name, const Attributes& attributes,
                           const Html& content);
// Of text alone.
[[nodiscard]] Html element(std::string_view name, std::string_view text);

// A whole document, the content in its <main>.
[[nodiscard]] std::string page_of(const Html& head, const Html& content);
// The same for a browser that runs no script and loads nothing, wherever it is served. `style`: of
// ours, after that of all pages; without a quote or a bracket.
[[nodiscard]] std::string document_of(std::string_view title, const Html& content,
                                      std::string_view style = {});

}  // namespace respite
