// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/recursion.h"

#include "values/errors.h"

#include <algorithm>

#include <pthread.h>

namespace coroscope {
namespace {

constexpr int maximumDepth = 1000;
thread_local int depth = 0;
thread_local std::vector<const Object *> underWay;

struct Stack {
    const char *lowest = nullptr;
    std::size_t size = 0; ///< 0: nobody knows
};

Stack stackOfThread()
{
    Stack stack;
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return stack;
    void *address = nullptr;
    if (pthread_attr_getstack(&attributes, &address, &stack.size) == 0)
        stack.lowest = static_cast<const char *>(address);
    pthread_attr_destroy(&attributes);
    return stack;
}

} // namespace

RecursionGuard::RecursionGuard(const char *doing)
{
    if (depth >= maximumDepth)
        raise(Error::RecursionError, std::string("maximum recursion depth exceeded") + doing);
    ++depth;
}

RecursionGuard::~RecursionGuard() { --depth; }

void checkStack()
{
    constexpr std::size_t reserve = 512 * 1024; // for native code, under sanitizers too
    thread_local const Stack stack = stackOfThread();
    const auto *here = static_cast<const char *>(__builtin_frame_address(0));
    if (here < stack.lowest + std::min(reserve, stack.size / 4))
        raise(Error::RecursionError, "maximum recursion depth exceeded");
}

ReprScope::ReprScope(const Object *object, std::size_t deepest)
    : m_guard(" while getting the repr of an object"),
      m_entered(underWay.size() < deepest &&
                std::find(underWay.begin(), underWay.end(), object) == underWay.end())
{
    if (m_entered)
        underWay.push_back(object);
}

ReprScope::~ReprScope()
{
    if (m_entered)
        underWay.pop_back();
}

} // namespace coroscope
