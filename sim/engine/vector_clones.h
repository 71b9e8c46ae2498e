#pragma once

// What stands before a function of the expected engine that works on vectors. g++ makes the function once for each
// instruction set with wider vectors, and the best that the machine has is taken when the program starts; what it calls
// becomes part of it, or that would not be made for the set. Every version computes the same bits. Elsewhere (another
// compiler, another processor, a browser) there is one version, and under the thread sanitizer, which is not at work
// yet when the best is taken. Only a macro can choose an attribute, so this is one.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define CCSIM_VECTOR_CLONES [[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]]
#else
#define CCSIM_VECTOR_CLONES
#endif
