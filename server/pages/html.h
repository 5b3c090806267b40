// Pages as answers, of the HTML that all pages are made of (web/html.h).
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/http/target.h"
#include "web/html.h"
#include "words/words.h"

namespace respite::server {

[[nodiscard]] Html link(const std::string& address, std::string_view text);
// A button that posts `fields` there.
[[nodiscard]] Html button(const std::string& address, std::string_view text,
                          const http::Query& fields = {});

// A whole page, with the headers that let a browser run no script and load nothing of others.
[[nodiscard]] http::Response html_page(std::string_view title, const Html& content,
                                       int status = 200, const Words& words = Words{"en"});
// The same of a page made before.
[[nodiscard]] http::Response html_response(std::string page, int status = 200);
// A page for one reader, which nobody keeps.
[[nodiscard]] http::Response not_kept(http::Response page);
// What problem_of() says, for people, in the language that they ask for.
[[nodiscard]] http::Response problem_page(const std::exception& error,
                                          const http::Request& request);
// After a form: what to look at next, so that looking again posts nothing (RFC 9110, 15.4.4).
[[nodiscard]] http::Response see_other(const std::string& address);

}  // namespace respite::server
