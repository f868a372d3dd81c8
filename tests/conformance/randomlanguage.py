# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain language in random programs: expressions, loops, functions and what they print."""
import re

# Forms of expressions: N stands for a number, W for a word, L for a list or tuple; an end has none.
NUMBERS = ("0", "1", "2", "3", "-1", "7", "0.5", "2.25", "10**20", "True", "state['count']")
WORDS = ("'a'", "'bc'", "'δ'", "''", "'it\\'s'", "'x y'")
FORMS = {
    "N": ("(<N> + <N>)", "(<N> - <N>)", "(<N> * 2)", "(<N> // 2)", "(<N> % 3)", "abs(<N>)",
          "min(<N>, <N>)", "max(<N>, <N>)", "round(<N>, 1)", "int(<N>)", "(<N> if <N> else <N>)",
          "len(<L>)", "sum([<N>, <N>])", "(lambda x: x + <N>)(<N>)", "(<N> or <N>)", "(<N> / 4)",
          "math.floor(<N>)", "-<N>", "(not <W>)", "<L>.count(1)"),
    "W": ("f'{<F>}'", "f'{<F>:>6}|'", "str(<N>)", "(<W> + 'z')", "(<W> * 2)", "<W>.upper()",
          "'-'.join([<W>, <W>])", "repr(<W>)", "'%s %d' % (<W>, <N>)", "'{}={!r}'.format(<N>, <W>)",
          "<W>[::-1]", "<W>.replace('a', 'q')", "f'{<F>:.2f}'", "str(<L>)", "<W>.center(5, '*')"),
    "L": ("[<N>, <N>]", "(<N>, <W>)", "list(range(3))", "[x * 2 for x in range(2)]",
          "[(x, y) for x in 'ab' for y in (1, 2) if y != 1]", "sorted([<N>, 3, 1])",
          "list(enumerate([<W>, <W>]))", "list(zip('ab', [<N>, 1]))", "list({'k': <N>, 'l': 2}.items())",
          "[*range(2), <N>]", "state['log'][-2:]", "list(reversed([<N>, <W>]))", "(<N>,)",
          "[f'{x}{y}' for x, y in zip('pq', [<N>, <N>])]", "list(map(str, [<N>, <N>]))"),
}


