// The templates `init` lays out: the samples, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace respite {

struct TemplateFile {
  std::string_view path;  // relative to the desk
  std::string_view bytes;
};

struct Template {
  std::string_view name;  // "quickstart"
  std::span<const TemplateFile> files;
};

// In the order a newcomer meets them; the first is what `init` writes unasked.
[[nodiscard]] std::span<const Template> templates();

// What a template has already published, as rows of rota,seat,begin,end,person; not laid out.
inline constexpr std::string_view kHistoryFile = "history.csv";

}  // namespace respite
