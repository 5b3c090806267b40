// HTML that cannot be broken by what is in it: text becomes HTML in one place, escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/message.h"

namespace respite::server {

class Html {
 public:
  Html() = default;
  // Text, escaped; also where it stands in an attribute in quotes.
  static Html text(std::string_view text);

  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }

  [[nodiscard]] const std::string& markup() const { return markup_; }

 private:
  friend Html element(std::string_view,
                      const std::vector<std::pair<std::string_view, std::string>>&, const Html&);
  friend Html single(std::string_view,
                     const std::vector<std::pair<std::string_view, std::string>>&);
  std::string markup_;
};

using Attributes = std::vector<std::pair<std::string_view, std::string>>;  // values are escaped

// <name ...>content</name>; names are literals of ours.
[[nodiscard]] Html element(std::string_view name, const Attributes& attributes,
                           const Html& content);
[[nodiscard]] Html single(std::string_view name, const Attributes& attributes);  // <name ...>
// Of text alone.
[[nodiscard]] Html element(std::string_view name, std::string_view text);
[[nodiscard]] Html link(const std::string& address, std::string_view text);

// A whole page, with the headers that let a browser run no script and load nothing of others.
[[nodiscard]] http::Response html_page(std::string_view title, const Html& content,
                                       int status = 200);

}  // namespace respite::server
