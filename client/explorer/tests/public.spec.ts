// Public data: operations with their three levels of prices, the register with its query codes, exports against the rules, and where
// rights went.

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

/** The page as a server shows it that lies, verified. */
async function told(page: Page, lies: Lies, path: string, check: () => Promise<void>): Promise<void> {
	const w = world();
	const server = await lying(w.index, w.node, lies);
	try {
		await reader(page, w);
		await page.goto(server.url + path);
		await settled(page);
		await page.getByRole("button", { name: "Verify this page" }).click();
		await check();
	} finally {
		await server.end();
	}
}

test("an operation's way, and what was charged against what is permitted", async ({ page }) => {
	const w = world();
	await open(page, `/operations/${w.operation}`);
	await expect(page.locator(".stages > .is-now")).toHaveAttribute("data-stage", "Active");
	await expect(page.locator(".stages > .is-done")).toHaveCount(4);
	const year = page.locator("[data-year]").first();
	await expect(year).toContainText("1,000.00 CNY");
	await expect(year.locator(".is-over")).toHaveText("500.00 CNY");
	// The same is drawn: what was charged, and behind it what is over.
	await expect(year.locator("rect.bar-charged")).toHaveAttribute("width", "666");
	await expect(year.locator("rect.bar-surplus")).toHaveAttribute("x", "666");
	const product = page.locator("[data-product]").first();
	await expect(product).toContainText("12.50 CNY");
	await expect(product).toContainText("9.00 CNY");
	await expect(product).toContainText("for 1,000 calls of data");
	await expect(page.getByText("No year is over yet.")).toBeVisible();
});

test("each entry and each price is there, and leads to the other", async ({ page }) => {
	const w = world();
	await open(page, `/operations/${w.operation}`, "zh");
	await page.locator("[data-year] a", { hasText: "条目" }).first().click();
	await expect(page.locator("main tbody tr")).toHaveCount(1);
	await expect(page.locator("main tbody tr")).toContainText("1,500.00 CNY");
	await page.locator("main tbody a", { hasText: "200,000" }).click();
	// The cap without a price, and with one.
	await expect(page.locator("main tbody tr")).toHaveCount(2);
});

test("a server that hides the surplus is found out", async ({ page }) => {
	const w = world();
	const lies: Lies = {
		api: (path, body) => {
			if (path === `/api/v1/operations/${w.operation}`) body.accounts[0].state.charged.surplus = 0;
			return body;
		},
	};
	await told(page, lies, `/operations/${w.operation}`, () => expect(page.locator("[data-check=lie]").first()).toContainText("charged.surplus"));
});

test("a dataset says in which operations it is, and an operation's data that it is", async ({ page }) => {
	const w = world();
	await open(page, `/datasets/${w.resource}`);
	await expect(page.locator(`main a[href="/operations/${w.operation}"]`).first()).toBeVisible();
	await expect(page.getByText("Nothing of it is in the public data register.")).toBeVisible();
});

test("an application is shown to the public, and counts down", async ({ page }) => {
	const w = world();
	await open(page, `/public-register/applications/${w.application}`);
	await expect(page.locator(".stages > .is-now")).toHaveAttribute("data-stage", "Publicised");
	// Ten working days have ten days at least.
	expect(Number(await page.locator("[data-left]").getAttribute("data-left"))).toBeGreaterThan(9 * 86_400);
	await expect(page.getByText(`hefu catalogue object ${w.application} --grounds DIGEST`)).toBeVisible();
	await page.goto(`${w.index}/publicity`);
	await settled(page);
	await expect(page.locator("section", { has: page.locator(`a[href="/public-register/applications/${w.application}"]`) })).toContainText("Public data");
	await page.goto(`${w.index}/search?q=${w.application}`);
	await settled(page);
	await expect(page.locator(`main .lines a[href="/public-register/applications/${w.application}"]`).first()).toBeVisible();
});

test("a query code leads to what is registered under it, and a server that says another's name is found out", async ({ page }) => {
	const w = world();
	await open(page, "/public-register");
	await expect(page.locator(`main tbody a[href="/public-register/${w.entered}"]`).first()).toBeVisible();
	await page.getByLabel("Query code").fill(w.code);
	await page.getByRole("button", { name: "Look up" }).click();
	await expect(page).toHaveURL(`${w.index}/query-codes/${w.code}`);
	await page.locator(`main a[href="/public-register/${w.entered}"]`).first().click();
	await expect(page.locator(`main a[href="/query-codes/${w.code}"]`).first()).toBeVisible();
	const lies: Lies = {
		api: (path, body) => {
			if (path === `/api/v1/public-register/${w.entered}`) body.state.registrant = w.bob;
			return body;
		},
	};
	await told(page, lies, `/public-register/${w.entered}`, () => expect(page.locator("[data-check=lie]").first()).toContainText("registrant"));
});

test("a query code that nobody got leads to nothing", async ({ page }) => {
	const w = world();
	await open(page, "/public-register");
	await page.getByLabel("Query code").fill("粤A/2026-0001");
	await page.getByRole("button", { name: "Look up" }).click();
	await expect(page).toHaveURL(`${w.index}/query-codes/${encodeURIComponent("粤A/2026-0001")}`);
	await expect(page.locator("[data-error]")).toBeVisible();
});

test("persons counted against the rules", async ({ page }) => {
	const w = world();
	await open(page, `/exports/${w.alice}`);
	const year = page.locator("[data-year]").first();
	await expect(year.locator("[data-kind=persons]")).toContainText("120,020");
	await expect(year.locator("[data-kind=persons]")).toHaveAttribute("data-needed", "Contract");
	await expect(year.locator("[data-kind=sensitive]")).toContainText("300");
	await expect(year.locator("[data-kind=persons] .bar-mark")).toHaveCount(2);
	await expect(page.locator("main .timeline > li")).toHaveCount(2);
	await expect(page.locator("main .timeline > li").first()).toContainText("Version 2");
});

test("where a right went and may go, and for what another is pledged", async ({ page }) => {
	const w = world();
	await open(page, `/datasets/${w.mismatched}`);
	const titles = page.locator("section", { has: page.getByRole("heading", { name: "Titles and transfers" }) });
	await expect(titles.locator("tbody tr")).toHaveCount(2);
	await expect(titles.locator(".timeline > li")).toHaveCount(2);
	await expect(titles.getByText("pledged", { exact: true })).toBeVisible();
	await expect(titles.locator("[data-accepted]")).toHaveAttribute("data-accepted", w.dave);
});

test("who stands for a grant is proven, and somebody else does not", async ({ page }) => {
	const w = world();
	await open(page, `/grants/${w.grant}`);
	await expect(page.locator("[data-stands]")).toHaveAttribute("data-stands", w.alice);
	const lies: Lies = {
		api: (path, body) => {
			if (path === `/api/v1/datasets/${w.dataset}`) for (const title of body.titles) title.state.holder = w.bob;
			return body;
		},
	};
	await told(page, lies, `/grants/${w.grant}`, () => expect(page.locator("[data-stands] [data-check=lie]")).toHaveCount(1));
});
