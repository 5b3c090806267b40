include(GNUInstallDirs)
install(TARGETS respite RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# The manual is what the program says of itself: one page for all of it, one for each command.
set(respite_manual ${PROJECT_BINARY_DIR}/man/respite.1)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/man)
add_custom_command(OUTPUT ${respite_manual}
  COMMAND ${CMAKE_COMMAND} -DRESPITE=$<TARGET_FILE:respite> -DFOLDER=${PROJECT_BINARY_DIR}/man
          -P ${PROJECT_SOURCE_DIR}/cmake/manual.cmake
  DEPENDS respite ${PROJECT_SOURCE_DIR}/cmake/manual.cmake VERBATIM)
add_custom_target(respite_manual ALL DEPENDS ${respite_manual})
install(DIRECTORY ${PROJECT_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# The completion script is what the program itself says.
set(respite_completion ${PROJECT_BINARY_DIR}/completion/respite)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/completion)
add_custom_command(OUTPUT ${respite_completion}
  COMMAND respite help --completion > ${respite_completion}
  DEPENDS respite VERBATIM)
add_custom_target(respite_completion ALL DEPENDS ${respite_completion})
install(FILES ${respite_completion} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
