# Writes FOLDER/respite.1 and FOLDER/respite-COMMAND.1 by asking RESPITE.
execute_process(COMMAND ${RESPITE} help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "commands:\n(.*)\n\noptions of every" listed "${help}")
string(REGEX MATCHALL "\n  [a-z]+  " words "\n${CMAKE_MATCH_1}")
foreach(word IN LISTS words)
  string(STRIP "${word}" name)
  execute_process(COMMAND ${RESPITE} help --manual ${name}
    OUTPUT_FILE ${FOLDER}/respite-${name}.1 COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND ${RESPITE} help --manual
  OUTPUT_FILE ${FOLDER}/respite.1 COMMAND_ERROR_IS_FATAL ANY)
