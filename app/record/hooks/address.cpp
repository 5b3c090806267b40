#include "app/record/hooks/address.h"

#include <algorithm>

namespace respite {
namespace {

template <class Address>
struct Network {
  Address begin{};
  int bits = 0;
};

template <class Address>
bool holds(const Network<Address>& network, const Address& address) {
  const auto whole = static_cast<std::size_t>(network.bits / 8);
  if (!std::equal(address.begin(), address.begin() + whole, network.begin.begin())) return false;
  const int rest = network.bits % 8;
  if (rest == 0) return true;
  const unsigned differ = static_cast<unsigned>(address[whole] ^ network.begin[whole]);
  return (differ >> (8 - rest)) == 0;
}

template <class Address, std::size_t kCount>
bool in_any(const std::array<Network<Address>, kCount>& networks, const Address& address) {
  return std::ranges::any_of(networks, [&](const auto& each) { return holds(each, address); });
}

constexpr std::array<Network<Address4>, 15> kSpecial4{{
    {{0, 0, 0, 0}, 8},        // this network
    {{10, 0, 0, 0}, 8},       // private, RFC 1918
    {{100, 64, 0, 0}, 10},    // behind a carrier's NAT, RFC 6598
    {{127, 0, 0, 0}, 8},      // loopback
    {{169, 254, 0, 0}, 16},   // link; machines of clouds ask for their secrets there
    {{172, 16, 0, 0}, 12},    // private
    {{192, 0, 0, 0}, 24},     // protocol assignments
    {{192, 0, 2, 0}, 24},     // documentation, RFC 5737
    {{192, 88, 99, 0}, 24},   // 6to4 relays, RFC 7526
    {{192, 168, 0, 0}, 16},   // private
    {{198, 18, 0, 0}, 15},    // benchmarks, RFC 2544
    {{198, 51, 100, 0}, 24},  // documentation
    {{203, 0, 113, 0}, 24},   // documentation
    {{224, 0, 0, 0}, 4},      // multicast
    {{240, 0, 0, 0}, 4},      // reserved, broadcast
}};

constexpr Network<Address6> kGlobal6{{0x20}, 3};  // all that is given out, RFC 4291
constexpr std::array<Network<Address6>, 3> kSpecial6{{
    {{0x20, 0x01, 0x00}, 23},        // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation, RFC 3849
    {{0x3f, 0xff, 0x00}, 20},        // documentation, RFC 9637
}};

constexpr Network<Address6> kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
constexpr Network<Address6> kNat64{{0x00, 0x64, 0xff, 0x9b}, 96};  // RFC 6052
constexpr Network<Address6> k6to4{{0x20, 0x02}, 16};               // RFC 3056

Address4 embedded(const Address6& address, std::size_t at) {
  return {address[at], address[at + 1], address[at + 2], address[at + 3]};
}

}  // namespace

bool is_public(const Address4& address) { return !in_any(kSpecial4, address); }

bool is_public(const Address6& address) {
  if (holds(kMapped, address) || holds(kNat64, address)) return is_public(embedded(address, 12));
  if (holds(k6to4, address)) return is_public(embedded(address, 2));
  return holds(kGlobal6, address) && !in_any(kSpecial6, address);
}

}  // namespace respite
