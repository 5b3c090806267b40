#include "server/pages/html.h"

#include "web/template.h"

namespace respite::server {

Html link(const std::string& address, std::string_view text) {
  return element("a", {{"href", address}}, Html::text(text));
}

Html button(const std::string& address, std::string_view text, const http::Query& fields) {
  Html content;
  for (const auto& [name, value] : fields) {
    content += Html::single("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  }
  content += element("button", {{"type", "submit"}}, Html::text(text));
  return element("form", {{"method", "post"}, {"action", address}}, content);
}

http::Response html_page(std::string_view title, const Html& content, int status,
                         const Words& words) {
  const Members data{{"lang", {std::string(words.language())}},
                     {"title", {std::string(title)}},
                     {"desk", {std::string("Respite")}},
                     {"home", {std::string("/")}},
                     {"content", {content.markup()}}};
  return html_response(fill_template("frame", {data}, words), status);
}

http::Response html_response(std::string page, int status) {
  http::Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = http::bytes(std::move(page));
  response.headers = {{"Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                       "manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                       "frame-ancestors 'none'"},
                      // Never a path, which may be a secret; "no-referrer" would also keep from
                      // us that a form was ours (Fetch, "append a request Origin header").
                      {"Referrer-Policy", "strict-origin"},
                      {"Cache-Control", "private, no-cache"}};
  return response;
}

http::Response not_kept(http::Response page) {
  for (http::Header& header : page.headers) {
    if (header.name == "Cache-Control") header.value = "no-store";
  }
  return page;
}

http::Response see_other(const std::string& address) {
  http::Response response;
  response.status = 303;
  response.headers = {{"Location", address}, {"Cache-Control", "no-store"}};
  return response;
}

}  // namespace respite::server
