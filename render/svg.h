// Pictures that print in grey: rectangles, lines and words in SVG, escaped in one place.
#pragma once

#include <string>
#include <string_view>

namespace respite {

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

enum class Anchor { kStart, kMiddle, kEnd };

class Svg {
 public:
  // `title` is what a screen reader says of it.
  Svg(double width, double height, std::string_view title);

  // Colours are literals of ours; an empty one draws nothing.
  void box(Box box, std::string_view fill, std::string_view stroke = {});
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, double width = 1);
  void words(double x, double y, double size, std::string_view text, Anchor anchor = Anchor::kStart,
             std::string_view fill = "#000", bool bold = false);

  [[nodiscard]] std::string done() const { return markup_ + "</svg>\n"; }

 private:
  std::string markup_;
};

}  // namespace respite
