#include "server/pages/lead/grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "server/http/target.h"
#include "web/html.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using std::chrono::days;
using std::chrono::hours;

// Of so many days a column is a week, else a day.
constexpr int kMostDays = 50;
constexpr int kWeek = 7;

struct Cell {
  std::string letters;
  std::string title;
  std::string turn;                // key of the first that is not over
  std::vector<std::size_t> seats;  // held, by their place among the letters
  bool leave = false;
  bool moved = false;  // differs from what is published
};

std::string escaped(std::string_view text) { return Html::text(text).markup(); }

std::string capital(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

class Grid {
 public:
  Grid(const GridSays& says, const Words& in)
      : says_(says),
        words(in),
        zone_(says.desk.desk.zone),
        today_(day_of(zone_.to_wall(says.desk.invocation.now))),
        letters_(letters_of(says.schedule)),
        cells_(says.schedule.people.size() * static_cast<std::size_t>(says.days)),
        gaps_(static_cast<std::size_t>(says.days)) {
    for (std::size_t i = 0; i < says.schedule.people.size(); ++i)
      rows_.emplace(says.schedule.people[i].id, i);
    add_leave();
    for (const auto* slots : {&says.schedule.reaching, &says.schedule.slots})
      for (const SlotView& view : *slots) add_slot(view.slot);
    for (const ChangeView& change : says.changes) mark(change);
    for (const GapView& gap : says.schedule.gaps) add_gap(gap);
    if (says.days > kMostDays) fold();
  }

  std::string html() const {
    std::string out =
        fmt::format("<table class=\"grid rota{}\">\n", each_ == kWeek ? " by-week" : "");
    add_head(out);
    out += "<tbody>\n";
    add_cover(out);
    for (std::size_t row = 0; row < says_.schedule.people.size(); ++row) add_person(out, row);
    return out + "</tbody>\n</table>\n";
  }

 private:
  Day day_at(int column) const { return says_.first + days{each_ * column}; }

  // Days become weeks: of each seat whether all of it is held, or on how many days.
  void fold() {
    const int weeks = (says_.days + kWeek - 1) / kWeek;
    std::vector<Cell> cells;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(row) * says_.days;
      for (int week = 0; week < weeks; ++week)
        cells.push_back(
            week_of({begin + week * kWeek, begin + std::min(says_.days, (week + 1) * kWeek)}));
    }
    std::vector<std::vector<std::string>> gaps(static_cast<std::size_t>(weeks));
    for (std::size_t day = 0; day < gaps_.size(); ++day)
      for (std::string& gap : gaps_[day]) gaps[day / kWeek].push_back(std::move(gap));
    cells_ = std::move(cells);
    gaps_ = std::move(gaps);
    columns_ = weeks;
    each_ = kWeek;
  }

  Cell week_of(std::span<const Cell> all) const {
    Cell week;
    std::map<std::size_t, std::size_t> held;  // days, by seat
    std::size_t leave = 0;
    for (const Cell& day : all) {
      for (const std::size_t seat : day.seats) ++held[seat];
      leave += day.leave ? 1 : 0;
      week.moved = week.moved || day.moved;
    }
    week.leave = 2 * leave > all.size();
    for (const auto& [seat, count] : held) {
      week.seats.push_back(seat);
      if (!week.letters.empty()) week.letters += ' ';
      if (count < all.size()) week.letters += std::to_string(count);
      week.letters += letters_[seat].letters;
      if (!week.title.empty()) week.title += "; ";
      week.title +=
          letters_[seat].name + ", " + words.many("{n} day", "{n} days", static_cast<int>(count));
    }
    return week;
  }

  // Calls use(column) for each day of the grid that the stretch is told on.
  template <class Use>
  void on_days(Interval span, const Use& use) const {
    const auto [first, last] = days_of(zone_, span);
    const int begin = std::max(0, static_cast<int>((first - says_.first).count()));
    const int end = std::min(says_.days - 1, static_cast<int>((last - says_.first).count()));
    for (int column = begin; column <= end; ++column) use(static_cast<std::size_t>(column));
  }

  Cell* cell(const std::optional<std::string>& person, std::size_t column) {
    const auto row = person ? rows_.find(*person) : rows_.end();
    if (row == rows_.end()) return nullptr;
    return &cells_[row->second * static_cast<std::size_t>(says_.days) + column];
  }

  SeatLetter letter(const SlotRecord& slot) const {
    for (const SeatLetter& each : letters_)
      if (each.rota == slot.rota && each.seat == slot.seat) return each;
    return {slot.rota, slot.seat, capital(slot.seat.substr(0, 1)), slot.rota + ", " + slot.seat};
  }

  std::string time_of(Interval span) const {
    if (span.length() > hours{24}) return span_text(words, span, zone_, says_.desk.invocation.now);
    const auto clock = [&](Instant instant) {
      return respite::to_text(
          std::chrono::floor<std::chrono::minutes>(time_of_day(zone_.to_wall(instant))));
    };
    return put(words.in("times of one day", "{begin} to {end}"),
               {{"begin", clock(span.begin)}, {"end", clock(span.end)}});
  }

  void add_leave() {
    const Desk& desk = says_.desk.desk;
    for (std::size_t p = 0; p < desk.people.size(); ++p) {
      for (const Interval& away : says_.desk.calendars.leave[p].intervals()) {
        const Day first = std::max(says_.first, day_of(zone_.to_wall(away.begin)));
        for (Day day = first; day < day_at(says_.days) && zone_.day_span(day).begin < away.end;
             day += days{1}) {
          const Interval all = zone_.day_span(day);
          Cell* const at =
              cell(desk.people[p].id, static_cast<std::size_t>((day - says_.first).count()));
          if (at && 2 * intersection(all, away).length() >= all.length()) at->leave = true;
        }
      }
    }
  }

  std::size_t index_of(const SeatLetter& seat) const {
    const auto found = std::ranges::find(letters_, seat.letters, &SeatLetter::letters);
    return static_cast<std::size_t>(found - letters_.begin());
  }

  void add_slot(const SlotRecord& slot) {
    if (slot.kind == SlotKind::kProtected || !slot.person) return;
    const SeatLetter seat = letter(slot);
    const std::size_t index = index_of(seat);
    const bool weeks = says_.days > kMostDays;  // they say it in their own words
    std::string title;
    on_days(slot.span, [&](std::size_t column) {
      Cell* const at = cell(slot.person, column);
      if (!at) return;
      if (std::ranges::count(at->seats, index) == 0 && index < letters_.size())
        at->seats.push_back(index);
      if (weeks) return;
      if (title.empty()) title = seat.name + ", " + time_of(slot.span);
      if (!at->letters.empty()) at->letters += ' ';
      if (at->turn.empty() && slot.turn_span.end > says_.desk.invocation.now) at->turn = slot.turn;
      at->letters += seat.letters;
      at->title += at->title.empty() ? title : "; " + title;
    });
  }

  void mark(const ChangeView& change) {
    const std::string before =
        change.before ? put(words("published: {who}"), {{"who", name_of(*change.before)}}) : "";
    for (const auto& person : {change.before, change.after}) {
      on_days(change.slot.span, [&](std::size_t column) {
        Cell* const at = cell(person, column);
        if (!at) return;
        at->moved = true;
        if (!before.empty() && at->title.find(before) == std::string::npos)
          at->title += (at->title.empty() ? letter(change.slot).name + ", " : " – ") + before;
      });
    }
  }

  std::string name_of(const std::string& person) const {
    const auto row = rows_.find(person);
    return row == rows_.end() ? person : says_.schedule.people[row->second].name;
  }

  void add_gap(const GapView& gap) {
    if (!says_.planned) return;
    const Interval open = intersection(gap.span, *says_.planned);
    if (open.empty()) return;
    SlotRecord slot;
    slot.rota = gap.rota;
    slot.seat = gap.seat;
    on_days(open, [&](std::size_t column) {
      gaps_[column].push_back(letter(slot).name + ", " + time_of(open));
    });
  }

  const Holiday* holiday(Day day) const {
    const auto found = std::ranges::find(says_.schedule.holidays, day, &Holiday::day);
    return found == says_.schedule.holidays.end() ? nullptr : &*found;
  }

  // "weekend today", of that day's column.
  std::string classes(Day day) const {
    if (each_ == kWeek) return day <= today_ && today_ < day + days{kWeek} ? "today" : "";
    const Weekday weekday = weekday_of(day);
    std::string all;
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || holiday(day))
      all = "weekend";
    if (day == today_) all += all.empty() ? "today" : " today";
    return all;
  }

  void add_head(std::string& out) const {
    out += "<thead>\n<tr><td></td>";
    for (int column = 0; column < columns_;) {
      const auto month_of = [&](int at) {
        const std::chrono::year_month_day date{day_at(at)};
        return date.year() / date.month();
      };
      int end = column;
      while (end < columns_ && month_of(end) == month_of(column)) ++end;
      out += fmt::format("<th colspan=\"{}\" class=\"month\" scope=\"colgroup\">{}</th>",
                         end - column, escaped(short_month(words, month_of(column).month())));
      column = end;
    }
    out += "<td colspan=\"4\"></td></tr>\n<tr><td></td>";
    for (int column = 0; column < columns_; ++column) add_column(out, day_at(column));
    for (const std::string& said :
         {words("Load, h"), words("Fair share, h"), words("Nights"), words("Weekends")})
      out += "<th class=\"sum\" scope=\"col\">" + escaped(said) + "</th>";
    out += "</tr>\n</thead>\n";
  }

  void add_column(std::string& out, Day day) const {
    std::string title = day_text(words, day, today_);
    const unsigned number = static_cast<unsigned>(std::chrono::year_month_day{day}.day());
    if (each_ == kWeek) {
      title = put(words.in("several days", "{begin} to {end}"),
                  {{"begin", title}, {"end", day_text(words, day + days{kWeek - 1}, today_)}});
      out += fmt::format("<th scope=\"col\" class=\"{}\"><a href=\"{}{}\" title=\"{}\">{}</a></th>",
                         classes(day), escaped(says_.days_page), respite::to_text(day),
                         escaped(title), number);
      return;
    }
    if (day == today_) title += ", " + words("today");
    if (const Holiday* const free = holiday(day)) title += ", " + free->name;
    const std::string weekday = short_weekday(words, weekday_of(day));
    out += fmt::format("<th scope=\"col\" class=\"{}\" title=\"{}\"><small>{}</small>{}</th>",
                       classes(day), escaped(title),
                       escaped(std::string_view(weekday).substr(0, 2)), number);
  }

  void add_cover(std::string& out) const {
    out += "<tr class=\"cover\"><th scope=\"row\">" + escaped(words("Held by nobody")) + "</th>";
    for (int column = 0; column < columns_; ++column) {
      const auto& open = gaps_[static_cast<std::size_t>(column)];
      if (open.empty()) {
        out += plain(day_at(column));
        continue;
      }
      const std::string title = fmt::format("{}: {}", words("nobody"), fmt::join(open, "; "));
      out += fmt::format("<td class=\"gap\" title=\"{}\">{}</td>", escaped(title), open.size());
    }
    out += "<td colspan=\"4\"></td></tr>\n";
  }

  std::string plain(Day day) const {
    const std::string all = classes(day);
    return all.empty() ? "<td></td>" : "<td class=\"" + all + "\"></td>";
  }

  void add_person(std::string& out, std::size_t row) const {
    const PersonView& person = says_.schedule.people[row];
    const Cell* const begin = &cells_[row * static_cast<std::size_t>(columns_)];
    const bool holds = std::any_of(begin, begin + columns_,
                                   [](const Cell& each) { return !each.letters.empty(); });
    if (!holds && person.fair <= 0 && person.turns == 0) return;
    out += "<tr><th scope=\"row\">" + escaped(person.name) + "</th>";
    for (int column = 0; column < columns_; ++column) add_cell(out, begin[column], day_at(column));
    add_sums(out, person);
    out += "</tr>\n";
  }

  void add_cell(std::string& out, const Cell& at, Day day) const {
    if (at.title.empty() && !at.leave && !at.moved) {
      out += plain(day);
      return;
    }
    std::string all = classes(day);
    const auto add = [&](bool is, std::string_view name) {
      if (is) all.append(all.empty() ? "" : " ").append(name);
    };
    add(at.leave, "leave");
    add(!at.letters.empty(), "duty");
    add(at.moved, "new");
    std::string title = at.title;
    if (at.leave) title += (title.empty() ? "" : "; ") + words("on leave");
    title = escaped(title);
    out.append("<td class=\"").append(all).append("\" title=\"").append(title);
    if (at.turn.empty() || says_.duty_page.empty()) {
      out.append("\">").append(at.letters).append("</td>");
      return;
    }
    const std::string address = says_.duty_page + http::escaped(at.turn);
    out.append("\"><a href=\"").append(escaped(address)).append("\" aria-label=\"").append(title);
    out.append("\">").append(at.letters).append("</a></td>");
  }

  void add_sums(std::string& out, const PersonView& person) const {
    const auto whole = [](std::int64_t seconds) { return (seconds + 1800) / 3600; };
    const auto count = [&](int done, std::int64_t fair) {
      if (!person.counts_evened) return std::to_string(done);
      return fmt::format("{} / {}", done, (fair + 500'000) / 1'000'000);
    };
    out += fmt::format(
        "<td class=\"sum\">{}</td><td class=\"sum\">{}</td><td class=\"sum\">{}</td>"
        "<td class=\"sum\">{}</td>",
        whole(person.load), whole(std::max<std::int64_t>(0, person.fair)),
        count(person.nights, person.fair_counts.nights),
        count(person.weekends, person.fair_counts.weekends));
  }

  const GridSays& says_;
  const Words& words;  // so called that its messages are found
  Zone zone_;
  Day today_;
  std::vector<SeatLetter> letters_;
  std::map<std::string, std::size_t, std::less<>> rows_;
  int columns_ = says_.days;
  int each_ = 1;                                // days of a column
  std::vector<Cell> cells_;                     // [person][column]
  std::vector<std::vector<std::string>> gaps_;  // [column]: what nobody holds
};

}  // namespace

std::pair<Day, Day> days_of(Zone zone, Interval span) {
  const Day first = day_of(zone.to_wall(span.begin));
  if (span.length() < hours{24}) return {first, first};
  const Wall end = zone.to_wall(span.end);
  const Day last = day_of(end);
  return {first, last > first && time_of_day(end) <= hours{12} ? last - days{1} : last};
}

std::vector<SeatLetter> letters_of(const ScheduleView& schedule) {
  std::vector<SeatLetter> all;
  const auto free = [&](const std::string& letters) {
    return std::ranges::find(all, letters, &SeatLetter::letters) == all.end();
  };
  for (const RotaView& rota : schedule.rotas) {
    for (const std::string& seat : rota.seats) {
      const std::string upper = capital(seat);
      std::string letters = upper.substr(0, 1);
      for (std::size_t i = 1; i < upper.size() && !free(letters); ++i)
        letters = upper.substr(0, 1) + upper[i];
      for (int i = 2; !free(letters); ++i) letters = upper.substr(0, 1) + std::to_string(i);
      all.push_back({rota.id, seat, letters, rota.name + ", " + seat});
    }
  }
  return all;
}

std::string rota_grid(const GridSays& says, const Words& words) { return Grid(says, words).html(); }

}  // namespace respite::server
