// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of the program comes from mimalloc: a run makes and drops many small objects, and
// those of a large one are spread over much memory. With pages of 2 MiB the loop waits for fewer
// pages and finds more of them in the processor's tables.
#include <mimalloc.h>

namespace {

void chooseLargePages(int, char **, char **) { mi_option_enable(mi_option_large_os_pages); }

/// Before any library of the program makes its first object: memory that mimalloc has asked the
/// kernel for stays as it is.
[[gnu::section(".preinit_array"), gnu::used]] void (*const beforeAll)(int, char **,
                                                                      char **) = chooseLargePages;

} // namespace
