#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills in the second column of the tables here: what python3 (3.11) says to each expression.

Usage: make.py TABLE.tsv...   A row is `expression TAB result`; the expression may be several,
separated by "; ". The result is the repr of the last one, or the exception's name and text.
Rows whose result depends on addresses, or that this product answers differently on purpose, do not
belong here.
"""
import collections, functools, heapq, itertools, math, operator, random, sys


def answer(source):
    names = dict(collections=collections, functools=functools, heapq=heapq, itertools=itertools,
                 math=math, operator=operator, random=random)
    try:
        value = None
        for part in source.split("; "):
            value = eval(part, names)
        return repr(value)
    except BaseException as error:
        text = str(error)
        return type(error).__name__ + (": " + text if text else "")


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as table:
        sources = [line.rstrip("\n").split("\t")[0] for line in table]
    with open(path, "w", encoding="utf-8") as table:
        for source in sources:
            result = answer(source)
            result = "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in result)
            table.write(source + "\t" + result.replace("\n", "\\n") + "\n")
