#!/usr/bin/env python3
"""Registers a dataset over JSON-RPC: prepare, sign, submit, wait until it is final, read back, and fetch the receipt.

Needs Python 3.8 and, as the signer, the openssl command (3.0 or newer); nothing else. Prints one JSON document.
登记一个数据集:只需 Python 3.8 标准库,并以 openssl 命令签名。
"""

import hashlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request

# Final, and the votes are on their way: ask again in a moment. 终局证明尚在途中,稍候重试。
NOT_YET = range(7002, 7006)


class Refused(Exception):
    """An error that the node answered with."""

    def __init__(self, error):
        data = error.get("data") or {}
        self.code = error["code"]
        self.name = data.get("name", "") if isinstance(data, dict) else ""
        following = data.get("next", "") if isinstance(data, dict) else data
        super().__init__(f"{error['message']}\n{self.name} {following}")


class Node:
    """A node's JSON-RPC over HTTP."""

    def __init__(self, url):
        self.url = url

    def call(self, method, **params):
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        request = urllib.request.Request(
            self.url, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            answer = json.load(response)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["result"]

    def wait_final(self, transaction, seconds=120):
        """What became of a transaction, once nothing more will."""
        for _ in range(seconds):
            found = self.call("hefu_transaction", hash=transaction)
            if found["state"] not in ("pooled", "inBlock"):
                return found
            time.sleep(1)
        raise SystemExit(f"{transaction} is not final after {seconds} seconds; it may still become so")

    def event_receipt(self, block, index, seconds=60):
        """The receipt of an event: a file that is verified offline."""
        for _ in range(seconds):
            try:
                found = self.call("hefu_eventReceipt", blockHash=block, eventIndex=index)
                return bytes.fromhex(found["receipt"][2:])
            except Refused as refused:
                if refused.code not in NOT_YET:
                    raise
            time.sleep(1)
        raise SystemExit("no receipt: finality stands still")


class Key:
    """An Ed25519 key in a PEM file, which openssl uses; the key itself is never read here."""

    def __init__(self, path):
        self.path = path
        public = ["openssl", "pkey", "-in", path, "-pubout", "-outform", "DER"]
        self.account = "0x" + subprocess.run(public, check=True, capture_output=True).stdout[-32:].hex()

    def sign(self, message):
        # What an Ed25519 key signs comes from a file: openssl must know its length.
        with tempfile.NamedTemporaryFile() as file:
            file.write(message)
            file.flush()
            command = ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", self.path, "-in", file.name]
            return subprocess.run(command, check=True, capture_output=True).stdout


def content(file, locator):
    """What is said of the dataset: docs/json-rpc.md says what belongs where."""
    with open(file, "rb") as opened:
        data = opened.read()
    name = os.path.basename(file)
    return {
        "descriptor": {
            "name": name,
            "source": "Generated",
            "volume": {"bytes": len(data)},
            "kind": "Product",
            "access": "OnApplication",
            "grade": {"class": "General"},
            "personal_information": "None",
        },
        "distributions": [
            {
                "name": name,
                "media_type": "text/csv",
                "size": len(data),
                "locator": {"Url": locator},
                "digests": {"sha256": "0x" + hashlib.sha256(data).hexdigest()},
            }
        ],
        "parents": [],
    }


def main(url, key_file, file, locator, receipt_file):
    node, key = Node(url), Key(key_file)
    params = {
        # Makes the dataset's identifier, and is used once.
        "nonce": "0x" + secrets.token_hex(32),
        "content": content(file, locator),
        "check": "Later",
    }
    prepared = node.call(
        "hefu_prepare", call="registry.register", params=params, signer=key.account, scheme="ed25519"
    )
    # A person or a rule looks at this before the key signs. 签名前应核对摘要。
    print(prepared["summary"]["en"], prepared["summary"]["zh"], sep="\n", file=sys.stderr)

    signature = key.sign(bytes.fromhex(prepared["payloadToSign"][2:]))
    submitted = node.call("hefu_submit", payload=prepared["payload"], signature="0x" + signature.hex())

    done = node.wait_final(submitted["transaction"])
    if done["state"] != "finalised" or not done["succeeded"]:
        raise SystemExit(json.dumps(done, ensure_ascii=False, indent=2))
    event = next(e for e in done["events"] if (e["pallet"], e["name"]) == ("Registry", "DatasetRegistered"))
    dataset, block = event["fields"]["dataset"], done["block"]

    read = node.call("hefu_dataset", dataset=dataset, at=block["hash"])
    with open(receipt_file, "wb") as opened:
        opened.write(node.event_receipt(block["hash"], event["index"]))
    answer = {
        "dataset": dataset,
        "block": block,
        "holder": read["dataset"]["holder"],
        "name": read["versions"][0]["record"]["content"]["descriptor"]["name"],
        "receipt": receipt_file,
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit("usage: register.py URL KEY FILE LOCATOR RECEIPT   (see README.md)")
    try:
        main(*sys.argv[1:])
    except Refused as refused:
        sys.exit(str(refused))
