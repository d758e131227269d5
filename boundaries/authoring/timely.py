"""Reading files in processes of their own, each within a time limit.

Python-Markdown can be made to hang, in a regular expression that no thread can interrupt. A process can be
stopped; and two of them read a library in about half the time.
"""

import multiprocessing
import time
from multiprocessing.connection import wait

from .files import read_file
from .problems import Problem

MOST_SECONDS = 2
READERS = 2


def read_in_time(files, kinds, done=lambda path: None, seconds=MOST_SECONDS):
    """Return {path: (item, problems)} for `files`, a mapping of path to bytes.

    A file that takes over `seconds` is given up and becomes a problem. `done` is told each path as it is finished.
    """
    results, waiting = {}, sorted(files.items(), reverse=True)
    readers = [Reader(kinds, seconds) for _ in range(min(READERS, len(files)))]
    try:
        while len(results) < len(files):
            for reader in readers:
                if waiting and reader.is_idle:
                    reader.begin(*waiting.pop())
            wait([reader.pipe for reader in readers], timeout=0.05)
            for path, result in filter(None, [reader.finished() for reader in readers]):
                results[path] = result
                done(path)
    finally:
        for reader in readers:
            reader.stop()
    return results


class Reader:
    """A process that reads one file at a time and is replaced when it hangs."""

    def __init__(self, kinds, seconds):
        self.kinds, self.seconds, self.path = kinds, seconds, None
        self.start()

    def start(self):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=read_what_is_asked, args=(theirs, self.kinds), daemon=True)
        self.process.start()
        theirs.close()
        self.pipe.recv()  # it says when it is ready, so that its start does not count as reading time

    def stop(self):
        self.process.kill()
        self.process.join()
        self.pipe.close()

    @property
    def is_idle(self):
        return self.path is None

    def begin(self, path, data):
        self.path, self.begun = path, time.monotonic()
        self.pipe.send((path, data))

    def received(self):
        """Return the result that came, or, when the process died over the file, a problem; another takes its place."""
        try:
            return self.pipe.recv()
        except EOFError:
            self.stop()
            self.start()
            message = "reading this file brought the reader down; take out what was added last, and tell a developer"
            return None, [Problem(self.path, 1, message, "unreadable-file")]

    def finished(self):
        """Return (path, result) when the file is read or given up, None while it is being read."""
        if self.is_idle:
            return None
        if self.pipe.poll():
            result = self.received()
        elif time.monotonic() - self.begun > self.seconds:
            message = f"reading this file takes over {self.seconds} seconds; look for long runs of brackets or markup"
            result = None, [Problem(self.path, 1, message, "too-slow")]
            self.stop()
            self.start()
        else:
            return None
        path, self.path = self.path, None
        return path, result


def read_what_is_asked(pipe, kinds):
    """Answer each (path, bytes) that comes through `pipe` with what the file describes; runs in a process of its own."""
    pipe.send("ready")
    while True:
        try:
            path, data = pipe.recv()
        except EOFError:
            return
        try:
            answer = read_file(path, data, kinds)
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            message = f"this file cannot be read ({fault}); take out what was added last, a part at a time"
            answer = None, [Problem(path, 1, message, "unreadable-file")]
        pipe.send(answer)
