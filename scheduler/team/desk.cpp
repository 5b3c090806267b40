#include "scheduler/team/desk.h"

#include <algorithm>

namespace respite {
namespace {

template <class Index, class Item>
std::optional<Index> find_by_id(const std::vector<Item>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  if (found == items.end()) return std::nullopt;
  return index_of<Index>(static_cast<std::size_t>(found - items.begin()));
}

PackId pack_id_of(const Desk& desk, const Person& person) {
  if (!person.site) return PackId::kNone;
  return parse_pack(desk.sites[at(*person.site)].pack).value_or(PackId::kNone);
}

std::optional<std::size_t> place_of(const Desk& desk, PackId pack) {
  const auto found = std::ranges::find(desk.packs, pack, &DeskPack::pack);
  if (found == desk.packs.end()) return std::nullopt;
  return static_cast<std::size_t>(found - desk.packs.begin());
}

}  // namespace

void settle_packs(Desk& desk) {
  desk.packs.clear();
  for (const Person& person : desk.people) {
    const PackId pack = pack_id_of(desk, person);
    if (place_of(desk, pack)) continue;
    DeskPack made = desk_pack(pack, desk.policy.rules);
    if (made.asks()) desk.packs.push_back(std::move(made));
  }
}

std::optional<std::size_t> pack_of(const Desk& desk, PersonIndex person) {
  return place_of(desk, pack_id_of(desk, desk.people[at(person)]));
}

std::vector<PersonIndex> everybody(const Desk& desk) {
  std::vector<PersonIndex> people;
  people.reserve(desk.people.size());
  for (std::size_t i = 0; i < desk.people.size(); ++i) people.push_back(index_of<PersonIndex>(i));
  return people;
}

std::optional<PersonIndex> find_person(const Desk& desk, std::string_view id) {
  return find_by_id<PersonIndex>(desk.people, id);
}

const Requester* find_requester(const Desk& desk, std::string_view id) {
  const auto found = std::ranges::find(desk.requesters, id, &Requester::id);
  return found == desk.requesters.end() ? nullptr : &*found;
}

std::string name_by_id(const Desk& desk, const std::string& id) {
  if (const auto person = find_person(desk, id)) return desk.people[at(*person)].name;
  const Requester* const requester = find_requester(desk, id);
  return requester != nullptr ? requester->name : id;
}

std::optional<RotaIndex> find_rota(const Desk& desk, std::string_view id) {
  const auto rota = find_called(desk.rotas, id);
  if (rota == desk.rotas.end()) return std::nullopt;
  return index_of<RotaIndex>(static_cast<std::size_t>(rota - desk.rotas.begin()));
}

std::pair<std::string, std::string> called_now(const Desk& desk, const std::string& rota,
                                               const std::string& seat) {
  const auto index = find_rota(desk, rota);
  if (!index) return {rota, seat};
  const auto seat_in = [&](const auto& seats) {
    const auto found = find_called(seats, seat);
    return found == seats.end() ? seat : found->id;
  };
  const Rota& now = desk.rotas[at(*index)];
  const auto* handover = std::get_if<HandoverPlan>(&now.plan);
  return {now.id,
          handover ? seat_in(handover->seats) : seat_in(std::get<ShiftPlan>(now.plan).shifts)};
}

std::string duty_name(const Desk& desk, const std::string& rota, const std::string& seat) {
  const auto [id, called] = called_now(desk, rota, seat);
  const auto index = find_rota(desk, id);
  return (index ? desk.rotas[at(*index)].name : id) + ", " + called;
}

}  // namespace respite
