# Writes the C++ source of tables_by_version() from numbered .sql files.
#   cmake -DOUTPUT=x.cpp "-DFILES=001_first.sql;..." -P embed_tables.cmake
cmake_minimum_required(VERSION 3.25)
set(source "// Made by cmake/embed_tables.cmake.\n#include \"store/driver/tables.h\"\n\n#include <array>\n\n")
string(APPEND source "namespace respite::store {\nnamespace {\n\nconstexpr std::array kTables = {\n")
foreach(file IN LISTS FILES)
  file(READ "${file}" sql)
  string(APPEND source "    R\"sql(${sql})sql\",\n")
endforeach()
string(APPEND source "};\n\n}  // namespace\n\nstd::span<const char* const> tables_by_version() { return kTables; }\n\n}  // namespace respite::store\n")
file(WRITE "${OUTPUT}" "${source}")
