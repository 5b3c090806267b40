#include "app/messages/sign_in_mail.h"

#include <algorithm>

#include "app/access/tokens.h"
#include "app/desk/member.h"
#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/mail/post_box.h"
#include "words/dates.h"

namespace respite {
namespace {

constexpr const char* kByMail = "by mail";

Letter sign_in_letter(const Writing& writing, const Desk& desk, const Member& member, Instant until,
                      const std::string& link) {
  const Words& words = writing.words;
  Letter letter;
  letter.subject = put(words("Sign in to {desk}"), {{"desk", desk.name}});
  letter.paragraphs.push_back(
      put(words("With this link you sign in as {who}. It works once, until {until}."),
          {{"who", member.name}, {"until", moment_text(words, until, writing.zone, writing.now)}}));
  letter.actions.push_back({words("Sign in"), link});
  letter.after.push_back(words("If you did not ask for it, do nothing."));
  letter.reason = words("You get this because somebody gave your address to sign in.");
  return letter;
}

// Of those mailed to them, the one that still opens something.
const TokenView* open_link(const TokensView& tokens, const Member& member) {
  const auto found = std::ranges::find_if(tokens.tokens, [&](const TokenView& token) {
    return token.live && token.purpose == kSignInPurpose && token.label == kByMail &&
           token.subject == member.id;
  });
  return found == tokens.tokens.end() ? nullptr : &*found;
}

void require_pages(const Desk& desk) {
  if (!mails_sign_in(desk))
    throw Failure(
        ExitCode::kInput,
        "no link can be mailed: write [mail] with relay, from and pages in the team file");
}

std::string address_of(const Desk& desk, const Member& member) {
  if (const auto person = find_person(desk, member.id)) return desk.people[at(*person)].email;
  const Requester* const requester = find_requester(desk, member.id);
  return requester == nullptr ? "" : requester->email;
}

Member member_at(const OpenDesk& desk, const std::string& to) {
  const auto member = find_member(desk.desk, to, desk.invocation.now);
  if (!member || address_of(desk.desk, *member).empty())
    throw BadArgument("to", "names nobody whose address the team file knows");
  return *member;
}

}  // namespace

bool mails_sign_in(const Desk& desk) { return desk.mail && !desk.mail->pages.empty(); }

SignInMailView mail_sign_in(const OpenDesk& desk, const std::string& to) {
  require_pages(desk.desk);
  const Member member = member_at(desk, to);
  OpenDesk within = desk;
  within.invocation.store = store_to_write(desk.invocation);
  return write_to(within.invocation, [&](store::Database& database) -> SignInMailView {
    const TokensView tokens = list_tokens(within.invocation);
    if (const TokenView* const open = open_link(tokens, member))
      return {member.id, *open->expires, false};
    TokenRequest request;
    request.purpose = kSignInPurpose;
    request.subject = member.id;
    request.label = kByMail;
    const MadeTokenView made = make_token(within, request);
    const Instant until = *made.token.expires;
    PostBox box(database, within);
    const Told told{.event = "sign-in/" + made.token.id,
                    .thread = "sign-in",
                    .before = desk.invocation.now,
                    .until = until,
                    .own_act = true,
                    .as = kSignInMail};
    box.tell_who_asked({member.id, ""}, told, [&](const Writing& writing) {
      return sign_in_letter(writing, desk.desk, member, until, box.link(made.path.substr(1)));
    });
    return {member.id, until, true};
  });
}

namespace {

struct MailSignInArguments {
  std::string to;
};

void arguments(auto& visit, MailSignInArguments& given) {
  visit("to", given.to, "id or address of whoever is to sign in",
        {.operand = true, .needed = true});
}

}  // namespace

Operation mail_sign_in_operation() {
  return declare({.name = "token mail",
                  .summary = "mail somebody a link to sign in with",
                  .route = {"POST", "/api/v1/tokens/mail", 201}},
                 [](const Context& context, const MailSignInArguments& given) {
                   return mail_sign_in(context.desk(), given.to);
                 });
}

}  // namespace respite
