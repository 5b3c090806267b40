#include "app/moving/rota_text.h"

#include <fmt/format.h>

#include <array>

#include "text/id.h"
#include "text/list.h"

namespace respite::moving {
namespace {

constexpr std::array<std::string_view, 4> kSeatIds = {"primary", "secondary", "third", "fourth"};

std::string seat_id(std::size_t seat) {
  return seat < kSeatIds.size() ? std::string(kSeatIds[seat]) : fmt::format("seat-{}", seat + 1);
}

std::string handover_toml(const RotaShape& rota) {
  return fmt::format("{{ every = {}, at = {}, from = {} }}", toml_text(rota.every),
                     toml_text(to_text(rota.at)), to_text(rota.from));
}

std::string covers_toml(const RotaShape& rota) {
  return rota.covers ? toml_list(hours_texts(*rota.covers)) : toml_text("always");
}

}  // namespace

std::string desk_block(const std::string& id, std::string_view name, Zone zone,
                       std::string_view from) {
  return fmt::format(
      "# Made by `respite import` from {}. docs/team-file.md says what else a desk can say:\n"
      "# service hours, holidays, limits, leave.\n"
      "[desk]\nid = {}\nname = {}\nzone = {}\n",
      from, toml_text(id), toml_text(name.empty() ? std::string_view(id) : name),
      toml_text(zone.name()));
}

std::string with_account(const std::string& written, const std::string& service,
                         const std::string& id) {
  const std::string own = fmt::format("{} = {}", service, toml_text(id));
  if (written.empty()) return fmt::format("{{ {} }}", own);
  const std::size_t known = written.find(service);
  if (known == std::string::npos) {
    const std::size_t last = written.find_last_not_of(" \t}");
    return fmt::format("{}{} {} }}", written.substr(0, last + 1), written[last] == '{' ? "" : ",",
                       own);
  }
  const std::size_t end = written.find_first_of(",}", known);
  const std::size_t last = written.find_last_not_of(" \t", end - 1);
  return written.substr(0, known) + own + written.substr(last + 1);
}

void write_rota(TeamEdit& edit, const std::string& id, const RotaShape& rota,
                const std::string& service, const std::string& schedule) {
  if (edit.has("rota", id)) {
    const auto put = [&](const char* key, const std::string& value) {
      if (edit.written("rota", id, key) != value) edit.set("rota", id, key, value);
    };
    put("zone", toml_text(rota.zone.name()));
    put("covers", covers_toml(rota));
    put("handover", handover_toml(rota));
    put("people", toml_list(rota.people));
    return;
  }
  std::string block = fmt::format(
      "[[rota]]\nid = {}\nname = {}\nzone = {}\naccounts = {}\ncovers = {}\nhandover = {}\n"
      "people = {}\n",
      toml_text(id), toml_text(rota.name), toml_text(rota.zone.name()),
      with_account({}, service, schedule), covers_toml(rota), handover_toml(rota),
      toml_list(rota.people));
  for (std::size_t seat = 0; seat < rota.seats; ++seat) {
    block += fmt::format("\n[[rota.seat]]\nid = {}\n", toml_text(seat_id(seat)));
    if (seat >= rota.least_seats) block += "shadow = true  # only some turns have one\n";
  }
  edit.append(block);
}

std::vector<std::string> seat_ids(const TeamEdit& edit, const std::string& id,
                                  const RotaShape& rota) {
  std::vector<std::string> ids = edit.ids_within("rota", id, "seat");
  if (!ids.empty()) return ids;
  for (std::size_t seat = 0; seat < rota.seats; ++seat) ids.push_back(seat_id(seat));
  return ids;
}

std::string handover_words(const RotaShape& rota) {
  if (rota.every.empty()) return "as published";
  return fmt::format("every {} at {} {}, {}", rota.every, to_text(rota.at), rota.zone.name(),
                     rota.covers ? text::join(hours_texts(*rota.covers), "; ") : "always");
}

}  // namespace respite::moving
