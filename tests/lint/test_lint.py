#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule catches what it is for, and lets pass what it should."""
import tempfile
import pathlib
import shutil
import unittest

from lint import RULES
from rules import Skipped
from sources import Repository

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


def found(rule, path, text):
    """Where the rule finds something in a repository of one file: the line numbers."""
    return [int(finding.split(":")[1]) for finding in RULES[rule](Repository("", {path: text}))]


class Rules(unittest.TestCase):
    def test_a_room_includes_only_what_the_table_allows(self):
        for path, line in (("model/values/a.cpp", '#include "language/ast.h"'),
                           ("model/trace/a.h", '#include "scenario/scenario.h"'),
                           ("model/asyncio/a.h", '#include "trace/trace.h"'),
                           ("model/io/a.h", '#include "document/document.h"'),
                           ("views/timeline/a.cpp", '#include "execution/executor.h"'),
                           ("views/timeline/a.cpp", '#include "asyncio/task.h"'),
                           ("views/timeline/a.cpp", '#include "app/settings.h"'),
                           ("model/core/a.h", '#include "ids.h"'),
                           ("model/language/a.h", "#include <QString>"),
                           ("model/execution/a.h", "#include <QPainter>"),
                           ("model/document/a.h", "#include <QWidget>"),
                           ("model/document/a.h", "#include <QUndoView>\n#include <QTreeView>")):
            self.assertTrue(found("includes", path, "\n" + line + "\n"), (path, line))
        self.assertEqual(found("includes", "model/core/a.h", '\n\n#include "values/value.h"\n'), [3])

    def test_allowed_includes_pass(self):
        for path, line in (("model/execution/a.cpp", '#include "asyncio/task.h"'),
                           ("model/document/a.h", "#include <QUndoStack>"),
                           ("model/asyncio/a.h", "#include <QTimer>\n#include <QCoroTask>"),
                           ("views/style/a.cpp", '#include "views/style/theme.h"'),
                           ("app/main.cpp", '#include "execution/executor.h"'),
                           ("app/mainloop.cpp", '#include "moc_mainloop.cpp"'),
                           ("model/values/a.cpp", "#include <vector>\n#include <gmp.h>")):
            self.assertEqual(found("includes", path, line + "\n"), [], (path, line))

    def test_a_long_file_is_two_ideas(self):
        self.assertTrue(found("length", "model/core/a.cpp", "\n" * 401))
        self.assertFalse(found("length", "model/core/a.cpp", "\n" * 400))
        self.assertFalse(found("length", "tests/data/a.py", "\n" * 401))

    def test_a_file_without_its_spdx_line_is_found(self):
        self.assertTrue(found("spdx", "app/a.cpp", "#pragma once\n"))
        self.assertTrue(found("spdx", "tests/run", "#!/bin/sh\nexit\n"))
        self.assertFalse(found("spdx", "app/a.cpp", SPDX))

    def test_macros_of_qtest_are_found_in_tests(self):
        self.assertEqual(found("qtest", "tests/a.cpp", "\nQCOMPARE(a, b);\nQTRY_VERIFY(c);\n"), [2, 3])
        self.assertFalse(found("qtest", "tests/a.cpp", "// no QCOMPARE here\nauto s = \"QVERIFY\";\n"))

    def test_qt_keywords_are_found(self):
        self.assertEqual(found("keywords", "app/a.h", "public slots:\n"), [1])
        self.assertEqual(found("keywords", "app/a.h", "\nsignals:\n"), [2])
        self.assertEqual(found("keywords", "app/a.cpp", "emit done();\n"), [1])
        self.assertFalse(found("keywords", "app/a.cpp", "Q_EMIT done(); // emit it\nsignals.size();\n"))

    def test_a_co_await_in_a_larger_expression_is_found(self):
        for statement in ("if (co_await f()) {}", "while (co_await f()) {}", "g(co_await f());",
                          "x = 1 + co_await f();", "co_await f({a, b});", "co_await f(T{a});",
                          "co_await f([&] { return 1; });", "EXPECT_EQ(co_await f(), 1);",
                          "return_value(co_await a + co_await b);", "switch (co_await f()) {}",
                          "auto x = (co_await f()).y;", "for (auto x : co_await f()) {}",
                          "if (a)\n    if (co_await f()) {}"):
            self.assertTrue(found("co_await", "model/a/a.cpp", "{\n" + statement + "\n}"), statement)

    def test_a_co_await_of_its_own_passes(self):
        for statement in ("co_await f(a, b);", "const auto x = co_await f();", "x = co_await f();",
                          "co_return co_await f();", "if (a)\n    co_await f();",
                          "if (a) {}\nelse\n    co_await f();", "for (int i : xs)\n    co_await f(i);",
                          "case A:\n    co_await f();", "const std::vector<int> &x = co_await f(xs[i]);",
                          "m_value = co_await m_f(x->y);", "// if (co_await f())",
                          "auto operator co_await() const;", "(void)co_await f();"):
            self.assertFalse(found("co_await", "model/a/a.cpp", "{\n" + statement + "\n}"), statement)

    def test_a_capturing_lambda_that_is_a_coroutine_is_found(self):
        for text in ("auto f = [this]() -> Task { co_return; };", "run([&x] { co_await y; });",
                     "return [a, b](int) -> Task {\n if (a) { co_await b; }\n};"):
            self.assertTrue(found("coroutine_lambda", "app/a.cpp", text), text)
        for text in ("auto f = [](int x) -> Task { co_return; };", "run([&x] { return y; });",
                     "for (auto x : xs[i]) { co_await x; }", "[[nodiscard]] Task f() { co_return; }"):
            self.assertFalse(found("coroutine_lambda", "app/a.cpp", text), text)

    def test_a_glob_is_found(self):
        self.assertEqual(found("globs", "app/CMakeLists.txt", "\nfile(GLOB x *.cpp)\n"), [2])
        self.assertFalse(found("globs", "app/CMakeLists.txt", "file(READ x y)\n"))

    def test_a_stranger_at_the_top_is_found(self):
        self.assertTrue(found("folders", "docs/a.md", ""))
        self.assertTrue(found("folders", "notes.txt", ""))
        for path in ("app/run", ".ci/run", ".clang-format", "README.md"):
            self.assertFalse(found("folders", path, ""), path)

    def test_a_file_that_is_not_formatted_is_found(self):
        here = pathlib.Path(__file__).resolve().parents[2]
        with tempfile.TemporaryDirectory() as root:
            folder = pathlib.Path(root)
            shutil.copyfile(here / ".clang-format", folder / ".clang-format")
            (folder / "app").mkdir()
            (folder / "app/good.cpp").write_text("int f() { return 1; }\n", encoding="utf-8")
            (folder / "app/bad.cpp").write_text("int f( ) {return 1;}\n", encoding="utf-8")
            try:
                findings = list(RULES["format"](Repository(root)))
            except Skipped as skipped:
                self.skipTest(str(skipped))
        self.assertEqual([f.split(":")[0] for f in findings], ["app/bad.cpp"])


if __name__ == "__main__":
    unittest.main()