class Language:
    """A part of Program: needs random, chance, pick, fresh, body, indented."""

    # -------------------------------------------------------------------- expressions
    def number(self, scope, depth=0):
        ends = NUMBERS + tuple(scope.of("number") * 3)
        calls = tuple(f"{name}(<N>)" for name in self.functions)
        return self.expanded(scope, ends if self.ended(depth) else FORMS["N"] + calls, depth)

    def figure(self, scope, _):
        """A number without quotes, as it may stand in an f-string."""
        return self.pick("1", "2.5", "-7", "1e3", *scope.of("number"))

    def word(self, scope, depth=0):
        ends = WORDS + tuple(scope.of("word") * 2)
        return self.expanded(scope, ends if self.ended(depth) else FORMS["W"], depth)

    def sequence(self, scope, depth=0):
        return self.expanded(scope, FORMS["L"] + tuple(scope.of("list")), max(depth, 1))

    def ended(self, depth):
        return depth > 2 or self.chance(0.4)

    def expanded(self, scope, forms, depth):
        makers = {"N": self.number, "W": self.word, "L": self.sequence,
                  "F": self.figure}
        if depth > 2:
            forms = [form for form in forms if "<L>" not in form]
        return re.sub("<([NWLF])>", lambda match: makers[match.group(1)](scope, depth + 1),
                      self.random.choice(forms))

    def value(self, scope):
        return self.random.choice((self.number, self.word, self.sequence))(scope)

    # --------------------------------------------------------------------- statements
    def shown(self, scope):
        return [f"print({scope.tag}, {self.value(scope)})"]

    def assignment(self, scope):
        kind = self.pick("number", "word", "list", "dict", "pair", "star", "several")
        if kind == "list":
            value = f"list({self.sequence(scope)})"
            name = scope.add("list", self.fresh("l"))
            return [f"{name} = {value}"] + self.pick([], [f"{name}.append({self.number(scope)})"],
                                                     [f"{name}.reverse()"], [f"{name} += [1, 2]"])
        if kind == "dict":
            name = self.fresh("d")
            return [f"{name} = {{k: v for k, v in enumerate({self.sequence(scope)})}}",
                    f"{name}[{self.pick(0, 5, repr('k'))}] = {self.number(scope)}",
                    f"print({scope.tag}, {name}, {name}.get(9, 'none'), sorted(map(str, {name})))"]
        if kind == "pair":
            left, right = self.number(scope), self.word(scope)
            a, b = scope.add("number", self.fresh("x")), scope.add("word", self.fresh("s"))
            return [f"{a}, {b} = {left}, {right}"]
        if kind == "star":
            a, b = self.fresh("x"), self.fresh("l")
            return [f"{a}, *{b} = [{self.number(scope)}, 1, 2]", f"print({scope.tag}, {a}, {b})"]
        if kind == "several":
            return [f"state['count'] += {self.pick(1, 2)}",
                    f"state['log'].append({self.word(scope)})"]
        value = self.number(scope) if kind == "number" else self.word(scope)
        return [f"{scope.add(kind, self.fresh('x'))} = {value}"]

    def truth(self, scope):
        return self.pick(
            f"{self.number(scope, 2)} > {self.number(scope, 2)}", "state['count'] % 2",
            "len(tasks) > 1", f"{self.number(scope, 2)} in (1, 2, 3)", "not futures",
            f"0 <= {self.number(scope, 2)} < 3", "state['log'] and state['count']",
            *(f"{t}.done()" for t in scope.of("task")))

    def branch(self, scope):
        lines = [f"if {self.truth(scope)}:"] + self.body(scope.inner(), self.pick(1, 2))
        if self.chance(0.3):
            lines += [f"elif {self.truth(scope)}:"] + self.body(scope.inner(), 1)
        if self.chance(0.5):
            lines += ["else:"] + self.body(scope.inner(), 1)
        return lines

    def loop(self, scope):
        if scope.loops >= 2:
            return self.shown(scope)
        inner, name = scope.inner(loops=1), self.fresh("i")
        if self.chance(0.3):
            lines = [f"{name} = 0", f"while {name} < {self.pick(2, 3)}:", f"    {name} += 1"]
        else:
            lines = [f"for {name} in {self.pick('range(2)', 'range(3)', '(0.5, 1)', '[1, 1, 2]')}:"]
        inner.add("number", name)
        lines += self.body(inner, self.pick(1, 2))
        if self.chance(0.2):
            lines += [f"    if {self.truth(inner)}:", "        " + self.pick("break", "continue")]
        if self.chance(0.15):
            lines += ["else:", f"    print({scope.tag}, 'no break')"]
        return lines

    def attempt(self, scope):
        """try, with whatever clauses; the body is of the scope's own kind."""
        lines = ["try:"] + self.body(scope.inner(), self.pick(1, 2, 3))
        caught = self.pick("asyncio.CancelledError", "Exception", "BaseException", "ValueError",
                           "(asyncio.CancelledError, ValueError)", "TimeoutError",
                           "(KeyError, RuntimeError, asyncio.TimeoutError)", None)
        if caught:
            lines += [f"except {caught} as e:", f"    print({scope.tag}, 'caught', repr(e))"]
            if self.chance(0.25):
                lines += self.body(scope.inner(), 1)
            lines += self.pick([], [], ["    raise"], [f"    raise {self.error()}"],
                               [f"    raise {self.error()} from e"],
                               ["    print(repr(e.__context__), repr(e.__cause__))"])
            if self.chance(0.2):
                lines += ["else:"] + self.body(scope.inner(), 1)
        if not caught or self.chance(0.3):
            lines += ["finally:", f"    print({scope.tag}, 'finally')"]
            if self.chance(0.5):
                lines += self.body(scope.inner(), 1)
        return lines

    def closure(self, scope):
        outer, name = self.fresh("k"), self.fresh("g")
        use = self.pick(f"print({scope.tag}, {name}(1), {name}(2))",
                        f"print({scope.tag}, list(map({name}, (1, 2))))",
                        f"loop_now = asyncio.get_running_loop()\nloop_now.call_soon({name}, 3)")
        return [f"{outer} = {self.number(scope)}", f"def {name}(y):", f"    nonlocal {outer}",
                f"    {outer} = ({outer}, y)", f"    return {outer}", *use.split("\n")]

    def error(self):
        return self.pick("ValueError('bad')", "ValueError(1, 2)", "KeyError('k')", "RuntimeError()",
                         "ZeroDivisionError('zero')", "asyncio.CancelledError()",
                         "asyncio.CancelledError('own')", "TimeoutError('late')", "OSError(2, 'gone')",
                         "asyncio.InvalidStateError('s')", "ExceptionGroup('eg', [ValueError(3), KeyError(4)])")

    def function(self):
        name = f"f{len(self.functions)}"
        body = self.pick([f"return x + {self.pick(1, 2)}"],
                         ["if x > 3:", "    return x - 3", "return x * 2"],
                         ["total = 0", "for i in range(3):", "    total += i * x", "return total"],
                         ["return x if x < 2 else f_down(x - 1)"])
        body = [line.replace("f_down", "abs") for line in body]
        lines = [f"def {name}(x{self.pick('', ', y=2', ', *rest')}):"] + self.indented(body)
        self.functions.append(name)
        return lines
