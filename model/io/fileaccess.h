// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "io/posixcalls.h"

#include <string>
#include <string_view>

namespace coroscope {

/// The bytes of the regular file at \p path, at most \p limit of them. Refuses folders, devices and
/// pipes without waiting on them, and a file that changes while it is read.
Result<std::string> readFile(const std::string &path, std::size_t limit,
                             PosixCalls &calls = systemCalls());

/// Puts \p bytes into the file at \p path so that at every instant, also after a crash or an error,
/// it is the old file or the new one, whole: writes a temporary file beside it, syncs that, renames
/// it over the old one, syncs the folder. Keeps the old file's permissions; follows a symbolic
/// link to its end; refuses folders, devices, pipes and write-protected files; sweeps temporary
/// files that a killed save left. Hard links to the old file keep the old bytes.
Result<Done> replaceFile(const std::string &path, std::string_view bytes,
                         PosixCalls &calls = systemCalls());

} // namespace coroscope
