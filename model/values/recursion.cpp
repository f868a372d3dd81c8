// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/recursion.h"

#include "values/errors.h"

#include <algorithm>

namespace coroscope {
namespace {

constexpr int maximumDepth = 1000;
thread_local int depth = 0;
thread_local std::vector<const Object *> underWay;

} // namespace

RecursionGuard::RecursionGuard(const char *doing)
{
    if (depth >= maximumDepth)
        raise(Error::RecursionError, std::string("maximum recursion depth exceeded") + doing);
    ++depth;
}

RecursionGuard::~RecursionGuard() { --depth; }

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
