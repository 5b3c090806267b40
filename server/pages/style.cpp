// The style sheet of all pages.
#include "server/routes.h"

namespace respite::server {
namespace {

constexpr const char* kSheet = R"css(:root {
  color-scheme: light dark;
  --line: color-mix(in srgb, currentcolor 20%, transparent);
  --quiet: color-mix(in srgb, currentcolor 65%, transparent);
}
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
p { margin: .5rem 0; }
.quiet { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
ul { padding-left: 1.2rem; margin: .5rem 0; }
form { display: grid; gap: .75rem; max-width: 24rem; }
label { display: grid; gap: .2rem; }
select, input, button { font: inherit; padding: .45rem .6rem; min-height: 2.6rem; }
button { font-weight: 600; cursor: pointer; justify-self: start; padding-inline: 1.2rem; }
a:focus-visible, button:focus-visible, select:focus-visible, input:focus-visible, textarea:focus-visible { outline: 3px solid #2f6fde; outline-offset: 2px; }
.call { font-size: 1.25rem; font-weight: 600; }
fieldset { border: 1px solid var(--line); display: grid; gap: .5rem; }
label.tick { display: flex; align-items: start; gap: .5rem; }
label.tick input { min-height: 0; margin-top: .3rem; }
textarea { font: inherit; padding: .45rem .6rem; }
.answer { border-left: 4px solid #2f6fde; padding: .25rem 0 .25rem 1rem; white-space: pre-line; }
.address { overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
)css";

http::Response get_style(const Call&, Services&) {
  static const http::Bytes sheet = http::bytes(kSheet);
  http::Response response;
  response.content_type = "text/css; charset=utf-8";
  response.body = sheet;
  response.headers = {{"Cache-Control", "public, max-age=3600"}};
  return response;
}

}  // namespace

std::vector<Route> style_routes() {
  return {{.method = "GET",
           .pattern = "/style.css",
           .least = store::TokenRole::kPublic,
           .operation = "style",
           .about = "The style sheet of the pages",
           .answer = get_style,
           .at_once = true}};
}

}  // namespace respite::server
