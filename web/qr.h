// A QR code of a text, as a picture in a page: libqrencode stands behind it.
#pragma once

#include <string_view>

#include "web/html.h"

namespace respite {

// Black on white whatever the page's colours, with the quiet zone that readers need; markup alone,
// without style or script. `label`: what it is, for whoever does not see it. Nothing where the text
// is empty or too long for a code (2331 bytes).
[[nodiscard]] Html qr_code(std::string_view text, std::string_view label);

}  // namespace respite
