"""A rust-analyzer process and the Language Server Protocol to talk to it, over its standard streams."""

import json
import queue
import subprocess
import threading
import time

# The errors for a text that changed during the request, and for a request that the server cancelled.
TRY_AGAIN = (-32801, -32802)

SETTINGS = {
    "checkOnSave": False,
    "cachePriming": {"enable": False},
    "cargo": {"targetDir": True},
    "procMacro": {"enable": True},
}

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-8"]},
    "textDocument": {
        "completion": {"completionItem": {"resolveSupport": {"properties": ["documentation", "detail"]}}},
        "diagnostic": {},
        "hover": {"contentFormat": ["markdown"]},
        "rename": {"prepareSupport": True},
        "semanticTokens": {
            "requests": {"full": True},
            "formats": ["relative"],
            "tokenTypes": [],
            "tokenModifiers": [],
        },
        "signatureHelp": {},
    },
    "workspace": {"configuration": True},
    "experimental": {"serverStatusNotification": True},
}


class Unusable(Exception):
    """The server cannot be used, or does not respond."""


class Rejected(Exception):
    """The server rejected a request."""


class RustAnalyzer:
    def __init__(self, command, root):
        self.process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.messages = queue.Queue()
        self.requests = 0
        self.status = {}
        threading.Thread(target=self._listen, daemon=True).start()
        response = self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "capabilities": CAPABILITIES,
                "initializationOptions": SETTINGS,
            },
        )
        self.version = response["serverInfo"]["version"]
        self.token_types = response["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
        self.notify("initialized", {})

    def _listen(self):
        stream = self.process.stdout
        while header := stream.readline():
            length = int(header.removeprefix(b"Content-Length:"))
            while stream.readline().strip():
                pass
            self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _next(self, seconds):
        """Returns the next message, or `{}` if none arrives in time. Responds to the requests of the server."""
        try:
            message = self.messages.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return {}
        if message is None:
            raise Unusable("rust-analyzer has ended")
        if message.get("method") == "experimental/serverStatus":
            self.status = message["params"]
        elif "method" in message and "id" in message:
            items = (message["params"] or {}).get("items")
            self._send({"id": message["id"], "result": items and [SETTINGS for _ in items]})
        return message

    def notify(self, method, parameters):
        self._send({"method": method, "params": parameters})

    def ask(self, method, parameters, seconds=120):
        """Returns the response to a request. Repeats the request while the server processes a change."""
        deadline = time.monotonic() + seconds
        while True:
            self.requests += 1
            self._send({"id": self.requests, "method": method, "params": parameters})
            message = {}
            while "method" in message or message.get("id") != self.requests:
                message = self._next(deadline - time.monotonic())
                if not message:
                    raise Unusable(f"no response to {method} within {seconds} s")
            error = message.get("error")
            if error is None:
                return message["result"]
            if error["code"] not in TRY_AGAIN:
                raise Rejected(error["message"])
            time.sleep(0.1)

    def wait_until_ready(self, seconds=600):
        """Waits until the project is loaded. The server reports this too early, so the report must last for a while."""
        deadline, since = time.monotonic() + seconds, None
        while since is None or time.monotonic() - since < 1.5:
            if time.monotonic() > deadline:
                raise Unusable(f"not ready after {seconds} s: {self.status}")
            self._next(0.2)
            since = (since or time.monotonic()) if self.status.get("quiescent") else None
        if self.status["health"] != "ok":
            raise Unusable(f"rust-analyzer reports: {self.status.get('message')}")

    def open(self, uri, text):
        document = {"uri": uri, "languageId": "rust", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def close(self, uri):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def stop(self):
        try:
            self.ask("shutdown", None, 10)
            self.notify("exit", None)
            self.process.wait(10)
        except (Rejected, Unusable, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
