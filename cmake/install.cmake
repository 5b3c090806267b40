include(GNUInstallDirs)
if(TARGET respite)
  install(TARGETS respite RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
