// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/objects.h"
#include "values/types.h"

#include <algorithm>

namespace coroscope {
namespace {

thread_local Heap *currentHeap = nullptr;

/// Objects being deleted, one within the other, and those that wait for their turn.
struct Deletions {
    int depth = 0;
    std::vector<PyObject *> waiting;
};
thread_local Deletions deletions;
constexpr int maximumDeletionDepth = 50;

} // namespace

void PyObject::destroyInTurn()
{
    if (deletions.depth >= maximumDeletionDepth) {
        deletions.waiting.push_back(this);
        return;
    }
    ++deletions.depth;
    delete this;
    --deletions.depth;
    while (deletions.depth == 0 && !deletions.waiting.empty()) {
        PyObject *next = deletions.waiting.back();
        deletions.waiting.pop_back();
        ++deletions.depth;
        delete next;
        --deletions.depth;
    }
}

TrackedObject::TrackedObject(Type type, bool tracked)
    : PyObject(type), m_heap(tracked ? Heap::current() : nullptr)
{
    if (!m_heap)
        return;
    m_next = m_heap->m_first;
    if (m_next)
        m_next->m_previous = this;
    m_heap->m_first = this;
    ++m_heap->m_size;
}

TrackedObject::~TrackedObject()
{
    if (!m_heap)
        return;
    if (m_previous)
        m_previous->m_next = m_next;
    else
        m_heap->m_first = m_next;
    if (m_next)
        m_next->m_previous = m_previous;
    --m_heap->m_size;
}

Heap::Heap() : m_previous(currentHeap), m_types(std::make_unique<TypeRegistry>())
{
    deletions.depth += 0; // a thread's default heap must go before the thread's deletions do
    currentHeap = this;
}

Heap::~Heap()
{
    clear();
    // What somebody outside still holds lives on without a heap.
    for (TrackedObject *object = m_first; object;) {
        TrackedObject *next = object->m_next;
        object->m_heap = nullptr;
        object->m_previous = object->m_next = nullptr;
        object = next;
    }
    if (currentHeap == this)
        currentHeap = m_previous;
}

void Heap::clear()
{
    // An object that is being cleared is held, so that it is still in the list to give its
    // successor. Objects made meanwhile come first in the list and are left alone.
    Ref<TrackedObject> object = m_first;
    while (object) {
        object->clearReferences();
        object = Ref<TrackedObject>(object->m_next);
    }
}

std::vector<Ref<TrackedObject>> Heap::objects() const
{
    std::vector<Ref<TrackedObject>> all;
    all.reserve(m_size);
    for (TrackedObject *object = m_first; object; object = object->m_next)
        all.emplace_back(object);
    std::reverse(all.begin(), all.end());
    return all;
}

Heap *Heap::current()
{
    if (!currentHeap) {
        thread_local Heap fallback;
        currentHeap = &fallback;
    }
    return currentHeap;
}

Heap::Scope::Scope(Heap *heap) : m_previous(currentHeap) { currentHeap = heap; }

Heap::Scope::~Scope() { currentHeap = m_previous; }

} // namespace coroscope
