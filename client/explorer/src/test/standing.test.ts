import { expect, test } from "vitest";
import { lang } from "../i18n";
import { pageStanding } from "../lib/standing";

test("a page says how its facts stand", () => {
	lang.value = "en";
	expect(pageStanding([], 0)).toBeNull();
	expect(pageStanding(["unchecked"], 0)).toEqual({ is: "part", text: "1 fact, none verified yet" });
	expect(pageStanding(["proven", "checking"], 0)).toEqual({ is: "part", text: "Verifying 2 facts…" });
	expect(pageStanding(["proven", "proven"], 0)).toEqual({ is: "proven", text: "2 of 2 facts proven" });
	expect(pageStanding(["proven", "open"], 0)).toEqual({ is: "part", text: "1 of 2 facts proven" });
	expect(pageStanding(["proven", "lie"], 0)).toEqual({ is: "bad", text: "1 of 2 facts does NOT hold" });
	expect(pageStanding(["proven"], 1)).toEqual({ is: "bad", text: "1 of 2 facts does NOT hold" });
});

test("what is recorded, and of which the words are not proven, is not left out", () => {
	lang.value = "en";
	expect(pageStanding(["proven", "raw"], 0)).toEqual({
		is: "part",
		text: "1 of 2 facts proven; 1 more is on the chain byte for byte, and only its words are the index's",
	});
	lang.value = "zh";
	expect(pageStanding(["raw", "raw", "proven"], 0)?.text).toBe("3 项事实中 1 项已证明；另有 2 项与链上记录逐字节一致，仅文字说明为索引所述");
	lang.value = "en";
});
