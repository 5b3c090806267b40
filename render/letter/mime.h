// Header fields of a mail: RFC 5322, with RFC 2047 for what is not ASCII. Whatever goes in, what
// comes out is printable ASCII in lines of at most 76 columns (the field's name counted as 16), a
// new line being CRLF and a space; control characters become spaces, broken UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace respite {

// The value of a field of free text, such as Subject; without spaces at its ends.
[[nodiscard]] std::string encoded_header(std::string_view utf8);

// ASCII letters, digits and the signs RFC 5322 allows without quotes, around one @.
[[nodiscard]] bool is_mail_address(std::string_view address);

// "Asha Patel <a@b.example>", "\"Patel, Asha\" <...>", "=?UTF-8?Q?...?= <...>"; the address alone
// where there is no name. Throws std::invalid_argument where the address is none.
[[nodiscard]] std::string mailbox(std::string_view name, std::string_view address);

}  // namespace respite
