#include "server/pages/html.h"

namespace respite::server {

Html Html::text(std::string_view text) {
  Html html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html.markup_ += "&amp;";
        break;
      case '<':
        html.markup_ += "&lt;";
        break;
      case '>':
        html.markup_ += "&gt;";
        break;
      case '"':
        html.markup_ += "&quot;";
        break;
      case '\'':
        html.markup_ += "&#39;";
        break;
      default:
        html.markup_ += c;
    }
  }
  return html;
}

Html single(std::string_view name, const Attributes& attributes) {
  Html html;
  html.markup_.append("<").append(name);
  for (const auto& [attribute, value] : attributes) {
    html.markup_.append(" ").append(attribute).append("=\"");
    html.markup_.append(Html::text(value).markup_).append("\"");
  }
  html.markup_ += '>';
  return html;
}

Html element(std::string_view name, const Attributes& attributes, const Html& content) {
  Html html = single(name, attributes) + content;
  html.markup_.append("</").append(name).append(">\n");
  return html;
}

Html element(std::string_view name, std::string_view text) {
  return element(name, {}, Html::text(text));
}

Html link(const std::string& address, std::string_view text) {
  return element("a", {{"href", address}}, Html::text(text));
}

http::Response html_page(std::string_view title, const Html& content, int status) {
  const Html head =
      single("meta", {{"charset", "utf-8"}}) +
      single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
      element("title", title) + single("link", {{"rel", "stylesheet"}, {"href", "/style.css"}});
  const Html body = element("main", {}, content);
  http::Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = http::bytes(
      "<!doctype html>\n" +
      element("html", {{"lang", "en"}}, element("head", {}, head) + element("body", {}, body))
          .markup());
  response.headers = {{"Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                       "frame-ancestors 'none'"},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cache-Control", "private, no-cache"}};
  return response;
}

}  // namespace respite::server
