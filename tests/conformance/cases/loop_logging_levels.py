import asyncio
import logging

log = logging.getLogger("app")
child = logging.getLogger("app.db")


async def main():
    log.info("not seen")
    log.warning("last resort %s", 1)
    logging.getLogger().setLevel(logging.INFO)
    log.info("passes the level, but has no handler")
    logging.basicConfig(level=logging.DEBUG)
    log.debug("debug %d %s", 1, "two")
    child.setLevel("ERROR")
    child.info("no")
    child.error("yes: %(a)s", {"a": 3})
    print(child.isEnabledFor(logging.WARNING), log.getEffectiveLevel(), child.level, log.level)
    print(log, child, logging.getLogger())
    try:
        1 / 0
    except ZeroDivisionError as e:
        log.exception("division")
        log.error("again", exc_info=True)
        log.error("and %s", e, exc_info=e)
    log.log(25, "custom")
    logging.info("by the root")
    logging.disable(logging.WARNING)
    logging.warning("nobody sees")
    logging.error("somebody sees")
    logging.disable(logging.NOTSET)
    logging.critical("percent 100%")
    print(logging.getLevelName(30), logging.getLevelName(35), logging.getLevelName("ERROR"))
    try:
        log.setLevel("LOUD")
    except ValueError as e:
        print(e)
    try:
        log.setLevel(1.5)
    except TypeError as e:
        print(e)
    print(logging.getLogger("app") is log, log.name, child.parent is log, log.propagate)
    try:
        logging.basicConfig(lvl=3, force=True)
    except ValueError as e:
        print(e)
    try:
        logging.basicConfig(format="no field", force=True)
    except ValueError as e:
        print(e)
    try:
        logging.getLogger(5)
    except TypeError as e:
        print(e)
    try:
        log.info()
    except TypeError as e:
        print(e)
    try:
        log.log("x", "y")
    except TypeError as e:
        print(e)


asyncio.run(main())
