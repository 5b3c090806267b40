#include "server/pages/frame.h"

#include <algorithm>
#include <array>

#include "app/desk/member.h"
#include "server/pages/html.h"
#include "server/pages/parts.h"
#include "text/list.h"
#include "web/template.h"

namespace respite::server {
namespace {

using store::TokenRole;

struct Place {
  Section section;
  std::string_view path;
  TokenRole least;
  std::string name;
};

std::array<Place, 7> places(const Words& words) {
  return {{{Section::kHelp, "/", TokenRole::kPublic, words("Get help")},
           {Section::kOwn, "/me", TokenRole::kTechnician, words("My duties")},
           {Section::kChanges, "/changes", TokenRole::kTechnician, words("Swaps and leave")},
           {Section::kRota, "/rota", TokenRole::kLead, words("Rota")},
           {Section::kQueue, "/queue", TokenRole::kLead, words("Requests")},
           {Section::kReports, "/reports", TokenRole::kLead, words("Reports")},
           {Section::kMessages, "/messages", TokenRole::kTechnician, words("Messages")}}};
}

// The first of the browser's languages that we speak; weights aside, for they come best first.
std::string_view spoken(std::string_view accepted) {
  for (const std::string& tag : text::split_list(accepted))
    for (const std::string_view language : languages())
      if (tag.starts_with(language)) return language;
  return {};
}

std::string role_text(const Words& words, TokenRole role) {
  switch (role) {
    case TokenRole::kLead:
      return words("lead");
    case TokenRole::kTechnician:
      return words("technician");
    case TokenRole::kRequester:
    case TokenRole::kPublic:
      break;
  }
  return words("requester");
}

std::string who(const Call& call, const Words& words) {
  if (!call.holder) return {};
  const std::string& id = call.holder->token.subject;
  const auto member = find_member(call.state->desk->desk, id, call.now);
  return put(words("Signed in as {who}, {role}."),
             {{"who", member ? member->name : id}, {"role", role_text(words, call.role)}});
}

}  // namespace

Words words_for(const Call& call) {
  const Desk& desk = call.state->desk->desk;
  if (call.holder) {
    const std::string& id = call.holder->token.subject;
    const auto person = find_person(desk, id);
    if (person && desk.people[at(*person)].language)
      return Words{to_text(*desk.people[at(*person)].language)};
    const Requester* const requester = find_requester(desk, id);
    if (requester != nullptr && requester->language) return Words{to_text(*requester->language)};
  }
  return Words{asked_language(call.request, to_text(desk.language))};
}

std::string_view asked_language(const http::Request& request, std::string_view otherwise) {
  const std::string_view language = spoken(request.header("Accept-Language").value_or(""));
  return language.empty() ? otherwise : language;
}

http::Response framed(const Call& call, const Words& words, const PageSays& says,
                      const std::string& content) {
  Items nav;
  for (const Place& place : places(words)) {
    if (!call.may(place.least)) continue;
    nav.push_back({Members{{"address", {address_at(call, place.path)}},
                           {"name", {place.name}},
                           {"current", {place.section == says.section}}}});
  }
  const Members data{{"lang", {std::string(words.language())}},
                     {"title", {says.title + " · " + call.state->desk->desk.name}},
                     {"desk", {call.state->desk->desk.name}},
                     {"home", {address_at(call, "/")}},
                     {"has_nav", {nav.size() > 1}},
                     {"nav", {std::move(nav)}},
                     {"wide", {says.wide}},
                     {"who", {who(call, words)}},
                     {"sign_in", {call.holder ? "" : address_at(call, "/sign-in")}},
                     {"can_sign_out", {call.proof == Proof::kSession}},
                     {"content", {content}}};
  http::Response page = html_response(fill_template("frame", {data}, words));
  return call.holder ? not_kept(std::move(page)) : page;
}

http::Response page_from(const Call& call, const Words& words, const PageSays& says,
                         std::string_view name, const Tree& data) {
  return framed(call, words, says, fill_template(name, data, words));
}

}  // namespace respite::server
