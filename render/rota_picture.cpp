#include "render/rota_picture.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "render/schedule_turns.h"
#include "render/svg.h"
#include "render/words.h"

namespace respite {
namespace {

using std::chrono::days;

constexpr double kWidth = 1108;  // four units a millimetre of 277
constexpr double kNames = 130;
constexpr double kHeight = 620;  // of all rows, where there are few
constexpr double kLeastRow = 15;
constexpr double kMostRow = 26;
constexpr double kLegend = 22;
constexpr int kWeeksAStrip = 7;
constexpr std::chrono::hours kMostOfADay{20};

struct Shade {
  std::string_view fill;
  std::string_view ink;
};
constexpr std::array<Shade, 6> kShades{{{"#222", "#fff"},
                                        {"#ddd", "#000"},
                                        {"#888", "#fff"},
                                        {"#fff", "#000"},
                                        {"#555", "#fff"},
                                        {"#bbb", "#000"}}};

// Seats of all rotas, in order, with the letter and the shade of each.
struct Key {
  std::string letter;
  Shade shade;
  std::string name;
};

std::map<std::pair<std::string, std::string>, Key> keys_of(const ScheduleView& schedule) {
  std::vector<std::pair<std::string, std::string>> seats;
  std::vector<std::string> names;
  for (const RotaView& rota : schedule.rotas)
    for (const std::string& seat : rota.seats) {
      seats.emplace_back(rota.id, seat);
      names.push_back(seat);
    }
  const std::vector<std::string> letters = letters_of(names);
  std::map<std::pair<std::string, std::string>, Key> keys;
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const auto rota = std::ranges::find(schedule.rotas, seats[i].first, &RotaView::id);
    keys[seats[i]] = {letters[i], kShades.at(i % kShades.size()),
                      fmt::format("{} {}", rota->name, seats[i].second)};
  }
  return keys;
}

// What one person, or nobody, holds of one turn without a break.
struct Mark {
  std::string person;  // id; empty: nobody
  Wall begin;
  Wall end;
  const Key* key = nullptr;
};

std::vector<Mark> marks_of(const ScheduleView& schedule,
                           const std::map<std::pair<std::string, std::string>, Key>& keys) {
  std::map<std::string, std::vector<const SlotView*>> turns;
  for (const auto* slots : {&schedule.reaching, &schedule.slots})
    for (const SlotView& view : *slots)
      if (view.slot.kind != SlotKind::kProtected && (view.slot.person || view.required))
        turns[view.slot.turn].push_back(&view);
  std::vector<Mark> marks;
  for (auto& [turn, slots] : turns) {
    std::ranges::sort(slots, {}, [](const SlotView* view) { return view->slot.span.begin; });
    std::string last = "?";
    for (const SlotView* view : slots) {
      const SlotRecord& slot = view->slot;
      const std::string person = slot.person.value_or("");
      const Wall end = wall_in(schedule.zone, slot.span.end);
      if (person == last) {
        marks.back().end = end;
        continue;
      }
      const auto key = keys.find({slot.rota, slot.seat});
      if (key == keys.end()) continue;
      marks.push_back({person, wall_in(schedule.zone, slot.span.begin), end, &key->second});
      last = person;
    }
  }
  return marks;
}

std::vector<std::string> rows_of(const ScheduleView& schedule, const std::vector<Mark>& marks) {
  std::set<std::string> holding;
  for (const Mark& mark : marks) holding.insert(mark.person);
  std::vector<std::string> rows;
  for (const PersonView& person : schedule.people)
    if (holding.contains(person.id) || person.fair > 0) rows.push_back(person.id);
  if (holding.contains("")) rows.emplace_back();
  return rows;
}

// Seven weeks or fewer of days, one under another.
class Strip {
 public:
  Strip(Svg& svg, const ScheduleView& schedule, Day first, int count, double top, double row)
      : svg_(svg),
        schedule_(schedule),
        first_(first),
        days_(count),
        top_(top),
        row_(row),
        day_((kWidth - kNames) / count) {}

  // In rows.
  static double height(std::size_t rows) { return static_cast<double>(rows) + 2.6; }

  void draw(const std::vector<std::string>& rows, const std::vector<Mark>& marks) {
    const PeopleNames names(schedule_.people);
    draw_days(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double y = top_of(i);
      svg_.words(2, y + row_ * 0.75, 10.5, rows[i].empty() ? "nobody" : names.full(rows[i]),
                 Anchor::kStart, "#000", rows[i].empty());
      svg_.line(0, y + row_, kWidth, y + row_, "#999", 0.5);
      for (const Mark& mark : marks)
        if (mark.person == rows[i]) draw_mark(mark, y);
    }
  }

 private:
  [[nodiscard]] double top_of(std::size_t i) const {
    return top_ + row_ * (2 + static_cast<double>(i));
  }
  [[nodiscard]] double x_of(Wall wall) const {
    const auto since = wall - Wall{first_};
    const double at = static_cast<double>(since.count()) / Seconds{days{1}}.count();
    return kNames + day_ * std::clamp(at, 0.0, static_cast<double>(days_));
  }

