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

TrackedObject::TrackedObject(Type type, bool tracked) : PyObject(type)
{
    if (!tracked)
        return;
    TrackedObject *&first = Heap::current()->m_first;
    m_link = &first;
    m_next = first;
    if (m_next)
        m_next->m_link = &m_next;
    first = this;
}

TrackedObject::~TrackedObject()
{
    if (!m_link)
        return;
    *m_link = m_next;
    if (m_next)
        m_next->m_link = m_link;
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
        object->m_link = nullptr;
        object->m_next = nullptr;
        object = next;
    }
    if (currentHeap == this)
        currentHeap = m_previous;
}

std::size_t Heap::size() const
{
    std::size_t count = 0;
    for (const TrackedObject *object = m_first; object; object = object->m_next)
        ++count;
    return count;
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
    all.reserve(size());
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
