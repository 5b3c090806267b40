#include "render/learning_picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/svg.h"
#include "render/words.h"

namespace respite {
namespace {

constexpr double kWidth = 900;
constexpr double kNames = 220;
constexpr double kRow = 24;
constexpr double kTop = 40;

struct BarPart {
  std::string_view name;
  Seconds LearningLine::*time;
  std::string_view fill;
};
constexpr BarPart kBarParts[] = {{"kept", &LearningLine::kept, "#333"},
                           {"kept elsewhere", &LearningLine::moved, "#777"},
                           {"to come", &LearningLine::ahead, "#ccc"},
                           {"lost", &LearningLine::lost, "#fff"}};

double hours_in(Seconds time) { return static_cast<double>(time.count()) / 3600; }

void draw_key(Svg& svg) {
  double x = kNames;
  for (const BarPart& part : kBarParts) {
    svg.box({x, 12, 14, 14}, part.fill, "#333");
    svg.words(x + 20, 24, 12, part.name);
    x += 150;
  }
}

}  // namespace

std::string learning_picture(const LearningReport& report) {
  const double height = kTop + kRow * static_cast<double>(report.lines.size()) + 12;
  Svg svg(kWidth, height,
          fmt::format("Learning kept and lost, {}", from_to(report.zone, report.window)));
  draw_key(svg);
  double most = 1;
  for (const LearningView& view : report.lines) most = std::max(most, hours_in(view.line.planned));
  const double scale = (kWidth - kNames - 60) / most;
  for (std::size_t i = 0; i < report.lines.size(); ++i) {
    const LearningView& view = report.lines[i];
    const double y = kTop + kRow * static_cast<double>(i);
    svg.words(2, y + 15, 12, view.name + ", " + view.quarter);
    double x = kNames;
    for (const BarPart& part : kBarParts) {
      const double width = hours_in(view.line.*part.time) * scale;
      if (width > 0) svg.box({x, y + 4, width, kRow - 10}, part.fill, "#333");
      x += width;
    }
    svg.words(x + 5, y + 15, 11, fmt::format("{:.0f} h", hours_in(view.line.planned)));
  }
  return svg.done();
}

}  // namespace respite
