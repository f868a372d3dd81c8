# SPDX-License-Identifier: GPL-3.0-or-later
"""The fan-out as a scenario: tasks that each sleep three times, gathered."""


def fan_out_scenario(tasks):
    def block(number, kind, **fields):
        return {"id": number, "kind": kind, **fields}

    def coroutine(number, name, parameters, body):
        return block(number, "coroutine", name=name, parameters=parameters, body=body)

    sleeps = [block(number, "sleep", seconds="random.uniform(0, 10)") for number in (2, 3, 4)]
    return {
        "format": "coroscope-scenario",
        "version": 1,
        "title": f"Fan-out of {tasks} tasks",
        "settings": {"seed": 1},
        "definitions": [
            coroutine(1, "worker", ["number"], sleeps + [block(5, "return", value="number")]),
            coroutine(6, "main", [], [
                block(7, "gather", awaitables=f"*[worker(number) for number in range({tasks})]",
                      target="results"),
                block(8, "log", values="len(results)")]),
        ],
        "program": [block(9, "run", call="main()")],
    }
