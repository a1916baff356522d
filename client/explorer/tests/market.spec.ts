// The market and meters: how far an order is and who is to act, what was offered, what is redeemed of a deposit, and days that are netted.

import { expect, test, type Page } from "@playwright/test";
import { reader, settled } from "./pages";
import { lying, type Lies } from "./proxy";
import { world } from "./world";

async function open(page: Page, path: string, lang = "en"): Promise<void> {
	const w = world();
	await reader(page, w, { lang });
	await page.goto(w.index + path);
	await settled(page);
}

/** The steps that are drawn: how far, and which. */
const way = (page: Page) => page.locator(".stages > li").evaluateAll((all) => all.map((one) => `${one.className} ${(one as HTMLElement).dataset.stage}`));

/** Opens a page of a server that lies, and verifies all of it. */
async function told(page: Page, path: string, lies: Lies, expectation: () => Promise<void>): Promise<void> {
	const w = world();
	const server = await lying(w.index, w.node, lies);
	try {
		await reader(page, w);
		await page.goto(server.url + path);
		await settled(page);
		await page.getByRole("button", { name: "Verify this page" }).click();
		await expectation();
	} finally {
		await server.end();
	}
}

test("an order's way is drawn, with who is to act and how long that is still", async ({ page }) => {
	const w = world();
	await open(page, `/orders/${w.inspected}`);
	expect(await way(page)).toEqual(["is-done Placed", "is-done Committed", "is-done Locked", "is-now Inspecting", "is-next Accepted", "is-next Settled"]);
	const next = page.locator("[data-next]");
	await expect(next).toHaveAttribute("data-next", "Buyer");
	await expect(next).toContainText("it is to accept, or to object");
	const left = async () => Number(await next.locator("[data-left]").getAttribute("data-left"));
	const before = await left();
	// Five working days have five days at least, but for today.
	expect(before).toBeGreaterThan(4 * 86_400);
	await expect.poll(left).toBeLessThan(before);
});

test("an order that is settled waits for nobody, and its charge is divided whole", async ({ page }) => {
	const w = world();
	await open(page, `/orders/${w.settled}`);
	expect((await way(page)).slice(-2)).toEqual(["is-done Accepted", "is-now Settled"]);
	await expect(page.locator("[data-stage=Accepted]")).toContainText("expressly");
	await expect(page.locator("[data-next]")).toHaveCount(0);
	const money = page.locator("section", { hasText: "Each fee is rounded down" }).locator("tbody tr");
	await expect(money).toHaveCount(2);
	// Three units at 12.50, of which 2.5 % are 0.9375.
	await expect(money.nth(0)).toContainText("0.93 CNY");
	await expect(money.nth(1)).toContainText("36.57 CNY");
});

test("a product's tiers are drawn, and the last unit was sold", async ({ page }) => {
	const w = world();
	await open(page, `/products/${w.listed}`);
	await expect(page.getByText("sold out")).toBeVisible();
	const tiers = page.locator("section", { hasText: "Price by tiers" }).locator("tbody tr");
	await expect(tiers).toHaveCount(2);
	await expect(tiers.nth(1)).toContainText("11 and more");
	await expect(page.locator("[data-marks]")).toHaveAttribute("data-marks", "0");
});

test("a negotiation is drawn as the protocol has it", async ({ page }) => {
	const w = world();
	await open(page, `/negotiations/${w.negotiation}`);
	expect(await way(page)).toEqual([
		"is-done Requested", "is-done Offered", "is-done Accepted", "is-done Agreed", "is-done Verified", "is-now Finalized",
	]);
	await expect(page.locator("section", { hasText: "Requests and offers" }).locator("tbody tr")).toHaveCount(2);
	await expect(page.locator(`a[href="/orders/${w.inspected}"]`).first()).toBeVisible();
});

test("a list can be narrowed to one product", async ({ page }) => {
	const w = world();
	await open(page, `/products/${w.listed}`);
	await page.getByRole("link", { name: "Orders", exact: true }).click();
	await settled(page);
	await expect(page.locator("[data-filtered]")).toBeVisible();
	await expect(page.locator("main tbody tr")).toHaveCount(1);
	await page.getByRole("link", { name: "Show all" }).click();
	await expect(page.locator("main tbody tr")).toHaveCount(2);
});

test("a meter shows what is redeemed of its deposit, and the window that runs", async ({ page }) => {
	const w = world();
	await open(page, `/meters/${w.meter}`);
	// 65 uses at 0.05.
	await expect(page.locator("[data-redeemed]")).toHaveAttribute("data-redeemed", "325");
	await expect(page.locator("[data-windows]")).toHaveAttribute("data-windows", /Runs$/);
	await expect(page.locator("section", { hasText: "A voucher is of one window" }).locator("tbody tr").first()).toContainText("65");
});

test("a day that is over is netted, and the next one's use is due", async ({ page }) => {
	const w = world();
	await open(page, `/books/${w.dave}/CNY`, "zh");
	const statement = page.locator("section", { hasText: "日终轧差清算单" }).locator("tbody tr");
	await expect(statement).toHaveCount(1);
	await expect(statement).toContainText("2.00 CNY");
	const due = page.locator("section", { hasText: "逐日应付" }).locator("tbody tr");
	await expect(due).toHaveCount(1);
	await expect(due).toContainText("1.25 CNY");
	await expect(page.locator("section", { hasText: "预存款" }).first().locator("tbody tr").first()).toContainText("96.75 CNY");
});

test("a server that says an order is accepted already is found out", async ({ page }) => {
	const w = world();
	const lies: Lies = {
		api: (path, body) => {
			if (path.includes(`/orders/${w.inspected}`)) body.state.stage = "Accepted";
			return body;
		},
	};
	await told(page, `/orders/${w.inspected}`, lies, () => expect(page.locator("[data-check=lie]").first()).toContainText("stage"));
});

test("a server that nets a day at another amount, or shows more redeemed of a window, is found out", async ({ page }) => {
	const w = world();
	const lies: Lies = {
		api: (path, body) => {
			if (path.endsWith("/statements")) body.items[0].net = 199;
			if (path.includes(`/meters/${w.meter}`)) body.windows[0].totals.value = 326;
			return body;
		},
	};
	await told(page, `/books/${w.dave}/CNY`, lies, () => expect(page.locator("[data-check=lie]").first()).toContainText("net"));
	await told(page, `/meters/${w.meter}`, lies, () => expect(page.locator("[data-check=lie]").first()).toContainText("totals.value"));
});

test("a search finds each by its identifier", async ({ page }) => {
	const w = world();
	for (const [id, path] of [[w.listed, "products"], [w.negotiation, "negotiations"], [w.inspected, "orders"], [w.meter, "meters"]] as const) {
		await open(page, `/search?q=${id}`);
		await expect(page.locator(`main .lines a[href="/${path}/${id}"]`).first()).toBeVisible();
	}
});
