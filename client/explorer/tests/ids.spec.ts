// What is no identifier: each gets a message that says what is wrong, in both languages, and no page of something else.

import { expect, test, type Page } from "@playwright/test";
import { reader } from "./pages";
import { world } from "./world";

const error = (page: Page) => page.locator("[data-error]");

async function open(page: Page, path: string, lang = "en"): Promise<void> {
	const w = world();
	await reader(page, w, { lang });
	await page.goto(w.index + path);
}

test("letters that look like those of an identifier", async ({ page }) => {
	const { dataset } = world();
	await open(page, `/datasets/${encodeURIComponent(`${dataset.slice(0, 12)}\u0430${dataset.slice(13)}`)}`);
	await expect(error(page)).toHaveAttribute("data-error", "BadId stranger");
	await expect(error(page)).toContainText("(U+0430), character 13");
});

test("the same in Chinese", async ({ page }) => {
	const { bill } = world();
	await open(page, `/bills/${encodeURIComponent(`${bill}\u200b`)}`, "zh");
	await expect(error(page)).toContainText("形似字符或不可见字符");
});

test("an identifier of another kind", async ({ page }) => {
	await open(page, `/bills/${world().dataset}`);
	await expect(error(page)).toContainText("begins with hfbl1; this one begins with hfds1");
});

test("garbage, and what tries to be more", async ({ page }) => {
	for (const garbage of ["nonsense", "hfds1", "<img src=x onerror=alert(1)>", "a".repeat(1500)]) {
		await open(page, `/datasets/${encodeURIComponent(garbage)}`);
		await expect(error(page)).toHaveAttribute("data-error", "BadId form");
		await expect(page.locator("main img")).toHaveCount(0);
	}
});

test("a wrong check digit, and an identifier of nothing", async ({ page }) => {
	const { dataset } = world();
	const last = dataset.at(-1) === "q" ? "p" : "q";
	await open(page, `/datasets/${dataset.slice(0, -1)}${last}`);
	await expect(error(page)).toHaveAttribute("data-error", "BadId");
	await open(page, "/blocks/999999999");
	await expect(error(page)).toHaveAttribute("data-error", "NotFound");
	await open(page, "/blocks/zwölf");
	await expect(error(page)).toHaveAttribute("data-error", "BadId");
	await open(page, "/transactions/0x12");
	await expect(error(page)).toHaveAttribute("data-error", "BadId");
	await open(page, "/nowhere/at/all");
	await expect(error(page)).toHaveAttribute("data-error", "Nowhere");
});

test("search: by name, by code, by a look-alike, for nothing", async ({ page }) => {
	const w = world();
	await open(page, "/");
	const search = async (text: string) => {
		await page.getByRole("searchbox").fill(text);
		await page.getByRole("searchbox").press("Enter");
	};
	await search("气象");
	await expect(page.locator("main")).toContainText("2026广东气象观测 Guangdong weather");
	await search("91440300HEFU00018Q");
	await expect(page.locator("main li").first()).toContainText("开发网数据交易所");
	await search(`${w.dataset.slice(0, 20)}\u043e${w.dataset.slice(21)}`);
	await expect(error(page)).toHaveAttribute("data-error", "BadId stranger");
	await search("zzzzzzzz");
	await expect(page.locator("[data-found='0']")).toBeVisible();
});
