"""A data host that lies once: the first request for the file gets other bytes, all later ones the true ones.

usage: lying-host.py FOLDER PORT
"""

import functools
import http.server
import os
import sys


class Liar(http.server.SimpleHTTPRequestHandler):
    lied = False

    def do_GET(self):
        with open(self.translate_path(self.path), "rb") as file:
            body = bytearray(file.read())
        if not Liar.lied:
            Liar.lied = True
            body[0] ^= 1
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


folder, port = sys.argv[1], int(sys.argv[2])
handler = functools.partial(Liar, directory=os.path.abspath(folder))
# One at a time, so that exactly one of those who ask at once is lied to.
http.server.HTTPServer(("127.0.0.1", port), handler).serve_forever()