  void draw_days(std::size_t rows) {
    const double bottom = top_of(rows);
    for (int i = 0; i < days_; ++i) {
      const Day day = first_ + days{i};
      const double x = kNames + day_ * i;
      const Weekday weekday = weekday_of(day);
      const bool holiday =
          std::ranges::find(schedule_.holidays, day, &Holiday::day) != schedule_.holidays.end();
      const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
      if (holiday || weekend)
        svg_.box({x, top_ + row_, day_, bottom - top_ - row_}, holiday ? "#d8d8d8" : "#eee");
      const std::chrono::year_month_day date{day};
      const double middle = x + day_ / 2;
      svg_.words(middle, top_ + row_ * 1.8, std::min(9.5, day_ * 0.62),
                 fmt::format("{}", static_cast<unsigned>(date.day())), Anchor::kMiddle, "#000",
                 holiday);
      const bool begins_week = weekday == schedule_.week_start;
      if (begins_week)
        svg_.words(x + 2, top_ + row_ * 0.8, 10,
                   fmt::format("{} {} {}", weekday_name(weekday), static_cast<unsigned>(date.day()),
                               month_name(date.month()).substr(0, 3)),
                   Anchor::kStart, "#000", true);
      svg_.line(x, top_ + (begins_week ? 0 : row_), x, bottom, begins_week ? "#555" : "#ccc", 0.5);
    }
    svg_.line(0, top_of(0), kWidth, top_of(0), "#555", 0.8);
  }

  void draw_mark(const Mark& mark, double y) {
    const bool long_one = mark.end - mark.begin >= kMostOfADay;
    const Wall begin = long_one ? mark.begin : Wall{day_of(mark.begin)};
    const Wall end = long_one ? mark.end : begin + days{1};
    const double from = x_of(begin);
    const double to = x_of(end);
    if (to - from < 0.5) return;
    const Box box{from + 0.6, y + 1.2, to - from - 1.2, row_ - 2.4};
    const bool nobody = mark.person.empty();
    svg_.box(box, nobody ? "#fff" : mark.key->shade.fill, "#000");
    svg_.words((from + to) / 2, y + row_ * 0.77, std::min(10.5, day_ * 0.75), mark.key->letter,
               Anchor::kMiddle, nobody ? "#000" : mark.key->shade.ink, true);
  }

  Svg& svg_;
  const ScheduleView& schedule_;
  Day first_;
  int days_;
  double top_;
  double row_;
  double day_;
};

void draw_legend(Svg& svg, const std::map<std::pair<std::string, std::string>, Key>& keys,
                 const ScheduleView& schedule, double y) {
  double x = 2;
  for (const RotaView& rota : schedule.rotas)
    for (const std::string& seat : rota.seats) {
      const Key& key = keys.at({rota.id, seat});
      svg.box({x, y, 14, 12.6}, key.shade.fill, "#000");
      svg.words(x + 7, y + 10, 10, key.letter, Anchor::kMiddle, key.shade.ink, true);
      svg.words(x + 19, y + 10, 10.5, key.name);
      x += 36 + 6.2 * static_cast<double>(key.name.size());
    }
}

}  // namespace

std::string rota_picture(const ScheduleView& schedule) {
  const auto keys = keys_of(schedule);
  const std::vector<Mark> marks = marks_of(schedule, keys);
  const std::vector<std::string> rows = rows_of(schedule, marks);
  const Day first = day_of(wall_in(schedule.zone, schedule.window.begin));
  const Day last = day_of(wall_in(schedule.zone, schedule.window.end - Seconds{1}));
  const int all = static_cast<int>((last - first).count()) + 1;
  const int weeks = (all + kDaysAWeek - 1) / kDaysAWeek;
  const int strips = std::max(1, (weeks + kWeeksAStrip - 1) / kWeeksAStrip);
  const int a_strip = kDaysAWeek * ((weeks + strips - 1) / strips);
  const double row = std::clamp(kHeight / strips / Strip::height(rows.size()), kLeastRow, kMostRow);
  const double height = row * Strip::height(rows.size());
  Svg svg(kWidth, height * strips + kLegend,
          fmt::format("{}, {}", schedule.desk, from_to(schedule.zone, schedule.window)));
  for (int i = 0; i < strips; ++i)
    Strip(svg, schedule, first + days{i * a_strip}, a_strip, height * i, row).draw(rows, marks);
  draw_legend(svg, keys, schedule, height * strips + 2);
  return svg.done();
}

Sheet sheet_of(const ShowView& view) {
  const ScheduleView& schedule = view.schedule;
  const std::string source = view.source == ShowSource::kDraft
                                 ? std::string("draft, not published")
                                 : fmt::format("revision {}", view.revision);
  return {fmt::format("{}, {}, {}; {}", schedule.desk, from_to(schedule.zone, schedule.window),
                      schedule.zone, source),
          {},
          {},
          rota_picture(schedule)};
}

}  // namespace respite
