# SPDX-License-Identifier: GPL-3.0-or-later
"""A private X display with a window manager, a mouse and a keyboard."""
import os
import subprocess
import time

from picture import Picture

PATIENCE = 20.0  # seconds that anything on the screen may take


def wait_for(what, look, patience=PATIENCE):
    """Asks `look` until it answers with something true, and returns that."""
    end = time.monotonic() + patience
    while True:
        answer = look()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:.0f} s in vain for {what}")
        time.sleep(0.1)


def wait_until_still(what, look, patience=PATIENCE):
    """As wait_for, but the answer must be the same twice: nothing moves any more."""
    answers = []

    def is_still():
        answers.append(look())
        return answers[-1] and answers[-1] == answers[-2] if len(answers) > 1 else None
    wait_for(what, is_still, patience)
    return answers[-1]


class Display:
    """Xvfb picks a free number itself. Everything private lives in the folder `home`."""

    def __init__(self, home, size):
        self._processes = []
        self._width = size.split("x")[0]
        reading, writing = os.pipe()
        self._start(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24",
                     "-nolisten", "tcp", "-noreset"], dict(os.environ), pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        runtime = os.path.join(home, "runtime")
        os.mkdir(runtime, 0o700)
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("QT_", "XDG_", "WAYLAND_"))}
        self.environment |= {
            "DISPLAY": f":{number}", "HOME": home, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": os.path.join(home, "config"),
            "XDG_DATA_HOME": os.path.join(home, "data"),
            "XDG_CACHE_HOME": os.path.join(home, "cache"), "XDG_RUNTIME_DIR": runtime}
        self._start(["openbox"], self.environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def _start(self, command, environment, **options):
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self._processes.append(process)
        return process

    def open(self, command):
        """Starts a program that opens a window; it is killed with the display."""
        # What opens while openbox starts is shown late or without focus.
        wait_for("the window manager", lambda: self.tool("get_desktop"))
        process = subprocess.Popen(command, env=self.environment)
        self._processes.append(process)
        return process

    def tool(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], env=self.environment,
                              capture_output=True, text=True, timeout=60, check=False)
        return done.stdout.strip()

    def picture(self):
        return Picture(self.environment)

    def wake_window_manager(self):
        """openbox leaves what came while it started in its queue until something else comes."""
        self.tool("set_desktop", 0)

    def fills_screen(self):
        """Whether the active window is as wide as the screen: it has been maximised."""
        size = dict(line.split("=") for line in
                    self.tool("getactivewindow", "getwindowgeometry", "--shell").split("\n")
                    if "=" in line)
        return size.get("WIDTH") == self._width

    def title(self):
        return self.tool("getactivewindow", "getwindowname")

    def press(self, *keys):
        self.tool("key", "--clearmodifiers", *keys)

    def click(self, place):
        self.tool("mousemove", *place, "sleep", "0.1", "click", 1)

    def drag(self, start, end, steps=10):
        """Presses at `start`, moves in steps as a hand does, and lets go at `end`."""
        moves = []
        for step in range(1, steps + 1):
            moves += ["mousemove", *(a + (b - a) * step // steps for a, b in zip(start, end)),
                      "sleep", "0.04"]
        self.tool("mousemove", *start, "sleep", "0.1", "mousedown", 1, "sleep", "0.1",
                  *moves, "sleep", "0.3", "mouseup", 1)
