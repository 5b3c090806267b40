#include "app/start/init.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/start/history.h"
#include "app/start/templates/templates.h"
#include "store/database.h"

namespace respite {
namespace {

namespace fs = std::filesystem;

const Template& find_template(const std::string& name) {
  const auto all = templates();
  const auto found = std::ranges::find(all, name, &Template::name);
  if (found != all.end()) return *found;
  std::string names;
  for (const Template& known : all) names += fmt::format("\n  {}", known.name);
  throw Failure(ExitCode::kInput,
                fmt::format("there is no template \"{}\"; there are:{}", name, names));
}

void refuse_to_overwrite(const fs::path& folder, const Template& chosen) {
  for (const TemplateFile& file : chosen.files) {
    if (file.path != kHistoryFile && fs::exists(folder / file.path)) {
      throw Failure(ExitCode::kInput, fmt::format("{} is there already; init overwrites nothing",
                                                  (folder / file.path).string()));
    }
  }
  if (fs::exists(folder / store::kFileName)) {
    throw Failure(ExitCode::kInput, fmt::format("{} already has a desk's store", folder.string()));
  }
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream stream(path, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw Failure(ExitCode::kFile, fmt::format("cannot write {}", path.string()));
}

}  // namespace

InitView init(const Invocation& invocation, const std::string& template_name) {
  const Template& chosen = find_template(template_name);
  const fs::path folder = invocation.folder;
  refuse_to_overwrite(folder, chosen);

  InitView view;
  view.template_name = chosen.name;
  const TemplateFile* history = nullptr;
  for (const TemplateFile& file : chosen.files) {
    if (file.path == kHistoryFile) {
      history = &file;
      continue;
    }
    write_file(folder / file.path, file.bytes);
    view.files.emplace_back(file.path);
  }
  if (history) view.revision = publish_history(invocation, history->bytes);
  return view;
}

namespace {

struct InitArguments {
  std::string of = "quickstart";
};

void arguments(auto& visit, InitArguments& given) {
  visit("template", given.of, "quickstart, law-firm, round-the-clock or follow-the-sun",
        {.value = "NAME"});
}

}  // namespace

Operation init_operation() {
  return declare<InitArguments, InitView>(
      {.name = "init",
       .summary = "write a starter desk",
       .about = "Lays a commented team.toml that plans at once, and the calendars it names, into "
                "the desk's folder; what a template has published already is published. Never "
                "writes over a file.",
       .writes = true,
       .needs = Needs::kFolder},
      [](const Context& context, const InitArguments& given) {
        return init(context.invocation, given.of);
      });
}

}  // namespace respite
