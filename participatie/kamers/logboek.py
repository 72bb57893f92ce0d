"""What the server writes down about requests holds no key to anybody's page."""

import logging
import re

GEHEIM = re.compile(r"(/(?:status|aangemeld)/)[^/\s?\"']+")


class ZonderGeheimen(logging.Filter):
    """Django names the address of every refused request; that of a status page is a secret link."""

    def filter(self, record: logging.LogRecord) -> bool:
        regel = record.getMessage()
        schoon = GEHEIM.sub(r"\1…", regel)
        if schoon != regel:
            record.msg, record.args = schoon, ()
        return True
