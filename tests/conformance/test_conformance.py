#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the converter and of the comparison themselves."""
import contextlib
import functools
import io
import json
import pathlib
import sys
import tempfile
import time
import unittest

from children import failures
from conformance import HERE, compare
from importer import Refusals, answer, convert


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
        self.assertEqual(blocks_of("r = await asyncio.wait_for(c(), timeout=1)"),
                         [{"kind": "wait_for", "awaitable": "c()", "timeout": "1", "target": "r"}])
        self.assertEqual(blocks_of("s = asyncio.shield(t)"),
                         [{"kind": "shield", "awaitable": "t", "mode": "keep it", "target": "s"}])
        self.assertEqual(blocks_of("r = await asyncio.shield(t)"),
                         [{"kind": "shield", "awaitable": "t", "target": "r"}])
        loop, = blocks_of("async for x, y in items():", "    got = yield x", "    yield")
        self.assertEqual((loop["kind"], loop["keyword"], loop["target"], loop["iterable"]),
                         ("for", "async for", "x, y", "items()"))
        self.assertEqual([(each["kind"], each.get("target", ""), each.get("value", ""))
                          for each in loop["body"]],
                         [("yield", "got", "x"), ("yield", "", "")])
        delegates, = blocks_of("x = yield from f(1)")
        self.assertEqual((delegates["keyword"], delegates["value"], delegates.get("target")),
                         ("yield from", "f(1)", "x"))
        loop, = blocks_of("for f in asyncio.as_completed(ts, timeout=3):", "    pass")
        self.assertEqual((loop["kind"], loop["variable"], loop["awaitables"], loop["timeout"]),
                         ("as_completed", "f", "ts", "3"))
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

    def test_scopes_become_blocks_one_for_each_item(self):
        outer, = blocks_of("async with asyncio.timeout(1) as t, asyncio.TaskGroup() as g:",
                           "    pass")
        self.assertEqual((outer["kind"], outer["seconds"], outer["variable"]), ("timeout", "1", "t"))
        inner, = outer["body"]
        self.assertEqual((inner["kind"], inner["variable"]), ("task_group", "g"))
        plain, = blocks_of("with contextlib.suppress(ValueError): f()")
        self.assertEqual((plain["kind"], plain["keyword"], plain["resource"]),
                         ("with", "with", "contextlib.suppress(ValueError)"))
        lock, = blocks_of("async with lock:", "    pass")
        self.assertEqual((lock["kind"], lock.get("keyword", "")), ("with", ""))

    def test_the_clauses_of_a_try_with_a_star_are_of_a_kind_of_their_own(self):
        block, = blocks_of("try: f()", "except* ValueError as e: g()", "finally: h()")
        self.assertEqual([(c["kind"], c.get("type")) for c in block["clauses"]],
                         [("except_star", "ValueError"), ("finally", None)])

    def test_what_has_no_block_of_its_own_keeps_its_text(self):
        self.assertEqual(blocks_of("loop.call_later(1, *f)"),
                         [{"kind": "do", "expression": "loop.call_later(1, *f)"}])
        self.assertEqual(blocks_of("r = await loop.run_in_executor(pool, *f)"),
                         [{"kind": "await", "expression": "loop.run_in_executor(pool, *f)",
                           "target": "r"}])
        self.assertEqual(blocks_of("xs.clear()"), [{"kind": "do", "expression": "xs.clear()"}])

    def test_threads_have_blocks(self):
        self.assertEqual(blocks_of("r = await asyncio.to_thread(f, 1, *xs, k=2)"),
                         [{"kind": "to_thread", "function": "f", "arguments": "1, *xs, k=2",
                           "target": "r"}])
        self.assertEqual(blocks_of("r = await loop.run_in_executor(None, f, 1)"),
                         [{"kind": "run_in_executor", "loop": "loop", "function": "f",
                           "arguments": "1", "target": "r"}])
        self.assertEqual(blocks_of("job = loop.run_in_executor(None, f)"),
                         [{"kind": "run_in_executor", "loop": "loop", "function": "f",
                           "mode": "keep it", "target": "job"}])
        self.assertEqual(blocks_of("loop.run_in_executor(pool, f, 1)"),
                         [{"kind": "run_in_executor", "loop": "loop", "executor": "pool",
                           "function": "f", "arguments": "1", "mode": "keep it"}])
        self.assertEqual(blocks_of("loop.call_soon_threadsafe(f, 1)"),
                         [{"kind": "call_soon", "loop": "loop", "function": "f", "arguments": "1",
                           "using": "call_soon_threadsafe"}])

    def test_methods_of_asyncios_objects_have_blocks(self):
        for source, expected in (
                ("n = t.uncancel()", {"kind": "uncancel", "task": "t", "target": "n"}),
                ("t.set_name('x')", {"kind": "set_name", "task": "t", "name": "'x'"}),
                ("w = cm.when()", {"kind": "when", "timeout": "cm", "target": "w"}),
                ("cm.reschedule(None)", {"kind": "reschedule", "timeout": "cm", "when": "None"}),
                ("x = await e.wait()", {"kind": "wait_on", "object": "e", "target": "x"}),
                ("await c.wait_for(f)",
                 {"kind": "wait_until", "condition": "c", "predicate": "f"}),
                ("c.notify(2)", {"kind": "notify", "condition": "c", "count": "2"}),
                ("x = q.get_nowait()", {"kind": "get_nowait", "queue": "q", "target": "x"}),
                ("await q.join()", {"kind": "join_queue", "queue": "q"})):
            self.assertEqual(blocks_of(source), [expected])
        self.assertEqual([b["kind"] for b in blocks_of("e = asyncio.Event()", "e.set()", "e.clear()")],
                         ["event", "set_event", "clear_event"])

    def test_runs_within_a_definition_keep_their_text(self):
        self.assertEqual(blocks_of("x = asyncio.run(c())"),
                         [{"kind": "let", "target": "x", "value": "asyncio.run(c())"}])
        self.assertEqual(blocks_of("loop.run_forever()"),
                         [{"kind": "do", "expression": "loop.run_forever()"}])

    def test_a_runner_is_a_scope_of_the_program(self):
        program = json.loads(convert("with asyncio.Runner() as r:\n    x = r.run(main())\n",
                                     "t"))["program"]
        self.assertEqual((program[0]["kind"], program[0]["variable"]), ("runner", "r"))
        self.assertEqual({k: v for k, v in program[0]["body"][0].items() if k != "id"},
                         {"kind": "run_in_runner", "runner": "r", "call": "main()", "target": "x"})

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

    def test_comments_beside_code_are_those_of_its_block(self):
        body = blocks_of("x = f(  # one", "    1,  # two", ")", "if x:  # three", "    y()  # four",
                         "    # five", "else:  # six", "    z()")
        self.assertEqual(body[0], {"kind": "let", "target": "x", "value": "f(1)",
                                   "comment": "one two"})
        self.assertEqual(body[1]["comment"], "three")
        self.assertEqual(body[1]["body"][0]["comment"], "four")
        self.assertEqual(body[1]["body"][1]["text"], "five")
        self.assertEqual(body[1]["clauses"][0]["comment"], "six")

    def test_what_looks_like_a_comment_within_a_text_is_none(self):
        body = blocks_of("x = '''a", "    # no comment", "    '''", "y()")
        self.assertEqual([b["kind"] for b in body], ["let", "do"])

    def test_no_comment_is_lost_wherever_it_stands(self):
        source = ("# head\nimport asyncio  # i\n# a\nasync def f(  # b\n        x):  # c\n"
                  "    # d\n    try:  # e\n        pass\n        # g\n    # h\n"
                  "    except ValueError:  # j\n      # k\n        pass\n"
                  "    finally:\n        pass  # l\n    # m\n  # n\n# o\nf(1)\n# p\n")
        text = convert(source, "t")
        for word in "head i a b c d e g h j k l m n o p".split():
            self.assertRegex(text, rf"[\" ]{word}[\" ]")

    def test_types_and_several_targets_need_no_block_of_their_own(self):
        self.assertEqual(blocks_of("x: int = 1", "y: str"), [
            {"kind": "let", "target": "x", "value": "1"}])
        self.assertEqual(blocks_of("a = b = await f()"), [
            {"kind": "await", "expression": "f()", "target": "a"},
            {"kind": "let", "target": "b", "value": "a"}])

    def test_attributes_that_get_one_value_get_it_in_blocks_of_their_own(self):
        def assigned(source):
            return [f"{b['target']} = {b.get('value', '...')}" for b in blocks_of(source)]
        self.assertEqual(assigned("s.a = s.b = 0"), ["s.a = 0", "s.b = 0"])
        self.assertEqual(assigned("s.a = s.b = []"), ["s.a = []", "s.b = s.a"])
        self.assertEqual(assigned("s.all[k] = f = g()"), ["f = g()", "s.all[k] = f"])
        self.assertEqual(assigned("last.next = last = node"), ["last.next = node", "last = node"])
        self.assertEqual(assigned("a[i] = i = g()"), ["a[i] = g()", "i = a[i]"])
        self.assertEqual(assigned("a, b = c = g()"), ["c = g()", "a, b = c"])

    def test_what_runs_only_as_the_main_module_belongs_to_the_program(self):
        scenario = json.loads(convert("#!/usr/bin/python3\n\"\"\"What it\nshows.\"\"\"\n"
                                      "if __name__ == '__main__':\n    f()\n", "t"))
        self.assertEqual([b["kind"] for b in scenario["program"]], ["do"])
        self.assertEqual(scenario["description"], "What it shows.")

    def test_names_imported_from_modules_become_the_modules_own(self):
        source = ("import random as rnd, asyncio as aio\nfrom time import (\n    monotonic as now,\n)\n"
                  "from typing import Any\nx: Any = rnd.choice([now()])\nprint(f'{now():.1f}')\naio.run(f())\n")
        program = json.loads(convert(source, "t"))["program"]
        self.assertEqual([b.get("value") or b.get("values") for b in program[:2]],
                         ["random.choice([time.monotonic()])", "f'{time.monotonic():.1f}'"])

    def test_names_of_types_are_left_out(self):
        source = ("from typing import Any, Dict, List, TypeVar\nRow = Dict[str, Any]\nRows = List[Row]\n"
                  "T = TypeVar('T')\nasync def f(rows: Rows, x: T) -> Row:\n    pass\nx = 1\n")
        scenario = json.loads(convert(source, "t"))
        self.assertEqual([b["target"] for b in scenario["program"]], ["x"])
        self.assertEqual(scenario["definitions"][0]["parameters"], ["rows", "x"])
        for use in ("print(Rows)", "Rows = 1", "y = cast(f())"):
            with self.assertRaises(Refusals, msg=use):
                convert(source.replace("TypeVar\n", "TypeVar, cast\n") + use, "t")

    def test_an_imported_name_with_another_meaning_is_refused(self):
        for use in ("sleep = 1", "def f(sleep): pass", "time = 2", "def f():\n    from time import time",
                    "from typing import List\nprint(List)"):
            with self.assertRaises(Refusals, msg=use):
                convert("from time import sleep\nsleep(1)\n" + use + "\n", "t")

    def test_executors_are_imported_in_any_form(self):
        for imports, name in (("import concurrent.futures", "concurrent.futures.ThreadPoolExecutor"),
                              ("import concurrent.futures as cf", "cf.ThreadPoolExecutor"),
                              ("from concurrent import futures", "futures.ThreadPoolExecutor"),
                              ("from concurrent.futures import ThreadPoolExecutor as Pool", "Pool")):
            program = json.loads(convert(f"{imports}\npool = {name}(2)\n", "t"))["program"]
            self.assertEqual(program[0]["value"], "concurrent.futures.ThreadPoolExecutor(2)")

    def refused(self, source):
        with self.assertRaises(Refusals) as caught:
            convert(source, "t")
        problem, = caught.exception.problems
        return f"{problem.line}: {problem.construct}: {problem.remedy}"

    def test_what_modules_do_not_have_here_is_refused_with_what_to_use_instead(self):
        pool = "import concurrent.futures\nwith concurrent.futures.ThreadPoolExecutor() as p:\n    "
        self.assertRegex(self.refused(pool + "x = p.submit(f)"),
                         r"^3: submit\(\) of an executor: Call loop.run_in_executor")
        self.assertRegex(self.refused("from concurrent.futures import ProcessPoolExecutor as P\nx = P()"),
                         r"^2: concurrent.futures.ProcessPoolExecutor: Use .*ThreadPoolExecutor")
        log = "import logging\nlogging.basicConfig("
        self.assertRegex(self.refused(log + "filename='x')"), r"^2: logging.basicConfig\(filename=...\): ")
        self.assertRegex(self.refused(log + "format='%(message)s %(lineno)d')"), r"^2: %\(lineno\)s in what")
        self.assertRegex(self.refused("import logging\nlogging.StreamHandler()"), "^2: logging.StreamHandler: ")
        self.assertRegex(self.refused("from datetime import datetime"), "^1: from datetime import .*time.strftime")
        self.assertRegex(self.refused("import requests"), "^1: import of requests: Nothing reaches the network")
        self.assertRegex(self.refused("import os"), "^1: import of os: There are only asyncio, .* and inspect: ")

    def test_bad_python_is_told_in_one_sentence(self):
        problem, = json.loads(answer("x = = 2\n", "script", "t"))["problems"]
        self.assertEqual(problem["what"], "this is no Python (invalid syntax)")

    def test_a_function_whose_defaults_the_program_assigns_is_defined_where_it_stands(self):
        scenario = json.loads(convert("N = 1\ndef f(n=N): pass\ndef g(n=2, h=f): pass\ndef h(n=2): pass\n", "t"))
        self.assertEqual([b["kind"] for b in scenario["program"]], ["let", "define", "define"])
        self.assertEqual([d["name"] for d in scenario["definitions"]], ["h"])
        scenario = json.loads(convert("class A: pass\ndef f(a=A): pass\n", "t"))
        self.assertEqual([b["kind"] for b in scenario["program"]], ["class", "define"])

    def test_all_that_no_block_can_hold_is_told_with_its_line(self):
        source = ("class A(list, metaclass=M):\n    pass\nimport os\nfrom asyncio import *\n"
                  "@f\ndef g():\n    match x:\n        case 1: pass\n    with x:\n        a, b = c, d = g()\n"
                  "def g(): pass\n")
        with self.assertRaises(Refusals) as caught:
            convert(source, "t")
        self.assertEqual([(p.line, p.construct) for p in caught.exception.problems], [
            (1, "class A derived from list"), (1, "class A with several bases or a metaclass"), (3, "import of os"), (4, "from asyncio import *"),
            (5, "a decorator"), (7, "match"),
            (10, "an assignment to several targets (a = b = ...)"), (11, "a second definition called g")])

    def test_the_answer_to_bad_python_names_line_and_column(self):
        problem, = json.loads(answer("x = 1\ny = = 2\n", "script", "t"))["problems"]
        self.assertEqual((problem["line"], problem["column"]), (2, 5))

    def test_a_piece_of_a_program_becomes_blocks(self):
        lines, text = answer("    # why\n    x = 1\n    return x\n", "blocks", "").split("\n", 1)
        self.assertEqual(json.loads(lines), {"lines": [1, 2, 3]})
        self.assertEqual([b["kind"] for b in json.loads(text)["blocks"]],
                         ["comment", "let", "return"])


def say_and_end(text, seconds, how):
    time.sleep(seconds)
    print(text)
    how()


class Children(unittest.TestCase):
    def test_what_those_that_fail_say_is_told_in_their_order(self):
        out = io.StringIO()
        works = [functools.partial(say_and_end, "slow", 0.2, functools.partial(sys.exit, "because")),
                 functools.partial(say_and_end, "well", 0, functools.partial(sys.exit, 0)),
                 functools.partial(say_and_end, "raises", 0, functools.partial(int, "x")),
                 functools.partial(say_and_end, "returns", 0, int)]
        with contextlib.redirect_stdout(out):
            failed = failures(works)
        self.assertEqual(failed, [True, False, True, False])
        self.assertRegex(out.getvalue(), r"(?s)^slow\nbecause\nraises\nTraceback .*ValueError: invalid[^\n]*\n$")


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
