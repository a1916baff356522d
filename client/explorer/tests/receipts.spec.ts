// Files that somebody drops: receipts, and whatever else there is.

import { readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { reader } from "./pages";
import { receipt } from "./saved";
import { world } from "./world";

async function drop(page: Page, path: string): Promise<void> {
	await page.locator(".drop input").setInputFiles(path);
}

const judged = (page: Page) => page.locator("[data-judged]");

test.beforeEach(async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(`${w.index}/receipts`);
});

test("a receipt is verified in the page", async ({ page }) => {
	await drop(page, receipt(world()));
	await expect(judged(page)).toHaveAttribute("data-judged", "fact");
	await expect(judged(page)).toContainText("This receipt holds.");
	await expect(judged(page)).toContainText("A grant was made");
	await expect(judged(page)).toContainText(/at least 3 of 4 signed/);
});

test("one altered byte is refused", async ({ page }, info) => {
	const bytes = readFileSync(receipt(world()));
	bytes[Math.floor(bytes.length / 2)]! ^= 1;
	const path = info.outputPath("altered.hfrc");
	writeFileSync(path, bytes);
	await drop(page, path);
	await expect(judged(page)).toContainText("does NOT hold");
});

test("the trust file is no receipt", async ({ page }) => {
	await drop(page, world().trust);
	await expect(judged(page)).toHaveAttribute("data-judged", "trust");
	await expect(judged(page)).toContainText("This is a trust file, not a receipt");
});

test("garbage, an empty file, another JSON", async ({ page }, info) => {
	const files: [string, string | Buffer, string, string][] = [
		["garbage.bin", Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 256)), "unknown", "no file of Hefu"],
		["empty.hfrc", "", "empty", "is empty"],
		["other.json", '{ "some": "thing" }', "unknown", "no file of Hefu"],
		["text.txt", "合符".repeat(500), "unknown", "no file of Hefu"],
	];
	for (const [name, content, kind, text] of files) {
		const path = info.outputPath(name);
		writeFileSync(path, content);
		await drop(page, path);
		await expect(judged(page)).toContainText(name);
		await expect(judged(page)).toHaveAttribute("data-judged", kind);
		await expect(judged(page)).toContainText(text);
	}
});

test("a file of 50 MB is not read", async ({ page }, info) => {
	const path = info.outputPath("large.hfrc");
	writeFileSync(path, Buffer.alloc(50_000_000, 7));
	const began = Date.now();
	await drop(page, path);
	await expect(judged(page)).toHaveAttribute("data-judged", "tooLarge");
	await expect(judged(page)).toContainText("47.7 MiB");
	expect(Date.now() - began).toBeLessThan(5_000);
});

test("the messages are there in Chinese", async ({ page }, info) => {
	await page.getByRole("button", { name: "中文" }).click();
	const path = info.outputPath("garbage.bin");
	writeFileSync(path, "garbage");
	await drop(page, path);
	await expect(judged(page)).toContainText("这不是合符的文件");
});
