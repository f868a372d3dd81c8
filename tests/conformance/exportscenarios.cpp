// SPDX-License-Identifier: GPL-3.0-or-later
// exportscenarios OUT SCENARIOS...
// Writes OUT/asyncio/NAME.py and OUT/threads/NAME.py of every NAME.coroscope in the folders
// SCENARIOS, as `coroscope export` does, but all at once.
#include "io/pythonexport.h"
#include "io/scenarioreader.h"

#include <filesystem>
#include <fstream>
#include <iostream>

using namespace coroscope;
namespace fs = std::filesystem;

int main(int argc, char **argv)
{
    const std::pair<const char *, PythonFlavour> flavours[] = {{"asyncio", PythonFlavour::Asyncio},
                                                               {"threads", PythonFlavour::Threads}};
    for (const auto &[name, flavour] : flavours)
        fs::create_directories(fs::path(argv[1]) / name);
    for (int i = 2; i < argc; ++i) {
        for (const fs::directory_entry &entry : fs::directory_iterator(argv[i])) {
            if (entry.path().extension() != ".coroscope")
                continue;
            const Result<Scenario> scenario = loadScenario(entry.path().string());
            if (!scenario) {
                std::cerr << entry.path() << ": " << scenario.problem().text() << '\n';
                return 1;
            }
            for (const auto &[name, flavour] : flavours) {
                const fs::path out = fs::path(argv[1]) / name / entry.path().stem().concat(".py");
                std::ofstream(out) << exportPython(*scenario, flavour).text;
            }
        }
    }
    return 0;
}
