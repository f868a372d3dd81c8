// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of the program comes from jemalloc: a run makes and drops many small objects, and
// those of a large one are spread over much memory. With pages of 2 MiB the loop waits for fewer
// pages and finds more of them in the processor's tables. A thread sets little aside for itself, so
// that what a run on threads measures is the threads' own memory.

/// Read by jemalloc before main(): see jemalloc(3).
extern "C" const char *malloc_conf;
const char *malloc_conf = "thp:always,narenas:2,lg_tcache_max:9,tcache_nslots_small_max:40";
