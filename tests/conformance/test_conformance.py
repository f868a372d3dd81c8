#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the converter and of the comparison themselves."""
import json
import pathlib
import tempfile
import unittest

from conformance import HERE, compare
from py2scenario import convert
from statements import Refused


def blocks_of(*lines):
    """The blocks of a coroutine with these lines as its body, without their ids."""
    source = "async def main():\n" + "".join(f"    {line}\n" for line in lines)
    body = json.loads(convert(source, "t"))["definitions"][0]["body"]
    return [{k: v for k, v in block.items() if k != "id"} for block in body]


class Converter(unittest.TestCase):
    def test_each_asyncio_call_becomes_its_block(self):
        self.assertEqual(blocks_of("x = await asyncio.sleep(1, 'a')"),
                         [{"kind": "sleep", "seconds": "1", "result": "'a'", "target": "x"}])
        self.assertEqual(blocks_of("t = asyncio.create_task(c(1), name='n')"),
                         [{"kind": "create_task", "call": "c(1)", "name": "'n'", "target": "t"}])
        self.assertEqual(blocks_of("g = asyncio.gather(*xs, return_exceptions=True)"),
                         [{"kind": "gather", "awaitables": "*xs", "return_exceptions": "True",
                           "mode": "keep it", "target": "g"}])
        self.assertEqual(blocks_of("d, p = await asyncio.wait(ts, timeout=2)"),
                         [{"kind": "wait", "awaitables": "ts", "timeout": "2", "done": "d",
                           "pending": "p"}])
        self.assertEqual(blocks_of("h = loop.call_later(1, f, 2)"),
                         [{"kind": "call_later", "loop": "loop", "delay": "1", "function": "f",
                           "arguments": "2", "target": "h"}])
        self.assertEqual(blocks_of("q = asyncio.LifoQueue(maxsize=3)"),
                         [{"kind": "queue", "maxsize": "3", "using": "asyncio.LifoQueue",
                           "target": "q"}])
        self.assertEqual(blocks_of("x = await q.get()"),
                         [{"kind": "get", "queue": "q", "target": "x"}])
        self.assertEqual(blocks_of("t.cancel(msg='m')"),
                         [{"kind": "cancel", "task": "t", "message": "'m'"}])

    def test_what_has_no_block_of_its_own_keeps_its_text(self):
        self.assertEqual(blocks_of("loop.call_later(1, *f)"),
                         [{"kind": "do", "expression": "loop.call_later(1, *f)"}])
        self.assertEqual(blocks_of("r = await asyncio.wait_for(c(), 1)"),
                         [{"kind": "await", "expression": "asyncio.wait_for(c(), 1)",
                           "target": "r"}])

    def test_an_await_within_an_expression_stays_within_it(self):
        self.assertEqual(blocks_of("x = await a + await b"),
                         [{"kind": "let", "target": "x", "value": "await a + await b"}])

    def test_elif_and_a_nested_if_are_told_apart(self):
        chain, = blocks_of("if a:", "    pass", "elif b:", "    pass", "else:", "    pass")
        self.assertEqual([c["kind"] for c in chain["clauses"]], ["elif", "else"])
        nested, = blocks_of("if a:", "    pass", "else:", "    if b:", "        pass")
        self.assertEqual(nested["clauses"][0]["body"][0]["kind"], "if")

    def test_comments_stay_where_they_stand(self):
        kinds = [b["kind"] for b in blocks_of("pass", "# why", "return 1")]
        self.assertEqual(kinds, ["pass", "comment", "return"])

    def test_a_loop_that_runs_within_a_print_runs_in_a_block_before_it(self):
        program = json.loads(convert("print(asyncio.run(main()), 1)\n", "t"))["program"]
        self.assertEqual([b["kind"] for b in program], ["run", "log"])
        self.assertEqual(program[1]["values"], "result, 1")

    def test_what_no_block_can_hold_is_refused_with_its_line(self):
        for source, construct in (("class A: pass", "a class"), ("import os", "import of os")):
            with self.assertRaises(Refused) as caught:
                convert("x = 1\n" + source + "\n", "t")
            self.assertEqual((caught.exception.construct, caught.exception.line), (construct, 2))


class Comparison(unittest.TestCase):
    def test_a_trace_agrees_with_itself_and_with_no_changed_one(self):
        expected = HERE / "cases" / "gather_classic.jsonl"
        self.assertEqual(compare(expected, expected, "full"), "")
        lines = expected.read_text(encoding="utf-8").splitlines()
        for change in (lines[:-1], lines[:5] + [lines[6], lines[5]] + lines[7:],
                       [line.replace('"i": 4', '"i": 5') for line in lines]):
            with tempfile.TemporaryDirectory() as scratch:
                actual = pathlib.Path(scratch) / "trace.jsonl"
                actual.write_text("\n".join(change) + "\n", encoding="utf-8")
                self.assertNotEqual(compare(expected, actual, "full"), "")


if __name__ == "__main__":
    unittest.main()
