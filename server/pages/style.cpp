// What pages load: the style sheet, the script that only makes them nicer, the icon.
#include "server/routes.h"
#include "web/template.h"

namespace respite::server {
namespace {

// Named once in the pages, so a browser asks whether it has changed (ETag).
template <const char* (*Name)(), const char* (*Type)()>
http::Response get_file(const Call& /*call*/, Services& /*services*/) {
  static const http::Bytes bytes = http::bytes(std::string(web_file(Name())));
  http::Response response;
  response.content_type = Type();
  response.body = bytes;
  response.headers = {{"Cache-Control", "public, max-age=3600"}};
  return response;
}

constexpr const char* kManifest =
    R"({"name":"Respite","short_name":"Respite","start_url":"/","display":"browser","icons":[{"src":"/icon.svg","sizes":"any","type":"image/svg+xml"}]})";

http::Response get_manifest(const Call& /*call*/, Services& /*services*/) {
  http::Response response;
  response.content_type = "application/manifest+json";
  response.body = http::bytes(kManifest);
  response.headers = {{"Cache-Control", "public, max-age=3600"}};
  return response;
}

const char* css() { return "style.css"; }
const char* css_type() { return "text/css; charset=utf-8"; }
const char* script() { return "script.js"; }
const char* script_type() { return "text/javascript; charset=utf-8"; }
const char* icon() { return "icon.svg"; }
const char* icon_type() { return "image/svg+xml"; }

Route file(std::string_view path, std::string operation, std::string_view about,
           http::Response (*answer)(const Call&, Services&)) {
  return {.on = {"GET", path},
          .least = store::TokenRole::kPublic,
          .operation = std::move(operation),
          .about = about,
          .answer = answer,
          .at_once = true};
}

}  // namespace

std::vector<Route> style_routes() {
  return {file("/style.css", "style", "The style sheet of the pages", get_file<css, css_type>),
          file("/script.js", "script", "What makes pages nicer", get_file<script, script_type>),
          file("/icon.svg", "icon", "The icon of the pages", get_file<icon, icon_type>),
          file("/manifest.webmanifest", "manifest", "For a home screen", get_manifest)};
}

}  // namespace respite::server
