// Verifies receipts (凭证) of a Hefu chain, offline, in a browser or in Node.js. hefu-verifier.d.ts says what is what.
//
// All that is verified is verified in hefu-verifier.wasm, which is the code of `hefu receipt verify`. Here bytes go in, and
// answers come out. Nothing is fetched, and nothing is kept.

/** How old a trust file may be at most, unless the consortium says otherwise: 90 days. */
export const MAX_TRUST_AGE_MS = 90 * 24 * 60 * 60 * 1000;

const EXPORTS = ["memory", "hefu_alloc", "hefu_free", "hefu_verify", "hefu_trust", "hefu_renew", "hefu_identify"];

/** Why there is no fact. */
export class VerifierError extends Error {
	constructor({ code, link, en, zh, next, mayHold }) {
		super(en);
		this.name = "VerifierError";
		this.code = code;
		this.link = link;
		this.en = en;
		this.zh = zh;
		this.next = next;
		this.mayHold = mayHold;
	}
}

/** Compiles hefu-verifier.wasm. */
export async function load(source) {
	const given = await source;
	let module = given;
	if (!(given instanceof WebAssembly.Module)) {
		const bytes = typeof Response === "function" && given instanceof Response ? await body(given) : given;
		try {
			module = await WebAssembly.compile(bytes);
		} catch (error) {
			throw notTheVerifier(error.message);
		}
	}
	const there = WebAssembly.Module.exports(module).map((one) => one.name);
	if (WebAssembly.Module.imports(module).length > 0 || !EXPORTS.every((name) => there.includes(name))) {
		throw notTheVerifier("it has other functions");
	}
	return new Verifier(module);
}

/** Verifies receipts. Made by `load`. */
export class Verifier {
	#module;
	#instance = null;

	constructor(module) {
		this.#module = module;
	}

	verify(receipt, trust, options) {
		return this.#ask("hefu_verify", [bytesOf(receipt), bytesOf(trust), optionsOf(options)]);
	}

	fingerprint(trust) {
		return this.trust(trust).fingerprint;
	}

	trust(trust) {
		return this.#ask("hefu_trust", [bytesOf(trust)]);
	}

	renew(trust, handovers, options) {
		const renewed = this.#ask("hefu_renew", [bytesOf(trust), bytesOf(handovers), optionsOf(options)]);
		const { genesis, setId, authorities, dateMs } = renewed.trust;
		const json = JSON.stringify({ format: "hefu-trust-1", genesis, setId, authorities, dateMs }, null, 2);
		return { ...renewed, bytes: bytesOf(renewed.bytes), json };
	}

	identify(file) {
		return this.#ask("hefu_identify", [bytesOf(file)]);
	}

	/** Calls a function of the module with some bytes. */
	#ask(name, inputs) {
		this.#instance ??= new WebAssembly.Instance(this.#module);
		const { memory, hefu_alloc, hefu_free, [name]: ask } = this.#instance.exports;
		const places = [];
		try {
			for (const input of inputs) {
				const start = hefu_alloc(input.length) >>> 0;
				if (start === 0) {
					throw tooLarge(input.length);
				}
				places.push(start, input.length);
				new Uint8Array(memory.buffer, start, input.length).set(input);
			}
			const packed = BigInt.asUintN(64, ask(...places));
			const [start, length] = [Number(packed >> 32n), Number(packed & 0xffff_ffffn)];
			places.push(start, length);
			const answer = JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, start, length)));
			if (answer.error) {
				throw new VerifierError(answer.error);
			}
			return answer.ok;
		} catch (error) {
			if (error instanceof WebAssembly.RuntimeError) {
				// What it was in the middle of is undone with it.
				this.#instance = null;
				places.length = 0;
				throw stopped(error.message);
			}
			throw error;
		} finally {
			for (let i = 0; i < places.length; i += 2) {
				hefu_free(places[i], places[i + 1]);
			}
		}
	}
}

/** The bytes of a file in whichever way it is given. */
function bytesOf(file) {
	if (file instanceof Uint8Array) {
		return file;
	}
	if (file instanceof ArrayBuffer) {
		return new Uint8Array(file);
	}
	if (typeof file === "string") {
		return fromHex(file) ?? new TextEncoder().encode(file);
	}
	if (typeof file === "object" && file !== null) {
		return new TextEncoder().encode(JSON.stringify(file));
	}
	throw new TypeError("a file is bytes, a text in JSON or hex, or an object");
}

function fromHex(text) {
	if (!/^0x(?:[0-9a-f]{2})*$/i.test(text)) {
		return null;
	}
	const bytes = new Uint8Array(text.length / 2 - 1);
	for (let i = 0; i < bytes.length; i++) {
		bytes[i] = Number.parseInt(text.slice(2 * i + 2, 2 * i + 4), 16);
	}
	return bytes;
}

function optionsOf(options) {
	const { nowMs, maxTrustAgeMs, maxFactAgeMs } = options ?? {};
	for (const [name, ms] of Object.entries({ nowMs, maxTrustAgeMs, maxFactAgeMs })) {
		const absent = name === "maxFactAgeMs" && ms === undefined;
		if (!absent && !(Number.isSafeInteger(ms) && ms >= 0)) {
			throw new TypeError(`${name} is a whole number of milliseconds`);
		}
	}
	return new TextEncoder().encode(JSON.stringify(options));
}

function tooLarge(length) {
	const size = (length / 1024 / 1024).toFixed(1);
	return new VerifierError({
		code: "TooLarge",
		link: null,
		en: `this file of ${size} MiB is no receipt: none is larger than 8 MiB`,
		zh: `该文件有 ${size} MiB,不是凭证:凭证不超过 8 MiB`,
		next: { en: "choose the receipt's file", zh: "请选择凭证文件" },
		mayHold: true,
	});
}

function stopped(reason) {
	return new VerifierError({
		code: "Internal",
		link: null,
		en: `the verifier stopped: ${reason}`,
		zh: `验证程序中止:${reason}`,
		next: { en: "report it, with the receipt", zh: "请连同凭证一并报告" },
		mayHold: true,
	});
}

function notTheVerifier(reason) {
	return new VerifierError({
		code: "NotTheVerifier",
		link: null,
		en: `hefu-verifier.wasm cannot be loaded: ${reason}`,
		zh: `hefu-verifier.wasm 无法载入:${reason}`,
		next: { en: "get the page again", zh: "请重新获取本页面" },
		mayHold: true,
	});
}

async function body(response) {
	if (!response.ok) {
		throw notTheVerifier(`the server answers ${response.status}`);
	}
	return response.arrayBuffer();
}
