#include "ical/split.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace respite::ical {
namespace {

using namespace std::string_view_literals;

constexpr std::array kEventProperties = {
    "ATTENDEE"sv, "DTEND"sv,         "DTSTART"sv, "DURATION"sv, "EXDATE"sv,
    "EXRULE"sv,   "RDATE"sv,         "RRULE"sv,   "STATUS"sv,   "SUMMARY"sv,
    "TRANSP"sv,   "RECURRENCE-ID"sv, "UID"sv,     "SEQUENCE"sv, "ORGANIZER"sv};
constexpr std::array kBusyProperties = {"FREEBUSY"sv};
constexpr std::array kObservanceProperties = {"DTSTART"sv, "RDATE"sv, "RRULE"sv, "TZOFFSETFROM"sv,
                                              "TZOFFSETTO"sv};
constexpr std::array kZoneProperties = {"TZID"sv};
constexpr std::span<const std::string_view> kNothing;

// Of a component that stands in one of the other kind; none: nothing of it is read.
std::span<const std::string_view> wanted_properties(std::string_view kind, std::string_view in) {
  if (in == "VCALENDAR" && kind == "VEVENT") return kEventProperties;
  if (in == "VCALENDAR" && kind == "VFREEBUSY") return kBusyProperties;
  if (in == "VCALENDAR" && kind == "VTIMEZONE") return kZoneProperties;
  const bool is_observance = kind == "STANDARD" || kind == "DAYLIGHT";
  if (in == "VTIMEZONE" && is_observance) return kObservanceProperties;
  return {};
}

char to_capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string to_capitals(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), to_capital);
  return out;
}

std::string_view trim_right(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t");
  return text.substr(0, last == text.npos ? 0 : last + 1);
}

// Yields content lines: unfolded, with the number of the line each began on.
class LineReader {
 public:
  explicit LineReader(std::string_view text)
      : rest_(text), end_of_line_(text.find('\n') == text.npos ? '\r' : '\n') {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
  }

  // Reads the next content line into `content`; false at the end of the text.
  bool next() {
    if (rest_.empty()) return false;
    content.clear();
    too_long = false;
    number = ++physical_;
    take_physical_line();
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
      rest_.remove_prefix(1);
      ++physical_;
      take_physical_line();
    }
    return true;
  }

  std::string content;
  int number = 0;
  bool too_long = false;

 private:
  void take_physical_line() {
    const std::size_t end = std::min(rest_.find(end_of_line_), rest_.size());
    for (const char c : rest_.substr(0, end)) {
      if (c == '\0' || c == '\r') continue;  // a lone CR must not begin a line of its own
      if (content.size() == kMaxLine) {
        too_long = true;
        break;
      }
      content.push_back(c);
    }
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }

  std::string_view rest_;
  char end_of_line_;
  int physical_ = 0;
};

// Of attendees those who declined matter, and the first few: a meeting has at most one owner, but
// hundreds of guests, and leave is of one or two.
constexpr std::size_t kFirstGuests = 3;
bool is_declined(std::string_view line) {
  return to_capitals(line).find("DECLINED") != std::string::npos;
}

class Splitter {
 public:
  explicit Splitter(const std::function<void(const Component&)>& visit) : visit_(visit) {}

  SplitText run(std::string_view text) {
    LineReader reader(text);
    while (!stopped_ && reader.next()) take(reader);
    if (!open_.empty()) warn(reader.number, "the text ends inside a component");
    if (!result_.is_calendar) warn(0, "no VCALENDAR in it");
    return std::move(result_);
  }

 private:
  struct Open {
    Component component;
    std::span<const std::string_view> wanted;  // of its properties
    std::size_t kept = 0;                      // bytes
    std::string_view trouble;                  // why it cannot be used; empty: it can
    std::size_t guests = 0;                    // who did not decline
  };

  void take(const LineReader& reader) {
    const std::string name = property_name(reader.content);
    if (name == "BEGIN") {
      begin(to_capitals(trim_right(raw_value(reader.content))), reader.number);
    } else if (name == "END") {
      end(to_capitals(trim_right(raw_value(reader.content))));
    } else if (!open_.empty()) {
      keep(name, reader);
    }
  }

