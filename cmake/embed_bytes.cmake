# Writes the C++ source of a function that gives the bytes of files by their names.
#   cmake -DOUTPUT=x.cpp -DHEADER=words/files.h -DFUNCTION=catalogue_file "-DFILES=a/fr.mo;..."
#         -P embed_bytes.cmake
# HEADER declares std::string_view FUNCTION(std::string_view name) in namespace respite.
cmake_minimum_required(VERSION 3.25)
set(bytes_of_all "")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(MAKE_C_IDENTIFIER "${name}" symbol)
  string(APPEND bytes_of_all "constexpr char k_${symbol}[] = {${bytes}'\\0'};\n")
  string(APPEND rows "  if (name == \"${name}\") return {k_${symbol}, sizeof k_${symbol} - 1};\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by cmake/embed_bytes.cmake.
#include \"${HEADER}\"

namespace respite {
namespace {

${bytes_of_all}
}  // namespace

std::string_view ${FUNCTION}(std::string_view name) {
${rows}  return {};
}

}  // namespace respite
")
