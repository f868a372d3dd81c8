# SPDX-License-Identifier: GPL-3.0-or-later
"""The comments of a source text, each to be taken once."""
import io
import tokenize

NO_CODE = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
           tokenize.ENDMARKER)


class Comments:
    """Comments by the line (1-based) on which they stand."""

    def __init__(self, source):
        self._alone = {}   # line -> (column, text): nothing else is on the line
        self._beside = {}  # line -> text: behind code, or within a statement of several lines
        self._code = set()  # lines with code
        try:
            self._read(source)
        except (tokenize.TokenError, SyntaxError):
            pass  # what Python's parser reads and its tokenizer does not: comments may be lost

    def _read(self, source):
        depth = 0
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            line, column = token.start
            if token.type == tokenize.COMMENT:
                text = token.string[1:].strip()
                if depth or line in self._code:
                    self._beside[line] = text
                else:
                    self._alone[line] = (column, text)
            elif token.type not in NO_CODE:
                self._code.update(range(line, token.end[0] + 1))
                if token.type == tokenize.OP:
                    depth += (token.string in "([{") - (token.string in ")]}")

    def alone(self, first, last):
        """Takes the comments that stand alone on the lines from first to last, as blocks."""
        lines = [n for n in range(first, last + 1) if n in self._alone]
        return [block(self._alone.pop(line)[1], line) for line in lines]

    def behind(self, last_line, column):
        """Takes those that follow a body, which ends on last_line and is indented to column."""
        blocks, line, end = [], last_line + 1, max(self._alone, default=0)
        while line <= end and line not in self._code:
            if line in self._alone:
                if self._alone[line][0] < column:
                    break
                blocks += self.alone(line, line)
            line += 1
        return blocks

    def beside(self, first, last):
        """Takes what is said beside the code of the lines from first to last, as one text."""
        lines = [n for n in range(first, last + 1) if n in self._beside]
        return " ".join(self._beside.pop(line) for line in lines)


def block(text, line):
    return {"kind": "comment", "text": text, "line": line}


def with_comment(of, text):
    """The block with a text added to its comment."""
    text = " ".join(filter(None, (of.get("comment"), text)))
    return {**of, "comment": text} if text else of
