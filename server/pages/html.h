// Pages as answers, of the HTML that all pages are made of (app/pages/html.h).
#pragma once

#include <string>
#include <string_view>

#include "app/pages/html.h"
#include "server/http/message.h"

namespace respite::server {

[[nodiscard]] Html link(const std::string& address, std::string_view text);

// A whole page, with the headers that let a browser run no script and load nothing of others.
[[nodiscard]] http::Response html_page(std::string_view title, const Html& content,
                                       int status = 200);

}  // namespace respite::server
