#!/usr/bin/env python3.11
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what CPython 3.11 says of the sources in this folder behind each of them.

expressions.tsv: source, ast.unparse of it
malformed.tsv:   source, line, column, message of the SyntaxError

Add a source as a line of its own, run this script in this folder, and look at the diff.
"""
import ast
import warnings

warnings.simplefilter("ignore")


def sources(name):
    with open(name, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t")[0] for line in file]


def rewrite(name, describe):
    rows = ["\t".join([source, *describe(source)]) for source in sources(name)]
    with open(name, "w", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")


def unparsed(source):
    return [ast.unparse(ast.parse(source, mode="eval"))]


def error(source):
    try:
        compile(source, "source", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        return [str(error.lineno), str(error.offset), error.msg]
    raise ValueError(f"no error: {source}")


rewrite("expressions.tsv", unparsed)
rewrite("malformed.tsv", error)
