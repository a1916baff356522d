// How the pages behave: no third party is asked, the keyboard suffices, the language is kept, and what the first paint takes.

import { expect, test } from "@playwright/test";
import { pages, reader, settled } from "./pages";
import { world } from "./world";

test("nobody is asked but the index and the node", async ({ page }) => {
	const w = world();
	await reader(page, w);
	const asked = new Set<string>();
	page.on("request", (request) => asked.add(new URL(request.url()).host));
	page.on("websocket", (socket) => asked.add(new URL(socket.url()).host));
	for (const path of ["/", `/bills/${w.bill}`, "/receipts"]) {
		await page.goto(w.index + path);
		await settled(page);
		await page.waitForTimeout(1_000);
	}
	await page.goto(`${w.index}/bills/${w.bill}`);
	await page.getByRole("button", { name: "Verify this page" }).click();
	await expect(page.locator("[data-all=proven]")).toBeVisible();
	expect([...asked].sort()).toEqual([new URL(w.index).host, new URL(w.node).host].sort());
});

test("the first paint, printed", async ({ page }) => {
	const w = world();
	await reader(page, w);
	for (const name of ["home", "dataset", "bill"]) {
		const taken: number[] = [];
		for (let i = 0; i < 3; i += 1) {
			await page.goto(w.index + pages(w)[name]);
			await settled(page);
			taken.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN));
		}
		console.log(`first contentful paint of ${name}: ${taken.map((ms) => `${Math.round(ms)} ms`).join(", ")}`);
		expect(taken.every(Number.isFinite)).toBe(true);
	}
});

test("the keyboard suffices", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(`${w.index}/members/${w.alice}`);
	await settled(page);
	await page.keyboard.press("Tab");
	await expect(page.locator(":focus")).toHaveText("Skip to the content");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	for (let i = 0; i < 10 && !(await page.locator(":focus").getAttribute("aria-label"))?.startsWith("Verify:"); i += 1) await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(page.locator("[data-check=proven]").first()).toBeVisible();
	// The dialog takes the keyboard, and gives it back.
	await page.getByRole("button", { name: "Look at it" }).focus();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toBeHidden();
	await expect(page.getByRole("button", { name: "Look at it" })).toBeFocused();
	// On the next page, reading begins at its title.
	await page.getByRole("link", { name: "Datasets", exact: true }).first().click();
	await settled(page);
	await expect(page.locator("h1")).toBeFocused();
});

test("the navigation is one line, in both languages", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.setViewportSize({ width: 1440, height: 900 });
	// The longest name is bold there.
	await page.goto(`${w.index}/registrations`);
	await settled(page);
	const lines = () => page.locator("#navigation li").evaluateAll((items) => new Set(items.map((item) => item.getBoundingClientRect().top)).size);
	expect(await lines()).toBe(1);
	await page.getByRole("button", { name: "中文" }).click();
	expect(await lines()).toBe(1);
});

test("language and theme are kept", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(w.index);
	await page.getByRole("button", { name: "中文" }).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
	await page.getByRole("button", { name: "主题：浅色" }).click();
	await page.reload();
	await settled(page);
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
	await expect(page.locator("h1")).toHaveText("合符浏览器");
	await expect(page.locator("html")).toHaveAttribute("data-theme", "auto");
});

test("the state of a licence at a date", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(`${w.index}/licences/${w.licence}`);
	const state = page.locator("[data-status]");
	await expect(state).toHaveAttribute("data-status", "Suspended");
	await page.getByLabel("State at").fill("2020-01-01T00:00");
	await expect(state).toHaveAttribute("data-status", "None");
	await page.getByLabel("State at").fill("2040-01-01T00:00");
	await expect(state).toHaveAttribute("data-status", "Lapsed");
});

test("a party key, which has no page, stands somewhere whole", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(`${w.index}/bills/${w.bill}`);
	await settled(page);
	const key = page.locator("section", { hasText: "Who controls it now" }).first().locator("code", { hasText: /^hfpa1[0-9a-z]{58}$/ }).first();
	await expect(key).toBeVisible();
	// One click takes all of it.
	const whole = await key.textContent();
	await key.click();
	expect(await page.evaluate(() => getSelection()?.toString())).toBe(whole);
});
