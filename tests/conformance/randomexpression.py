# SPDX-License-Identifier: GPL-3.0-or-later
"""Random expressions of the language's subset.

expression(random) is the source of one. It ends quickly and makes no big value; many a one raises.
"""
import re

# Forms by what they mostly give: I an int, F a float, S a str, L a list, T a tuple, D a dict, E a set,
# B a bool, A anything, P a format spec. An end has no <>.
ENDS = {
    "I": ("0", "1", "2", "3", "7", "-1", "-5", "10", "255", "True", "10**20", "-7**9", "2**63", "2**64 - 1"),
    "F": ("0.0", "1.0", "0.5", "-2.25", "1e16", "1e-7", "0.1", "3.14159", "-0.0", "1e300", "2.5", "1e22",
          "123456.789", "float('inf')", "float('nan')", "float('-inf')"),
    "S": ("''", "'a'", "'bc'", "'abcabc'", "'Hello World'", "'it\\'s'", "'δé'", "' pad '", "'1'", "'-12'",
          "'3.5'", "'a,b,,c'", "'x\\ty\\n'", "'ß'", "'ǅ'", "'%s'", "'{}'", "'\"q\"'", "'\\x00'", "'日本'"),
    "L": ("[]", "[1]", "[3, 1, 2]", "[1, 'a', None]", "['b', 'a']", "[[1], [2]]", "[0.5, 1, True]",
          "list(range(5))"),
    "T": ("()", "(1,)", "(1, 2)", "('a', 1)", "(3, 1, 2)", "((1, 2), 3)"),
    "D": ("{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{'k': [1], 'l': None}", "{True: 1, 1.5: 2}"),
    "E": ("set()", "{1}", "{1, 2, 3}", "{'a'}", "{0, 1.0}"),
    "B": ("True", "False"),
    "N": ("None",),
}
FORMS = {
    "I": ("(<I> + <I>)", "(<I> - <I>)", "(<I> * <I>)", "(<I> // <I>)", "(<I> % <I>)", "-<I>", "~<I>", "abs(<A>)",
          "(<I> & <I>)", "(<I> | <I>)", "(<I> ^ <I>)", "(<I> >> 3)", "(<I> << 2)", "(<I> ** 2)", "(<I> ** 3)",
          "len(<A>)", "int(<A>)", "int(<S>, 16)", "int(<S>, <I>)", "round(<F>)", "round(<I>, -1)", "sum(<A>)",
          "min(<L>)", "max(<T>)", "min(<A>, <A>)", "max(<A>, <A>, <A>)", "ord(<S>)", "hash(<I>)",
          "<S>.count(<S>)", "<S>.find(<S>)", "<S>.index(<S>)", "<S>.rfind(<S>, <I>)", "<L>.index(<A>)",
          "<T>.count(<A>)", "<I>.bit_length()", "math.floor(<F>)", "math.ceil(<F>)", "math.gcd(<I>, <I>)",
          "(<I> if <A> else <I>)", "pow(<I>, 3, <I>)", "sum(<L>, <A>)", "max(<L>, default=<A>)",
          "min(<L>, key=str)", "math.isqrt(<I>)", "(<B> + <B>)"),
    "F": ("(<F> + <N1>)", "(<N1> - <F>)", "(<F> * <N1>)", "(<N1> / <N1>)", "(<F> // <N1>)", "(<F> % <N1>)",
          "(<F> ** 2)", "(<F> ** 0.5)", "float(<A>)", "round(<F>, <I>)", "round(<F>, 2)", "math.sqrt(<N1>)",
          "abs(<F>)", "-<F>", "sum([<F>, <N1>, <F>])", "math.fabs(<F>)", "math.pow(<N1>, 2)", "math.log(<N1>)",
          "math.hypot(<F>, <F>)", "float(<S>)", "(2 ** -<I>)", "math.trunc(<F>)", "math.fmod(<N1>, <N1>)"),
    "S": ("(<S> + <S>)", "(<S> * 2)", "(<I> * <S>)", "<S>[<I>]", "<S>[<I>:<I>]", "<S>[::<I>]", "<S>[<I>:]",
          "str(<A>)", "repr(<A>)", "f'{<Q>}'", "f'{<Q>!r}'", "f'{<Q>:<P>}'", "f'{<Q>!r:>12}'", "f'{<Q>=}'",
          "format(<A>, '<P>')", "'{:<P>}'.format(<A>)", "'{0}{1!r}{0}'.format(<A>, <A>)", "'{a[0]}'.format(a=<A>)",
          "'%d' % <A>", "'%s|%r' % (<A>, <A>)", "'%.2f' % <N1>", "'%5s' % <A>", "'%-6d|' % <I>", "'%x' % <A>",
          "'%g' % <N1>", "'%e' % <N1>", "<S>.upper()", "<S>.lower()", "<S>.title()", "<S>.capitalize()",
          "<S>.swapcase()", "<S>.strip()", "<S>.strip(<S>)", "<S>.lstrip('a')", "<S>.rstrip(<S>)", "<S>.center(9, '*')",
          "<S>.ljust(<I>)", "<S>.rjust(8, <S>)", "<S>.zfill(6)", "<S>.replace(<S>, <S>)", "<S>.replace('a', 'q', 1)",
          "<S>.join(<L>)", "', '.join(<A>)", "<S>.removeprefix('a')", "<S>.removesuffix(<S>)", "<S>.expandtabs(4)",
          "<S>.casefold()", "type(<A>).__name__", "chr(<I>)", "bin(<I>)", "hex(<I>)", "oct(<I>)", "ascii(<A>)",
          "<S>.format(<A>)", "(<S> % <A>)", "(<S> or <S>)", "'{:{}}'.format(<A>, <I>)",
          "'{:>{w}}'.format(<A>, w=<I>)", "<D>.get('a', <S>)"),
    "L": ("[<A>, <A>]", "(<L> + <L>)", "(<L> * 2)", "<L>[<I>:<I>]", "<L>[::-1]", "<L>[::<I>]", "list(<A>)", "sorted(<A>)",
          "sorted(<L>, reverse=True)", "sorted(<L>, key=str)", "sorted(<L>, key=lambda x: -x)", "[x for x in <A>]",
          "[x * 2 for x in <L>]", "[(x, y) for x in <S> for y in <T> if x != y]", "list(zip(<A>, <A>))",
          "list(enumerate(<A>, <I>))", "list(map(str, <A>))", "list(filter(None, <A>))", "list(reversed(<A>))",
          "<S>.split()", "<S>.split(<S>)", "<S>.split(',', 1)", "<S>.rsplit(None, 1)", "<S>.splitlines()",
          "[*<A>, <A>]", "list(<D>.items())", "sorted(<E>)", "sorted(<D>)", "list(range(<I>, <I>))",
          "list(range(<I>, 5, <I>))", "[y := <I>, y + 1]", "list(<D>.values())", "[x for x in range(6) if x % 2]",
          "sorted(<E> | <E>, key=repr)", "sorted(<E> & <A>, key=repr)", "[f'{x:<P>}' for x in <L>]",
          "sorted(<L>, key=len)", "[i for i, in zip(<L>)]", "<L>.copy()", "list(map(lambda x, y: x + y, <L>, <T>))"),
    "T": ("(<A>, <A>)", "(<T> + <T>)", "(<T> * <I2>)", "<T>[<I>:<I>]", "tuple(<A>)", "divmod(<N1>, <N1>)", "(*<A>,)",
          "<S>.partition(<S>)", "<S>.rpartition('b')", "<F>.as_integer_ratio()", "(<A>,)", "tuple(sorted(<L>))",
          "divmod(<A>, <A>)"),
    "D": ("{<A>: <A>}", "{k: v for k, v in enumerate(<A>)}", "dict(a=<A>)", "dict(<L>)", "{**<D>, 'z': <A>}",
          "(<D> | <D>)", "dict(zip(<A>, <A>))", "dict.fromkeys(<A>, <A>)", "{x: len(x) for x in <L>}", "<D>.copy()"),
    "E": ("set(<A>)", "(<E> | <E>)", "(<E> & <E>)", "(<E> - <E>)", "(<E> ^ <E>)", "{x for x in <A>}", "<E>.union(<A>)",
          "<E>.intersection(<A>)", "<E>.difference(<A>)"),
    "B": ("(<A> == <A>)", "(<A> != <A>)", "(<A> < <A>)", "(<A> <= <A>)", "(<N1> < <N1> <= <N1>)", "(<A> in <A>)",
          "(<A> not in <L>)", "(<A> is None)", "not <A>", "bool(<A>)", "any(<A>)", "all(<A>)", "isinstance(<A>, (int, str))",
          "<S>.startswith(<S>)", "<S>.endswith((<S>, 'c'))", "<S>.isdigit()", "<S>.isalpha()", "<S>.isupper()",
          "<S>.isspace()", "<S>.isidentifier()", "<S>.isnumeric()", "<S>.isalnum()", "<S>.istitle()", "<E>.issubset(<A>)",
          "<E>.isdisjoint(<E>)", "(<E> <= <E>)", "(<L> < <L>)", "(<T> > <T>)", "math.isnan(<N1>)", "<F>.is_integer()",
          "(<A> > <A> > <A>)", "callable(<A>)", "(<S> in <S>)", "(<A> and <A>)"),
    "N": ("<L>.append(<A>)", "<L>.sort()", "<D>.get(<A>)", "<D>.update(<A>)", "<L>.reverse()", "<E>.add(<A>)",
          "<L>.remove(<A>)", "<L>.extend(<A>)", "<D>.pop(<A>)", "<L>.pop(<I>)", "<L>.pop()", "<D>[<A>]", "<L>[<A>]",
          "<T>[<I>]", "<D>.setdefault('a', <A>)", "next(iter(<A>))", "<A>(<A>)", "(lambda x, y=<A>: (x, y))(<A>)",
          "(lambda *a, **k: (a, k))(<A>, *<A>, q=<A>)", "<A>.missing", "iter(<A>).missing", "<E>.remove(<A>)",
          "<D>.popitem()", "[].insert(<A>, <A>)", "next(iter(<A>), <A>)", "(lambda x: x)()", "len()", "int(<A>, <A>)",
          "sorted(<A>, <A>)", "<S>.join()", "<S>.split(<A>, <A>)", "range(<A>, <A>)", "<L>.index(<A>, <I>)"),
}
SPECS = ("", "5", "<8", ">10", "^7", "*^9", "05", "+", "+.2f", ".3", ".0f", ",", "_", "x", "#x", "08b", "e", ".2e",
         "g", ".4g", "%", ".1%", "s", ".2s", "d", "c", "o", "#o", "X", "=+6", "-", " ", "n", "10.3f", ",.2f", "0>4", "z",
         "q", "5.", "<<5", "=5", "G", "E", "F", ".10", "012,", "_x", "_b", "+08.1f")
KINDS = "IFSLTDEBN"
WRONG = 0.06  # how often something of another kind stands where one kind belongs


class Writer:
    """Writes expressions with one source of chance."""

    def __init__(self, random):
        self.random = random

    def of(self, kind, depth):
        if kind == "A" or (kind in KINDS and self.random.random() < WRONG):
            kind = self.random.choice(KINDS)
        elif kind == "N1":
            kind = self.random.choice("IF")
        elif kind == "I2":
            return self.random.choice(("0", "1", "2", "-1"))
        elif kind == "P":
            return self.random.choice(SPECS)
        elif kind == "Q":  # without quotes and braces, as an f-string's field must be
            text = self.of(self.random.choice("IFLTB"), 9)
            return text if not set(text) & set("'\"{}\\") else "7"
        is_end = depth > 3 or self.random.random() < 0.25 + 0.15 * depth
        form = self.random.choice((ENDS if is_end else FORMS)[kind])
        text = re.sub("<(I2|N1|[A-Z])>", lambda match: self.of(match.group(1), depth + 1), form)
        return f"({text})" if is_end and text[0] in "-0123456789T" and kind in "IFB" else text


def expression(random):
    return Writer(random).of("A", 0)
