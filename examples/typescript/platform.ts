// What polkadot-api takes from a browser and Node.js 18, which Debian 12 has, does not name. It looks when it is loaded.

import { webcrypto } from "node:crypto";
import { WebSocket } from "ws";

globalThis.crypto ??= webcrypto;
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
