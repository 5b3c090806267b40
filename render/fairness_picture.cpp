#include "render/fairness_picture.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/svg.h"
#include "render/words.h"

namespace respite {
namespace {

constexpr double kWidth = 900;
constexpr double kNames = 150;
constexpr double kRow = 24;
constexpr double kTop = 40;

struct Bars {
  std::string_view heading;
  std::int64_t Balance::*count;
  double x;
  double width;
  double unit;  // of what is counted, in one of what is written
  int digits;
};
constexpr Bars kBars[] = {{"load, hours", &Balance::load, kNames, 330, 3600, 0},
                          {"nights", &Balance::nights, 510, 100, 1e6, 0},
                          {"weekends", &Balance::weekends, 640, 100, 1e6, 0},
                          {"holidays", &Balance::holidays, 770, 100, 1e6, 0}};

struct BarAndShare {
  double done;
  double share;  // what is owed, less what was carried in
};

BarAndShare measured(const AccountLine& line, const Bars& bars) {
  const auto value = [&](const Balance& of) {
    return static_cast<double>(of.*bars.count) / bars.unit;
  };
  return {value(line.done), std::max(0.0, value(line.owed) - value(line.carried))};
}

void draw(Svg& svg, const std::vector<FairnessLine>& people, const Bars& bars) {
  svg.words(bars.x, kTop - 12, 12, bars.heading, Anchor::kStart, "#000", true);
  double most = 1;
  for (const FairnessLine& line : people) {
    const BarAndShare of = measured(line.account, bars);
    most = std::max({most, of.done, of.share});
  }
  const double scale = (bars.width - 34) / most;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const double y = kTop + kRow * static_cast<double>(i);
    const BarAndShare of = measured(people[i].account, bars);
    svg.box({bars.x, y + 4, of.done * scale, kRow - 10}, "#999", "#333");
    const double share = bars.x + of.share * scale;
    svg.line(share, y + 1, share, y + kRow - 3, "#000", 2.5);
    svg.words(bars.x + std::max(of.done, of.share) * scale + 5, y + 15, 11,
              fmt::format("{:.{}f}", of.done, bars.digits));
  }
}

}  // namespace

std::string fairness_picture(const FairnessView& view) {
  std::vector<FairnessLine> people = view.people;
  std::erase_if(people, [](const FairnessLine& line) {
    return line.account.owed == Balance{} && line.account.done == Balance{};
  });
  const double height = kTop + kRow * static_cast<double>(people.size()) + 24;
  Svg svg(kWidth, height, fmt::format("Load against share, {}", from_to(view.zone, view.window)));
  for (std::size_t i = 0; i < people.size(); ++i)
    svg.words(2, kTop + kRow * static_cast<double>(i) + 15, 12, people[i].name);
  for (const Bars& bars : kBars) draw(svg, people, bars);
  svg.words(2, height - 7, 11,
            "bar: done; line: share, less what was done more, or more what was done less, before");
  return svg.done();
}

}  // namespace respite
