// Which addresses of the network are public: a webhook must not reach into the one it is sent from.
#pragma once

#include <array>
#include <cstdint>

namespace respite {

using Address4 = std::array<std::uint8_t, 4>;   // as written: {192, 0, 2, 1}
using Address6 = std::array<std::uint8_t, 16>;  // in network order

// Whether anybody on the internet may be meant: no private network, loopback, link, multicast,
// documentation or other special range (IANA's registries of special-purpose addresses, RFC 6890).
[[nodiscard]] bool is_public(const Address4& address);
// An address that stands for one of IPv4 (mapped, 6to4, NAT64) is judged as that one.
[[nodiscard]] bool is_public(const Address6& address);

}  // namespace respite
