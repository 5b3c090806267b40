// Loops in the wide registers where the machine has them, the same numbers either way.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define RESPITE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define RESPITE_WIDE
#endif
