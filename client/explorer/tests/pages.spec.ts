// Every page, in both languages, narrow and wide, light and dark: it shows its data, says nothing in the other language, and axe
// finds nothing serious. Screenshots go to test-results/shots, or to HEFU_SHOTS.

import { mkdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { pages, reader, settled } from "./pages";
import { world } from "./world";

const shots = process.env.HEFU_SHOTS ?? "test-results/shots";
mkdirSync(shots, { recursive: true });

const LOOKS = [
	{ lang: "en", width: 1440, theme: "light" },
	{ lang: "en", width: 380, theme: "dark" },
	{ lang: "zh", width: 1440, theme: "dark" },
	{ lang: "zh", width: 380, theme: "light" },
];

/** Latin words that Chinese text has: units, standards, zones, currencies (ISO 4217), the product. */
const LATIN = /\b(Hefu|UTC|GMT|CET|MEZ|KiB|MiB|LEI|SHA|BLAKE3|SM3|HTTP|ChaCha20|CNY)\b/g;

for (const look of LOOKS) {
	test.describe(`${look.lang} ${look.width} ${look.theme}`, () => {
		test.use({ viewport: { width: look.width, height: 900 }, locale: look.lang === "zh" ? "zh-CN" : "en-GB" });
		for (const name of Object.keys(pages({} as never))) {
			test(name, async ({ page }) => {
				const w = world();
				await reader(page, w, look);
				const errors: string[] = [];
				page.on("pageerror", (error) => errors.push(error.message));
				await page.goto(w.index + pages(w)[name]);
				await settled(page);
				await expect(page.locator("[data-error]")).toHaveCount(0);
				await page.screenshot({ path: `${shots}/${name}-${look.lang}-${look.width}-${look.theme}.png`, fullPage: true });

				const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(beyond, "nothing lies beyond the edge").toBeLessThanOrEqual(0);

				// What is recorded on the chain is shown as it is, and marked so.
				const texts = await page.evaluate(() => {
					const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
					const found = [...document.querySelectorAll("[placeholder]")].map((input) => input.getAttribute("placeholder")!);
					while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest("[data-raw], script")) found.push(walker.currentNode.textContent!);
					return found;
				});
				const foreign = texts.filter((text) => (look.lang === "en" ? /[\u3400-\u9fff]/ : /[A-Za-z]{3,}/).test(text.replace(LATIN, "")));
				expect(foreign, "no text of the other language").toEqual([]);

				const { violations } = await new AxeBuilder({ page }).analyze();
				const serious = violations
					.filter(({ impact }) => impact === "serious" || impact === "critical")
					.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`);
				expect(serious).toEqual([]);
				expect(errors).toEqual([]);
			});
		}
	});
}
