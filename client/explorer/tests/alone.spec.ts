// The verifier in one file: from a disk, without any network; and an explorer whose page was altered is found out by it.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { reader, settled } from "./pages";
import { lying } from "./proxy";
import { receipt } from "./saved";
import { world } from "./world";

const file = pathToFileURL(fileURLToPath(new URL("../dist/verifier.html", import.meta.url))).href;

const trust = (page: Page) => page.locator("#trust input[type=file]");
const compared = (page: Page) => page.getByRole("checkbox", { name: /^I have compared|^我已将/ });
const drop = (page: Page) => page.locator("#receipt input");
const judged = (page: Page) => page.locator("#receipt [data-judged]");

test("it verifies from the disk, and asks nobody", async ({ page, context }) => {
	const w = world();
	await context.setOffline(true);
	const asked: string[] = [];
	page.on("request", (request) => asked.push(request.url()));
	await page.goto(file);
	await trust(page).setInputFiles(w.trust);
	await expect(page.locator("[data-fingerprint]")).toBeVisible();
	await drop(page).setInputFiles(receipt(w));
	// Nobody has said yet that this is the consortium's trust file.
	await expect(judged(page)).toContainText("This receipt holds, if your trust file is genuine");
	await expect(judged(page)).toHaveAttribute("data-confirmed", "false");
	await expect(judged(page).locator(".is-proven")).toHaveCount(0);
	await compared(page).check();
	await expect(judged(page)).toContainText("This receipt holds.");
	await expect(judged(page)).toContainText("A grant was made");
	expect(asked).toEqual([file]);
});

for (const lang of ["en", "zh"]) {
	for (const width of [380, 1440]) {
		test(`it is readable: ${lang} ${width}`, async ({ page }) => {
			const w = world();
			await page.setViewportSize({ width, height: 900 });
			await page.goto(file);
			if (lang === "zh") await page.getByRole("button", { name: "中文" }).click();
			await trust(page).setInputFiles(w.trust);
			await drop(page).setInputFiles(receipt(w));
			await expect(judged(page)).toContainText(lang === "zh" ? "如果您的信任文件为真，则凭证成立" : "This receipt holds, if");
			await compared(page).check();
			await expect(judged(page)).toContainText(lang === "zh" ? "凭证成立。" : "This receipt holds.");
			await expect(page.locator("body")).not.toContainText(lang === "zh" ? "Choose a file" : "选择文件");
			await page.screenshot({ path: `${process.env.HEFU_SHOTS ?? "test-results/shots"}/alone-${lang}-${width}.png`, fullPage: true });
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		});
	}
}

test("a receipt before the trust file, garbage, and an altered byte", async ({ page }, info) => {
	const w = world();
	await page.goto(file);
	await drop(page).setInputFiles(receipt(w));
	await expect(judged(page)).toHaveAttribute("data-judged", "noTrust");
	await trust(page).setInputFiles(receipt(w));
	await expect(page.locator("#trust")).toContainText("This is no trust file");
	await trust(page).setInputFiles(w.trust);
	await expect(judged(page)).toHaveAttribute("data-judged", "fact");
	const altered = readFileSync(receipt(w));
	altered[altered.length >> 1]! ^= 1;
	writeFileSync(info.outputPath("altered.hfrc"), altered);
	await drop(page).setInputFiles(info.outputPath("altered.hfrc"));
	await expect(judged(page)).toContainText("does NOT hold");
	await expect(judged(page)).toContainText("by a false one, genuine receipts do not hold");
	await compared(page).check();
	await expect(judged(page)).not.toContainText("by a false one");
	writeFileSync(info.outputPath("large.hfrc"), Buffer.alloc(50_000_000));
	await drop(page).setInputFiles(info.outputPath("large.hfrc"));
	await expect(judged(page)).toHaveAttribute("data-judged", "tooLarge");
});

test("what was said of one trust file is not said of another", async ({ page }, info) => {
	const w = world();
	await page.goto(file);
	await trust(page).setInputFiles(w.trust);
	await compared(page).check();
	const other = JSON.parse(readFileSync(w.trust, "utf8")) as { setId: number };
	writeFileSync(info.outputPath("other.json"), JSON.stringify({ ...other, setId: other.setId + 1 }));
	await trust(page).setInputFiles(info.outputPath("other.json"));
	await expect(compared(page)).not.toBeChecked();
	await trust(page).setInputFiles(w.trust);
	await expect(compared(page)).toBeChecked();
});

test("a file is chosen by keyboard, too", async ({ page }) => {
	const w = world();
	// Who begins to listen when the key is pressed may be too late: the browser takes a moment to hand choosers over.
	page.on("filechooser", () => {});
	await page.goto(file);
	// A key that is pressed before the page has drawn itself moves to nothing.
	await expect(trust(page)).toBeAttached();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	await expect(page.locator("#trust input[type=file]:focus")).toHaveAccessibleName(/^Choose a file: Drop the consortium/);
	const choosing = page.waitForEvent("filechooser");
	await page.keyboard.press("Enter");
	await (await choosing).setFiles(w.trust);
	await expect(page.locator("[data-fingerprint]")).toBeVisible();
	// Whoever points at it chooses by the button.
	const pointing = page.waitForEvent("filechooser");
	await page.locator("#receipt").getByText("Choose a file", { exact: true }).click();
	await (await pointing).setFiles(receipt(w));
	await expect(judged(page)).toHaveAttribute("data-judged", "fact");
});

test("an altered page that calls every lie proven is found out by it", async ({ page, context }) => {
	const w = world();
	let altered = 0;
	const server = await lying(w.index, w.node, {
		api: (path, body) => {
			if (path.startsWith("/api/v1/bills/")) body.state.control.possessor = { Member: w.bob };
			return body;
		},
		file: (_, text) => {
			const other = text.replace(/is:(["'`])lie\1/g, 'is:"proven"');
			if (other !== text) altered += 1;
			return other;
		},
	});
	await reader(page, w);
	await page.goto(`${server.url}/bills/${w.bill}`);
	await settled(page);
	expect(altered).toBeGreaterThan(0);
	await page.getByRole("button", { name: "Verify: Who controls it now" }).click();
	// The page deceives its reader: it calls a lie proven.
	await expect(page.locator("[data-check=proven]").first()).toBeVisible();
	const saving = page.waitForEvent("download");
	await page.getByRole("button", { name: "Save the receipt" }).first().click();
	const saved = await (await saving).path();
	await server.end();
	// The verifier that the reader has from elsewhere says what the receipt proves: the thief is not in it.
	const own = await context.newPage();
	await own.goto(file);
	await trust(own).setInputFiles(w.trust);
	await compared(own).check();
	await drop(own).setInputFiles(saved);
	await expect(judged(own)).toContainText("This receipt holds.");
	const possessor = judged(own).locator("dt", { hasText: "In possession" }).locator("xpath=following-sibling::dd").first();
	await expect(possessor).toContainText("party key");
	await expect(possessor).not.toContainText(w.bob.slice(0, 10));
});
