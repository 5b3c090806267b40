#include "server/pages/html.h"

namespace respite::server {

Html link(const std::string& address, std::string_view text) {
  return element("a", {{"href", address}}, Html::text(text));
}

http::Response html_page(std::string_view title, const Html& content, int status) {
  const Html head = Html::single("meta", {{"charset", "utf-8"}}) +
                    Html::single("meta", {{"name", "viewport"},
                                          {"content", "width=device-width, initial-scale=1"}}) +
                    element("title", title) +
                    Html::single("link", {{"rel", "stylesheet"}, {"href", "/style.css"}});
  http::Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = http::bytes(page_of(head, content));
  response.headers = {{"Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                       "frame-ancestors 'none'"},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cache-Control", "private, no-cache"}};
  return response;
}

}  // namespace respite::server