  void begin(std::string kind, int line) {
    // What stands in a VCALENDAR stands in nothing else: what is open there was never closed.
    if (kind == "VCALENDAR") drop_open(0);
    if (!wanted_properties(kind, "VCALENDAR").empty()) drop_open(1);
    if (open_.size() == kMaxDepth) {
      warn(line, "components nested too deeply; the rest of the text is not read");
      stopped_ = true;
      return;
    }
    if (open_.empty() && kind != "VCALENDAR") {
      if (!std::exchange(warned_outside_, true)) {
        warn(line, "what stands outside any VCALENDAR is not read");
      }
      return;
    }
    if (kind == "VCALENDAR") {
      result_.is_calendar = true;
      ++calendars_;
    }
    if (kind == "VAVAILABILITY") warn(line, "skipped: a VAVAILABILITY is not read");
    const auto wanted =
        open_.empty() ? kNothing : wanted_properties(kind, open_.back().component.kind);
    open_.push_back({Component{std::move(kind), line, calendars_, {}, {}}, wanted, 0, {}});
  }

  void end(const std::string& kind) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const Open& open) { return open.component.kind == kind; });
    if (found == open_.rend()) return;  // closes nothing: harmless
    const auto depth = static_cast<std::size_t>(open_.rend() - found);
    drop_open(depth);
    Open closed = std::move(open_.back());
    open_.pop_back();
    deliver(std::move(closed));
  }

  // Drops what is open deeper than `depth`: it was never closed.
  void drop_open(std::size_t depth) {
    while (open_.size() > depth) {
      const Open& open = open_.back();
      if (!open.wanted.empty() || open.component.kind == "VCALENDAR") {
        warn(open.component.line, "a component that is not closed is not read");
      }
      open_.pop_back();
    }
  }

  void deliver(Open closed) {
    if (closed.wanted.empty()) return;
    if (!closed.trouble.empty()) {
      warn(closed.component.line, std::string(closed.trouble));
    } else if (open_.size() == 1) {
      visit_(closed.component);
    } else if (Open& zone = open_.back(); has_room(zone, closed.kept + sizeof(Component))) {
      zone.component.parts.push_back(std::move(closed.component));
    }
  }

  void keep(const std::string& name, const LineReader& reader) {
    Open& open = open_.back();
    const bool wanted = std::ranges::find(open.wanted, name) != open.wanted.end();
    if (!wanted) return;
    if (name == "ATTENDEE" && !is_declined(reader.content) && ++open.guests > kFirstGuests) return;
    if (reader.too_long) {
      open.trouble = "skipped: a line in it is too long";
    } else if (has_room(open, reader.content.size() + sizeof(std::string))) {
      open.component.lines.push_back(reader.content);
    }
  }

  // Whether so many bytes more may be kept.
  static bool has_room(Open& open, std::size_t bytes) {
    open.kept += bytes;
    if (open.kept <= kMaxKept) return true;
    open.trouble = "skipped: it is too long";
    open.component.lines.clear();
    open.component.parts.clear();
    return false;
  }

  void warn(int line, std::string message) {
    if (result_.warnings.size() < kMaxWarnings) {
      result_.warnings.push_back({line, std::move(message)});
    }
  }

  const std::function<void(const Component&)>& visit_;
  SplitText result_;
  std::vector<Open> open_;
  std::size_t calendars_ = 0;
  bool warned_outside_ = false;
  bool stopped_ = false;
};

}  // namespace

std::string property_name(std::string_view line) {
  return to_capitals(line.substr(0, std::min(line.find_first_of(":;"), line.size())));
}

std::string_view raw_value(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == ':' && !quoted) return line.substr(i + 1);
  }
  return {};
}

SplitText split_calendar(std::string_view text,
                         const std::function<void(const Component&)>& visit) {
  return Splitter(visit).run(text);
}

}  // namespace respite::ical
