// Links in mails: each does one thing, for one person, and proves that the desk made it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/desk/open_desk.h"

namespace respite {

enum class LinkTo { kConsent, kAcknowledge, kRequest, kUnsubscribe };
inline constexpr std::array<std::string_view, 4> kLinkWords = {"consent", "acknowledge", "request",
                                                               "unsubscribe"};

struct Link {
  LinkTo to{};
  std::string about;                 // number of the consent or request, or a kind of message
  std::string person;                // id of whose it is, as whom it acts
  std::optional<Instant> expires{};  // from then on it opens nothing
};

// "link/consent/3/ben/1796893200/HEX": below the address of the pages. `secret`: the desk's
// (store/secret.h).
[[nodiscard]] std::string path_of(const Link& link, std::string_view secret);
// The same without "link/", as it was asked for. Nothing where the desk did not make it, or it has
// expired: both look alike.
[[nodiscard]] std::optional<Link> read_link(std::string_view path, std::string_view secret,
                                            Instant now);

// By the secret of that desk, made where it has none yet.
[[nodiscard]] std::string path_of_link(const Invocation& invocation, const Link& link);
// The same by the secret of that desk; nothing where it has none yet.
[[nodiscard]] std::optional<Link> find_link(const Invocation& invocation, std::string_view path,
                                            Instant now);

}  // namespace respite
