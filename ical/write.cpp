#include "ical/write.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ical/fold.h"
#include "ical/write_parts.h"

namespace respite::ical {
namespace {

std::string_view to_text(BusyStatus busy) {
  switch (busy) {
    case BusyStatus::kFree:
      return "FREE";
    case BusyStatus::kTentative:
      return "TENTATIVE";
    case BusyStatus::kBusy:
      return "BUSY";
    case BusyStatus::kOutOfOffice:
      break;
  }
  return "OOF";
}

class Writer {
 public:
  explicit Writer(std::size_t events) { out_.reserve(1024 + events * 768); }

  void calendar(const Calendar& calendar) {
    out_ += kCalendarBegin;
    out_ += kPublishes;
    text("NAME:", calendar.name);
    text("X-WR-CALNAME:", calendar.name);
    text("X-WR-TIMEZONE:", calendar.zone);
    out_ += kCalendarRefresh;
    text("COLOR:", calendar.color);
    for (const Event* event : in_order(calendar.events)) this->event(*event);
    out_ += "END:VCALENDAR\r\n";
  }

  void invitation(const Invitation& invitation) {
    out_ += kCalendarBegin;
    out_ += invitation.cancelled ? "METHOD:CANCEL\r\n" : "METHOD:REQUEST\r\n";
    event(invitation.event, &invitation);
    out_ += "END:VCALENDAR\r\n";
  }

  void alone(const Event& event) {
    out_ += kCalendarBegin;
    this->event(event);
    out_ += "END:VCALENDAR\r\n";
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  static std::vector<const Event*> in_order(const std::vector<Event>& events) {
    std::vector<const Event*> order;
    order.reserve(events.size());
    for (const Event& event : events) order.push_back(&event);
    std::ranges::stable_sort(order, {}, [](const Event* event) {
      return std::tuple<Interval, const std::string&>(event->span, event->uid);
    });
    return order;
  }

  void event(const Event& event, const Invitation* invitation = nullptr) {
    out_ += "BEGIN:VEVENT\r\n";
    text("UID:", event.uid);
    line_ = "SEQUENCE:" + std::to_string(event.sequence);
    end_line();
    time("DTSTAMP:", event.changed);
    time("CREATED:", event.created);
    time("LAST-MODIFIED:", event.changed);
    time("DTSTART:", event.span.begin);
    time("DTEND:", event.span.end);
    text("SUMMARY:", event.summary);
    text("DESCRIPTION:", event.description, Breaks::kEscape);
    text("LOCATION:", event.location);
    if (is_safe_uri(event.url)) {
      line_ = "URL:" + event.url;
      end_line();
    }
    categories(event.categories);
    text("COLOR:", event.color);
    out_ += event.transparency == Transparency::kTransparent ? "TRANSP:TRANSPARENT\r\n"
                                                             : "TRANSP:OPAQUE\r\n";
    out_ += "X-MICROSOFT-CDO-BUSYSTATUS:";
    out_ += to_text(event.busy);
    out_ += "\r\n";
    if (invitation != nullptr) people_of(*invitation);
    if (event.alarm) alarm(event);
    out_ += "END:VEVENT\r\n";
  }

  void people_of(const Invitation& invitation) {
    person("ORGANIZER", "", invitation.organizer);
    person("ATTENDEE", ";PARTSTAT=ACCEPTED;RSVP=FALSE", invitation.attendee);
    out_ += invitation.cancelled ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n";
  }

  void person(std::string_view property, std::string_view parameters, const Mailbox& mailbox) {
    if (!is_safe_uri("mailto:" + mailbox.address)) return;
    line_ = property;
    line_ += parameters;
    if (!mailbox.name.empty()) {
      line_ += ";CN=\"";
      std::string name;
      append_text(name, mailbox.name);
      std::erase_if(name, [](char c) { return c == '"' || c == '\\'; });  // they have no escape
      line_ += name + '"';
    }
    line_ += ":mailto:" + mailbox.address;
    end_line();
  }

  void categories(const std::vector<std::string>& categories) {
    if (categories.empty()) return;
    line_ = "CATEGORIES:";
    for (const std::string& category : categories) {
      if (line_.back() != ':') line_ += ',';
      append_text(line_, category);
    }
    end_line();
  }

  void alarm(const Event& event) {
    out_ += "BEGIN:VALARM\r\nACTION:DISPLAY\r\n";
    line_ = "TRIGGER:-PT" + std::to_string(event.alarm->count()) + "M";
    end_line();
    text("DESCRIPTION:", event.summary);
    out_ += "END:VALARM\r\n";
  }

  void time(std::string_view name, Instant instant) {
    out_ += name;
    append_utc(out_, instant);
    out_ += "\r\n";
  }

  // Nothing where nothing is left of the value.
  void text(std::string_view name, std::string_view value, Breaks breaks = Breaks::kDrop) {
    line_ = name;
    append_text(line_, value, breaks);
    if (line_.size() > name.size()) end_line();  // some parsers take an empty value for an error
  }

  void end_line() { append_folded(out_, line_); }

  std::string out_;
  std::string line_;  // the unfolded line being put together
};

}  // namespace

std::string write_calendar(const Calendar& calendar) {
  Writer writer(calendar.events.size());
  writer.calendar(calendar);
  return writer.take();
}

std::string write_event(const Event& event) {
  Writer writer(1);
  writer.alone(event);
  return writer.take();
}

std::string write_invitation(const Invitation& invitation) {
  Writer writer(1);
  writer.invitation(invitation);
  return writer.take();
}

bool is_safe_uri(std::string_view uri) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto in_scheme = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  const auto is_safe = [](char c) { return c > ' ' && c < 0x7F && c != '"'; };
  const std::size_t colon = uri.find(':');
  return colon != uri.npos && colon > 0 && is_letter(uri.front()) &&
         std::ranges::all_of(uri.substr(0, colon), in_scheme) && std::ranges::all_of(uri, is_safe);
}

}  // namespace respite::ical
