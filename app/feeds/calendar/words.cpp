#include "app/feeds/calendar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/utf8.h"

namespace respite {
namespace {

// "Mon 2026-12-07 09:00".
void append_moment(std::string& text, Zone zone, Instant instant) {
  const Wall wall = zone.to_wall(instant);
  const std::chrono::year_month_day date{day_of(wall)};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(time_of_day(wall))};
  const std::string_view weekday = short_name(weekday_of(day_of(wall)));
  text += static_cast<char>(weekday.front() - 'a' + 'A');
  fmt::format_to(std::back_inserter(text), "{} {:04}-{:02}-{:02} {:02}:{:02}", weekday.substr(1),
                 static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                 static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count());
}

void append_joined(std::string& text, const std::vector<std::string>& parts,
                   std::string_view between) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += between;
    text += parts[i];
  }
}

// "until Thu 08:00"; with the date where the weekday alone would not say which.
std::string until(const SlotRecord& slot) {
  constexpr std::chrono::days kWeek{7};
  const Zone zone = Zone::find(slot.zone).value_or(Zone::utc());
  std::string moment;
  append_moment(moment, zone, slot.span.end);
  constexpr std::size_t kWeekday = 4;
  constexpr std::size_t kDate = 11;
  if (slot.span.length() <= kWeek + std::chrono::hours{1}) moment.erase(kWeekday, kDate);
  return "until " + moment;
}

// As much of a text as a lock screen shows, whole characters and no line breaks.
std::string first_words(const std::string& text) {
  constexpr std::size_t kMost = 48;
  if (text.size() <= kMost) return text;
  std::size_t end = text.rfind(' ', kMost);
  if (end == std::string::npos) end = kMost;
  return text.substr(0, text::begin_of_character(text, end)) + "...";
}

}  // namespace

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string person_name(const FeedInput& input, const std::string& id) {
  const auto found = std::ranges::find(input.names.people, id, &Names::Entry::id);
  return found == input.names.people.end() ? id : found->name;
}

FeedRota find_feed_rota(const FeedInput& input, const std::string& id) {
  const auto found = std::ranges::find(input.rotas, id, &FeedRota::id);
  if (found != input.rotas.end()) return *found;
  const auto named = std::ranges::find(input.names.rotas, id, &Names::Entry::id);
  return {id, named == input.names.rotas.end() ? id : named->name, Counts::kStandby, {}};
}

std::string slot_summary(const FeedInput& input, const FeedRota& rota, const SlotRecord& slot,
                         Reader reader) {
  const std::string duty = fmt::format("{}, {} ({})", slot.seat, until(slot), rota.name);
  if (!slot.person) return "OPEN: " + duty;
  const std::string_view on = rota.counts == Counts::kWork ? "On shift" : "On call";
  if (reader == Reader::kHolder) return fmt::format("{}, {}", on, duty);
  return fmt::format("{}: {}, {}", on, person_name(input, *slot.person), duty);
}

// Thousands are written after each change: into one text, piece by piece.
std::string slot_description(const FeedInput& input, const FeedRota& rota, const SlotRecord& slot) {
  constexpr std::size_t kUsual = 400;
  const Zone zone = Zone::find(slot.zone).value_or(Zone::utc());
  std::string text;
  text.reserve(kUsual);
  const auto add = [&](auto... parts) { (text.append(parts), ...); };
  if (slot.person) {
    add(std::string_view(person_name(input, *slot.person)), " holds ", std::string_view(slot.seat));
    add(" of ", std::string_view(rota.name), ".\nTakes over ");
  } else {
    add("Nobody holds ", std::string_view(slot.seat), " of ", std::string_view(rota.name));
    add(" yet.\nTakes over ");
  }
  append_moment(text, zone, slot.span.begin);
  add(", hands over ");
  append_moment(text, zone, slot.span.end);
  add(" (", std::string_view(zone.name()), ").\nWho takes over then: the feed of ");
  add(std::string_view(rota.name), ", or respite who --at ");
  add(std::string_view(to_rfc3339(slot.span.end)), ".\n");
  if (!rota.reach.empty()) {
    add("Reach whoever is on: ");
    append_joined(text, rota.reach, ", ");
    add("\n");
  }
  const std::string_view key = slot.key;
  add("To swap it: respite swap ", key, " DUTY; to ask who takes it: respite cover ", key);
  add("; or the desk's page, under Changes.");
  return text;
}

std::string block_summary(const FeedInput& input, const FeedBlock& block, Reader reader) {
  if (reader == Reader::kOther) {
    return fmt::format("{}: {}", person_name(input, block.person), to_text(block.kind));
  }
  const std::string kind = capitalised(to_text(block.kind));
  return block.topic.empty() ? kind : fmt::format("{}: {}", kind, block.topic);
}

std::string block_description(const FeedBlock& block) {
  return fmt::format("Protected time, {}.", to_text(block.firmness));
}

std::string booking_summary(const FeedBooking& booking) {
  const std::string who = booking.who.empty()
                              ? fmt::format("request {}", booking.request)
                              : fmt::format("{} (request {})", booking.who, booking.request);
  const std::string about = first_words(booking.about);
  return (booking.firm ? "Booked: " : "If there is time: ") + about + (about.empty() ? "" : ", ") +
         who;
}

std::string booking_description(const FeedBooking& booking) {
  std::string text;
  if (!booking.about.empty()) text += "What is wrong: " + booking.about + '\n';
  if (!booking.place.empty()) text += "Where: " + booking.place + '\n';
  if (!booking.call_back.empty()) text += "Call back: " + booking.call_back + '\n';
  return text + fmt::format("Request {}, {}.\nWhen it is done: respite request close {}.",
                            booking.request, booking.what, booking.request);
}

}  // namespace respite
