// Every fact of every page is proven in the page, and the page says by whom, as at when, and what is not.

import { expect, test } from "@playwright/test";
import { pages, reader, settled } from "./pages";
import { world } from "./world";

/** Where events of the machinery stand, which the verifier does not put into words: they are recorded, and not called proven. */
const RAW = new Set(["motion"]);
/** Pages without facts of their own, and home, which grows while it is checked. */
const WITHOUT = new Set(["home", "transactions", "receipts", "search"]);

for (const name of Object.keys(pages({} as never)).filter((name) => !WITHOUT.has(name))) {
	test(`all facts of ${name} are proven`, async ({ page }) => {
		const w = world();
		await reader(page, w);
		await page.goto(w.index + pages(w)[name]);
		await settled(page);
		await page.getByRole("button", { name: "Verify this page" }).click();
		await expect(page.locator("[data-check=unchecked], [data-check=checking]")).toHaveCount(0, { timeout: 20_000 });
		await expect(page.locator("[data-check=lie], [data-check=refused], [data-check=open]")).toHaveCount(0);
		await expect(page.locator("[data-all]")).toHaveAttribute("data-all", RAW.has(name) ? "part" : "proven");
		await expect(page.locator("[data-check=raw]").first()).toBeVisible({ visible: RAW.has(name) });
	});
}

test("the page says what was proven, by whom, as at when, and what was not", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(`${w.index}/bills/${w.bill}`);
	await page.getByRole("button", { name: "Verify: Who controls it now" }).click();
	const result = page.locator("section", { hasText: "Who controls it now" }).first().locator(".result");
	await expect(result).toContainText("what is shown is what the chain recorded");
	await expect(result).toContainText(/at least 3 of 4 signed/);
	await expect(result).toContainText(/block [\d,]+, .* ago/);
	await expect(result).toContainText("Not proven");
	await expect(result.locator("li")).toHaveCount(3);
});

test("whoever verifies before the page knows its node waits for it", async ({ page }) => {
	const w = world();
	await reader(page, w);
	let answers = () => {};
	const answered = new Promise<void>((done) => (answers = done));
	await page.route("**/api/v1/network", async (route) => {
		await answered;
		await route.continue();
	});
	await page.goto(`${w.index}/bills/${w.bill}`);
	await page.getByRole("button", { name: "Verify: Who controls it now" }).click();
	answers();
	const control = page.locator("section", { hasText: "Who controls it now" }).first();
	await expect(control.locator(".verify[data-check=proven]")).toBeVisible();
	await expect(page.getByRole("dialog")).toBeHidden();
});

test("without the server's word which node to ask, nothing is proven, and the next click asks again", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.route("**/api/v1/network", (route) => route.abort());
	await page.goto(`${w.index}/bills/${w.bill}`);
	await page.getByRole("button", { name: "Verify: Who controls it now" }).click();
	const control = page.locator("section", { hasText: "Who controls it now" }).first();
	await expect(control.locator(".verify[data-check=open]")).toBeVisible();
	await page.unroute("**/api/v1/network");
	await control.getByRole("button", { name: "Verify again" }).click();
	await expect(control.locator(".verify[data-check=proven]")).toBeVisible();
});

test("home proves its blocks and events", async ({ page }) => {
	const w = world();
	await reader(page, w);
	await page.goto(w.index);
	await settled(page);
	await page.getByRole("button", { name: /^Verify: A / }).first().click();
	await page.getByRole("button", { name: /^Verify: Block / }).first().click();
	await expect(page.locator(".verify[data-check=proven]")).toHaveCount(2);
	// The node itself tells the head.
	await expect(page.getByText("heard from the node itself")).toBeVisible();
});
