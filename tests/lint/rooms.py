# SPDX-License-Identifier: GPL-3.0-or-later
"""What may include what: a room includes itself and what stands here."""
import re

MAY_INCLUDE = {
    "core": (),
    "values": ("core",),
    "language": ("core", "values"),
    "scenario": ("core", "values", "language"),
    "trace": ("core",),
    "asyncio": ("core", "values"),
    "execution": ("core", "values", "language", "scenario", "trace", "asyncio"),
    "io": ("core", "values", "language", "scenario", "trace"),
    "document": ("core", "values", "language", "scenario", "trace", "io"),
    "views": ("core", "scenario", "trace", "document"),
    "app": ("core", "values", "language", "scenario", "trace", "asyncio", "execution", "io",
            "document", "resources", "views"),
    "resources": (),
}

# Includes that break the table and are known: (path, included file). Each is a debt to be paid.
DEBTS = ()

# Rooms without any Qt, and rooms of the model that may use more of it than QtCore.
NO_QT = ("core", "values", "language", "scenario", "trace")
MAY_USE_GUI = ("document",)

QT = re.compile(r"<(Q[A-Z]\w*|Qt\w+/\w+|q\w+\.h|qcoro\w*|QCoro\w*)>")
GUI = re.compile(
    r"<(QtGui|QtWidgets|QtSvg)|<Q(Gui|Paint|Pixmap|Image|Icon|Color|Font|Brush|Pen|Palette|Cursor|"
    r"Action|Undo|Key|Mouse|Wheel|Clipboard|Drag|Drop|Screen|Window|Transform|Polygon|Region|Text|"
    r"Standard|Validator|Shortcut|Svg|Picture|Bitmap|Vector\dD|Gradient|Static|Raster|Pdf)")
WIDGETS = re.compile(
    r"<(QtWidgets|QtSvgWidgets)|<Q(Widget|\w+Widget|Application|Main|Dialog|\w+Dialog|Dock|Menu|"
    r"Tool|Tab|Tree|List(View|Widget)|Table|Graphics|Scroll|Split|Layout|\w+Layout|Label|Push|"
    r"Line(Edit)|Combo|Check|Radio|Spin|Slider|Style|Header|Abstract(Scroll|Button|Slider|Spin|"
    r"ItemView|ItemDelegate)|Styled|Completer|Message|File(Dialog)|Frame|Group|Progress|Status)")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|(<[^>]+>))', re.MULTILINE)


def room_of(path):
    """The room of a file of model/, views/ or app/."""
    parts = path.split("/")
    return parts[1] if parts[0] == "model" and len(parts) > 2 else parts[0]


def includes(repository):
    """Includes against the table."""
    from sources import line_of
    for path, text in repository.cpp("model", "views", "app"):
        room = room_of(path)
        for match in INCLUDE.finditer(text):
            where = f"{path}:{line_of(text, match.start(0) + len(match.group(0)) - 1)}"
            complaint = quoted(path, room, match.group(1)) if match.group(1) else \
                angled(path, room, match.group(2))
            if complaint:
                yield f"{where}: {complaint}"


def quoted(path, room, name):
    if name.endswith((".moc", ".inc")) or name.startswith("moc_") or (path, name) in DEBTS:
        return None
    target = name.split("/")[0] if "/" in name else ""
    if target not in MAY_INCLUDE:
        return f'write "{name}" from the room it is in, as in "core/ids.h" or "views/style/theme.h"'
    if room not in MAY_INCLUDE:
        return f"{room} is no room; the rooms stand in tests/lint/rooms.py"
    if target != room and target not in MAY_INCLUDE[room]:
        return f"{room} may not include {target}"
    return None


def angled(path, room, name):
    if not path.startswith("model/") or not QT.match(name):
        return None
    if room in NO_QT:
        return f"{room} does without Qt, and includes {name}"
    if WIDGETS.match(name) or (GUI.match(name) and room not in MAY_USE_GUI):
        return f"model/{room} includes {name}, which is not of QtCore"
    return None
