// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/testcaller.h"

#include "values/types.h"

#include <gtest/gtest.h>

#include <thread>

namespace coroscope {
namespace {

TEST(Heap, countsWhatLivesInIt)
{
    Heap heap;
    EXPECT_EQ(heap.size(), 0u);
    {
        const auto a = make<List>();
        const auto b = make<Dict>();
        EXPECT_EQ(heap.size(), 2u);
    }
    EXPECT_EQ(heap.size(), 0u);
}

TEST(Heap, freesCyclesWhenItGoes)
{
    // The leak checker of the sanitizer run is the judge of the last line.
    Heap heap;
    const auto a = make<List>();
    const auto b = make<Dict>();
    a->items = {b, a};
    b->table.insert(text("a"), a);
    b->table.insert(text("cell"), make<Cell>());
}

TEST(Heap, clearFreesAnObjectsNeighboursWhileItWalks)
{
    Heap heap;
    {
        Ref<List> chain = make<List>();
        for (int i = 0; i < 100; ++i) {
            auto next = make<List>();
            next->items = {chain};
            chain->items.push_back(next); // a cycle of two, held by the one after
            chain = next;
        }
    }
    EXPECT_GT(heap.size(), 90u);
    heap.clear();
    EXPECT_EQ(heap.size(), 0u);
}

TEST(Heap, anObjectHeldFromOutsideOutlivesItEmpty)
{
    Ref<List> kept;
    {
        Heap heap;
        kept = make<List>(std::vector<Value>{number(1)});
    }
    EXPECT_TRUE(kept->items.empty());
}

TEST(Heap, heapsNest)
{
    Heap outer;
    const auto a = make<List>();
    {
        Heap inner;
        EXPECT_EQ(Heap::current(), &inner);
        const auto b = make<List>();
        EXPECT_EQ(inner.size(), 1u);
    }
    EXPECT_EQ(Heap::current(), &outer);
    EXPECT_EQ(outer.size(), 1u);
}

TEST(Heap, severalThreadsShareOneThroughAScope)
{
    Heap heap;
    Ref<List> made;
    std::thread other([&] {
        const Heap::Scope scope(&heap);
        made = make<List>();
        made->items = {made, errorClass(Error::ValueError)};
    });
    other.join();
    EXPECT_EQ(heap.size(), 1u);
    EXPECT_TRUE(made->items[1].is(Value(errorClass(Error::ValueError))));
}

TEST(Heap, aThreadWithoutOneHasADefault)
{
    std::thread other([] {
        const auto cyclic = make<List>();
        cyclic->items = {cyclic};
        EXPECT_EQ(repr(cyclic), "[[...]]");
    });
    other.join();
}

TEST(Heap, anUntrackedObjectStaysOut)
{
    class Short final : public TrackedObject {
    public:
        Short() : TrackedObject(Type::Other, false) {}
        std::string_view typeName() const override { return "short"; }
        void clearReferences() override {}
    };
    Heap heap;
    const auto object = make<Short>();
    EXPECT_EQ(heap.size(), 0u);
}

TEST(Types, areOneObjectAHeap)
{
    Heap heap;
    EXPECT_EQ(errorClass(Error::KeyError), errorClass(Error::KeyError));
    EXPECT_EQ(builtinType("int"), typeOf(number(1)));
    EXPECT_EQ(builtinType("nothing"), Ref<TypeObject>());
}

TEST(Types, ofTwoHeapsAreTheSameClass)
{
    Heap heap;
    Ref<Exception> error;
    {
        Heap other;
        error = makeError(Error::KeyError, "x");
    }
    EXPECT_TRUE(isInstance(*error, Error::KeyError));
    EXPECT_TRUE(isInstance(*error, Error::LookupError));
    EXPECT_FALSE(isInstance(*error, Error::IndexError));
    EXPECT_TRUE(isInstance(Value(error), *errorClass(Error::LookupError)));
    EXPECT_TRUE(equal(error->cls, errorClass(Error::KeyError)));
}

TEST(Types, aBoolIsAnInt)
{
    Heap heap;
    EXPECT_TRUE(isInstance(Value::boolean(true), *builtinType("int")));
    EXPECT_FALSE(isInstance(number(1), *builtinType("bool")));
    EXPECT_TRUE(
        isInstance(integer(mpz_class("1267650600228229401496703205376")), *builtinType("int")));
}

} // namespace
} // namespace coroscope
