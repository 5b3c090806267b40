#include "app/feeds/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace respite {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

// "Mon 2026-12-07 09:00".
std::string moment(Zone zone, Instant instant) {
  const Wall wall = zone.to_wall(instant);
  const Day day = day_of(wall);
  std::string weekday(short_name(weekday_of(day)));
  if (weekday.front() >= 'a') weekday.front() = static_cast<char>(weekday.front() - 'a' + 'A');
  const auto minute = std::chrono::floor<std::chrono::minutes>(time_of_day(wall));
  return fmt::format("{} {} {}", weekday, to_text(day), to_text(TimeOfDay{minute}));
}

std::string how_to_swap(const FeedInput& input) {
  const std::string whom = input.leads.empty() ? "a lead of the desk" : joined(input.leads, " or ");
  return "To swap: agree with a colleague, then tell " + whom + ", who publishes it.";
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
  const std::string duty = fmt::format("{} ({})", slot.seat, rota.name);
  if (!slot.person) return "OPEN: " + duty;
  const std::string_view on = rota.counts == Counts::kWork ? "On shift" : "On call";
  if (reader == Reader::kHolder) return fmt::format("{}: {}", on, duty);
  return fmt::format("{}: {}, {}", on, person_name(input, *slot.person), duty);
}

std::string slot_description(const FeedInput& input, const FeedRota& rota, const SlotRecord& slot) {
  const Zone zone = Zone::find(slot.zone).value_or(Zone::utc());
  std::vector<std::string> lines;
  if (slot.person) {
    lines.push_back(
        fmt::format("{} holds {} of {}.", person_name(input, *slot.person), slot.seat, rota.name));
  } else {
    lines.push_back(fmt::format("Nobody holds {} of {} yet.", slot.seat, rota.name));
  }
  lines.push_back(fmt::format("Takes over {}, hands over {} ({}).",
                              moment(zone, slot.turn_span.begin), moment(zone, slot.turn_span.end),
                              zone.name()));
  lines.push_back(fmt::format("Who takes over then: the feed of {}, or respite who --at {}.",
                              rota.name, to_rfc3339(slot.turn_span.end)));
  if (!rota.reach.empty()) lines.push_back("Reach whoever is on: " + joined(rota.reach, ", "));
  lines.push_back(how_to_swap(input));
  return joined(lines, "\n");
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
  return (booking.firm ? "Booked: " : "If there is time: ") + who;
}

std::string booking_description(const FeedBooking& booking) {
  return fmt::format("Request {}, {}.\nWhen it is done: respite request close {}.", booking.request,
                     booking.what, booking.request);
}

}  // namespace respite
