// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

namespace coroscope::test {
namespace {

std::int64_t memoryOf(int tasks)
{
    const std::string program =
        "async def child():\n    await asyncio.sleep(1)\n"
        "async def main():\n    await asyncio.gather(*[child() for n in range(" +
        std::to_string(tasks) + ")])\nasyncio.run(main())\n";
    return run(program.c_str()).report.resources.peakMemory;
}

TEST(Memory, ofTheLoopGrowsByLessThanHalfAKilobyteATask)
{
    const std::int64_t few = memoryOf(10);
    const std::int64_t more = memoryOf(1010);
    EXPECT_GT(few, 1000);
    EXPECT_GT(more - few, 1000 * 200);
    EXPECT_LT(more - few, 1000 * 450);
}

} // namespace
} // namespace coroscope::test
