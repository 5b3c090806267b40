#include "app/desk/member.h"

#include <algorithm>

namespace respite {
namespace {

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return !a.empty() && std::ranges::equal(a, b, {}, lower, lower);
}

Member member_of(const Desk& desk, PersonIndex index) {
  const Person& person = desk.people[at(index)];
  const bool leads = std::ranges::find(desk.leads, index) != desk.leads.end();
  return {person.id, person.name, leads ? store::TokenRole::kLead : store::TokenRole::kTechnician};
}

}  // namespace

bool has_left(const Person& person, Instant now) {
  return person.leaves && person.zone.at_transition(Wall{*person.leaves}) <= now;
}

std::optional<Member> find_member(const Desk& desk, std::string_view name, Instant now) {
  std::optional<Member> found;
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const Person& person = desk.people[i];
    if (has_left(person, now) || !(same(person.id, name) || same(person.email, name))) continue;
    if (found) return std::nullopt;
    found = member_of(desk, index_of<PersonIndex>(i));
  }
  if (found) return found;
  for (const Requester& requester : desk.requesters) {
    if (!(same(requester.id, name) || same(requester.email, name))) continue;
    if (found) return std::nullopt;
    found = Member{requester.id, requester.name, store::TokenRole::kRequester};
  }
  return found;
}

std::optional<store::TokenRole> standing_role(const Desk& desk, const store::Token& token,
                                              Instant now) {
  const auto person = find_person(desk, token.subject);
  if (person && has_left(desk.people[at(*person)], now)) return std::nullopt;
  if (token.role == store::TokenRole::kRequester) return token.role;
  const auto member = find_member(desk, token.subject, now);
  if (!member || member->role < store::TokenRole::kTechnician) return std::nullopt;
  return std::min(token.role, member->role);
}

}  // namespace respite
