#include "web/html.h"

namespace respite {
namespace {

// Without quotes or angle brackets: it goes the way of all text.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem }
p { margin: .5rem 0 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #8886; overflow-wrap: anywhere }
)css";

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      break;
  }
  const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f';
  return control ? "\xEF\xBF\xBD" : "";
}

}  // namespace

Html Html::text(std::string_view text) {
  Html html;
  for (const char c : text) {
    const std::string_view instead = escaped(c);
    if (instead.empty()) {
      html.markup_ += c;
    } else {
      html.markup_ += instead;
    }
  }
  return html;
}

Html Html::drawn(std::string svg) {
  Html html;
  html.markup_ = std::move(svg);
  return html;
}

Html Html::single(std::string_view name, const Attributes& attributes) {
  Html html;
  html.markup_.append("<").append(name);
  for (const auto& [attribute, value] : attributes) {
    html.markup_.append(" ").append(attribute).append("=\"");
    html.markup_.append(text(value).markup_).append("\"");
  }
  html.markup_ += '>';
  return html;
}

Html element(std::string_view name, const Attributes& attributes, const Html& content) {
  Html html = Html::single(name, attributes) + content;
  html.markup_.append("</").append(name).append(">\n");
  return html;
}

Html element(std::string_view name, std::string_view text) {
  return element(name, {}, Html::text(text));
}

std::string page_of(const Html& head, const Html& content) {
  const Html body = element("main", {}, content);
  return "<!doctype html>\n" +
         element("html", {{"lang", "en"}}, element("head", {}, head) + element("body", {}, body))
             .markup();
}

std::string document_of(std::string_view title, const Html& content, std::string_view style) {
  const Html head =
      Html::single("meta", {{"charset", "utf-8"}}) +
      Html::single("meta", {{"http-equiv", "Content-Security-Policy"},
                            {"content",
                             "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                             "form-action 'none'"}}) +
      Html::single("meta", {{"name", "referrer"}, {"content", "no-referrer"}}) +
      Html::single("meta",
                   {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
      element("title", title) + element("style", std::string(kStyle) + std::string(style));
  return page_of(head, content);
}

}  // namespace respite
