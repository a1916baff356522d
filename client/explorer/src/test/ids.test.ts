import { expect, test } from "vitest";
import { fault, pageOf, strangers } from "../lib/ids";

const id = "hfds1358q0rl3mzm2xmyzqfttvkwzws9ers4teqj3na7u70gdvzsttmhsrm54ku";

test("an identifier is known by its form", () => {
	expect(fault(id, "hfds")).toBeNull();
	expect(pageOf(id)).toBe(`/datasets/${id}`);
	expect(["hfpd", "hfng", "hfor", "hfmt", "hfan"].map((kind) => pageOf(`${kind}${id.slice(4)}`)?.split("/")[1])).toEqual(["products", "negotiations", "orders", "meters", "anchors"]);
	expect(pageOf("hfpa1xyz")).toBeNull();
	expect(pageOf("0x12")).toBeNull();
});

test("what is none is told apart", () => {
	expect(fault(id, "hfbl")).toBe("kind");
	expect(fault(id.slice(0, -1), "hfds")).toBe("form");
	expect(fault(id.toUpperCase(), "hfds")).toBe("form");
	expect(fault("", "hfds")).toBe("form");
	expect(fault("../../etc", "hfds")).toBe("form");
	expect(fault("<script>", "hfds")).toBe("form");
});

test("letters of other scripts are found", () => {
	// Cyrillic а for a, full-width 1, a zero-width space.
	for (const odd of ["\u0430", "\uff11", "\u200b"]) {
		const text = `${id.slice(0, 10)}${odd}${id.slice(11)}`;
		expect(fault(text, "hfds")).toBe("stranger");
		expect(strangers(text)).toEqual([{ character: odd, code: `U+${odd.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`, place: 11 }]);
	}
});
