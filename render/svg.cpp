#include "render/svg.h"

#include <array>

#include <fmt/format.h>

#include "text/utf8.h"

namespace respite {
namespace {

std::string escaped(std::string_view text) {
  std::string markup;
  for (const char c : text::printable_line(text)) {
    switch (c) {
      case '&':
        markup += "&amp;";
        break;
      case '<':
        markup += "&lt;";
        break;
      case '>':
        markup += "&gt;";
        break;
      case '"':
        markup += "&quot;";
        break;
      default:
        markup += c;
    }
  }
  return markup;
}

// "12.5", "12": no digits that say nothing.
std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace

Svg::Svg(double width, double height, std::string_view title)
    : markup_(fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" "
                          "role=\"img\" font-family=\"sans-serif\"><title>{2}</title>\n"
                          "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
                          number(width), number(height), escaped(title))) {}

void Svg::box(Box box, std::string_view fill, std::string_view stroke) {
  markup_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"",
                         number(box.x), number(box.y), number(box.width), number(box.height),
                         fill.empty() ? "none" : fill);
  if (!stroke.empty()) markup_ += fmt::format(" stroke=\"{}\"", stroke);
  markup_ += "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view stroke, double width) {
  markup_ += fmt::format(
      "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
      number(x1), number(y1), number(x2), number(y2), stroke, number(width));
}

void Svg::words(double x, double y, double size, std::string_view text, Anchor anchor,
                std::string_view fill, bool bold) {
  constexpr std::array kAnchors = {"start", "middle", "end"};
  markup_ += fmt::format(
      "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>\n",
      number(x), number(y), number(size), kAnchors.at(static_cast<std::size_t>(anchor)), fill,
      bold ? " font-weight=\"bold\"" : "", escaped(text));
}

}  // namespace respite
