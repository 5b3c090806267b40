#include "render/report.h"

#include <fmt/format.h>

#include "render/table.h"
#include "render/text.h"
#include "scheduler/time/instant.h"

namespace respite {
namespace {

// "person feed of amir", "lead's API token of beth", "technician's session of amir".
std::string what(const TokenView& token) {
  const std::string of = token.subject.empty() ? "" : " of " + printable(token.subject);
  for (const auto& [purpose, words] :
       {std::pair<std::string_view, std::string_view>{"api", "API token"},
        {"sign-in", "sign-in link"},
        {"session", "session"}}) {
    if (token.purpose == purpose)
      return fmt::format("{}'s {}{}", store::name_of(token.role), words, of);
  }
  return fmt::format("{} feed{}", token.purpose, of);
}

std::string state(const TokenView& token) {
  const bool spent = token.purpose == "sign-in" && token.revoked && token.used;
  if (spent) return "used " + to_rfc3339(*token.used);
  if (token.revoked) return "revoked " + to_rfc3339(*token.revoked);
  if (!token.expires) return "live";
  return fmt::format("{} {}", token.live ? "until" : "expired", to_rfc3339(*token.expires));
}

}  // namespace

std::string render(const TokenView& view) {
  return fmt::format("Token {}, {}: {}.\n", view.id, what(view), state(view));
}

std::string render(const TokensView& view, const Style& style) {
  if (view.tokens.empty()) return "There are no tokens.\n";
  Table table({{"id", Align::kLeft},
               {"opens", Align::kLeft},
               {"state", Align::kLeft},
               {"last used", Align::kLeft},
               {"label", Align::kLeft}});
  for (const TokenView& token : view.tokens) {
    table.add_row({{token.id, Paint::kPlain},
                   {what(token), Paint::kPlain},
                   {state(token), token.live ? Paint::kPlain : Paint::kDim},
                   {token.used ? to_rfc3339(*token.used) : "never", Paint::kPlain},
                   {printable(token.label), Paint::kPlain}});
  }
  return table.render(style);
}

std::string render(const MadeTokenView& view) {
  std::string text = fmt::format("Token {}, {}: {}. Shown this once:\n\n  {}\n", view.token.id,
                                 what(view.token), state(view.token), view.secret);
  if (!view.url.empty()) text += fmt::format("  {}\n", view.url);
  return text;
}

std::string render(const SignInMailView& view) {
  return fmt::format("{} A link for {} opens until {}.\n",
                     view.put ? "On its way." : "One went out before.", view.person,
                     to_rfc3339(view.until));
}

}  // namespace respite
