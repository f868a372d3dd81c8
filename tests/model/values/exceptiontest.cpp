// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include "values/exceptiongroup.h"
#include "values/types.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

TEST(Exception, carriesItsArguments)
{
    Heap heap;
    const auto error = makeError(Error::ValueError, "bad");
    EXPECT_EQ(repr(error), "ValueError('bad')");
    EXPECT_EQ(str(error), "bad");
    EXPECT_EQ(repr(attribute(error, "args")), "('bad',)");
    EXPECT_EQ(repr(makeError(Error::CancelledError)), "CancelledError()");
    EXPECT_EQ(repr(errorClass(Error::CancelledError)),
              "<class 'asyncio.exceptions.CancelledError'>");
}

TEST(Exception, knowsItsClasses)
{
    Heap heap;
    const auto group =
        makeError(Error::ExceptionGroup, {text("m"), list({makeError(Error::ValueError, "x")})});
    EXPECT_TRUE(isInstance(*group, Error::BaseExceptionGroup));
    EXPECT_TRUE(isInstance(*group, Error::Exception));
    EXPECT_FALSE(isInstance(*makeError(Error::CancelledError), Error::Exception));
    EXPECT_TRUE(isInstance(*makeError(Error::QueueEmpty), Error::Exception));
}

TEST(Exception, takesAttributesOfTheProgram)
{
    Heap heap;
    const auto error = makeError(Error::ValueError, "bad");
    setAttribute(error, "code", number(5));
    EXPECT_EQ(attribute(error, "code").asInt(), 5);
    setAttribute(error, "__cause__", makeError(Error::KeyError, "k"));
    EXPECT_EQ(repr(error->cause), "KeyError('k')");
    EXPECT_TRUE(error->suppressContext);
    EXPECT_EQ(raisedBy([&] { setAttribute(error, "__cause__", number(5)); }),
              "TypeError: exception cause must be None or derive from BaseException");
    EXPECT_EQ(raisedBy([] { setAttribute(number(5), "x", number(5)); }),
              "AttributeError: 'int' object has no attribute 'x'");
}

TEST(ExceptionGroup, splitsByLeaf)
{
    Heap heap;
    const auto inner = makeError(
        Error::ExceptionGroup,
        {text("in"), list({makeError(Error::ValueError, "a"), makeError(Error::KeyError, "b")})});
    const auto outer = makeError(Error::ExceptionGroup,
                                 {text("out"), list({inner, makeError(Error::TypeError, "c")})});
    const SplitGroup parts = splitGroup(
        outer, [](const Ref<Exception> &error) { return isInstance(*error, Error::ValueError); });
    EXPECT_EQ(repr(parts.match),
              "ExceptionGroup('out', [ExceptionGroup('in', [ValueError('a')])])");
    EXPECT_EQ(repr(parts.rest),
              "ExceptionGroup('out', [ExceptionGroup('in', [KeyError('b')]), TypeError('c')])");
}

TEST(ExceptionGroup, aWholeMatchStaysItself)
{
    Heap heap;
    const auto group =
        makeError(Error::ExceptionGroup, {text("m"), list({makeError(Error::ValueError, "a")})});
    const SplitGroup parts = splitGroup(group, [](const Ref<Exception> &) { return true; });
    EXPECT_EQ(parts.match, group);
    EXPECT_FALSE(parts.rest);
}

TEST(ExceptionGroup, ofBaseExceptionsIsABaseGroup)
{
    Heap heap;
    const auto group = makeGroup(*errorClass(Error::BaseExceptionGroup),
                                 {text("m"), list({makeError(Error::CancelledError)})});
    EXPECT_EQ(group->typeName(), "BaseExceptionGroup");
    EXPECT_EQ(str(group), "m (1 sub-exception)");
    EXPECT_EQ(groupMembers(*group).size(), 1u);
}

} // namespace
} // namespace coroscope
