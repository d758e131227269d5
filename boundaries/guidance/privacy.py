"""What is kept out of the logs."""

import logging
import re

QUERY = re.compile(r"\?.*?(?=\sHTTP/\d)|\?\S*")


class WithoutQueries(logging.Filter):
    """Removes query strings from every record, because they hold what a reader asked or answered."""

    def filter(self, record):
        """Change `record` in place, with its arguments already put in, and let it through."""
        record.msg, record.args = QUERY.sub("", record.getMessage()), ()
        return True
