include(GNUInstallDirs)
install(TARGETS respite RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES docs/man/respite.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# The completion script is what the program itself says.
set(respite_completion ${PROJECT_BINARY_DIR}/completion/respite)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/completion)
add_custom_command(OUTPUT ${respite_completion}
  COMMAND respite help --completion > ${respite_completion}
  DEPENDS respite VERBATIM)
add_custom_target(respite_completion ALL DEPENDS ${respite_completion})
install(FILES ${respite_completion} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
