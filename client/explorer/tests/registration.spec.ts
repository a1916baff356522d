// Registration of rights: what is shown to the public and until when, what is registered, and certificates against the ledger.

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

test("the publicity board counts down, and says how to object", async ({ page }) => {
	const w = world();
	await open(page, "/publicity");
	const notice = page.locator("section", { has: page.locator(`a[href="/filings/${w.filing}"]`) });
	await expect(notice).toContainText(/Ends on .*, at midnight in China's time/);
	const left = async () => Number(await notice.locator("[data-left]").getAttribute("data-left"));
	const before = await left();
	// Five working days have five days at least.
	expect(before).toBeGreaterThan(4 * 86_400);
	await expect.poll(left).toBeLessThan(before);
	await expect(page.getByText("hefu register object FILING --grounds DIGEST")).toBeVisible();
	await page.goto(`${w.index}/filings/${w.filing}`);
	await expect(page.getByText(`hefu register object ${w.filing} --grounds DIGEST`)).toBeVisible();
});

test("a filing's way is drawn as far as it is", async ({ page }) => {
	const w = world();
	await open(page, `/filings/${w.filing}`);
	const stages = page.locator(".stages > li");
	await expect(stages).toHaveCount(4);
	expect(await stages.evaluateAll((all) => all.map((one) => `${one.className} ${(one as HTMLElement).dataset.stage}`))).toEqual([
		"is-done Filed", "is-done Reviewing", "is-now Publicised", "is-next Registered",
	]);
	await page.goto(`${w.index}/filings/${w.registered}`);
	await expect(page.locator(".stages > .is-now")).toHaveAttribute("data-stage", "Registered");
	await expect(page.locator(".stages > [data-stage=Waived]")).toBeVisible();
	// Both in whose names it was made have confirmed it.
	await expect(page.locator("section", { hasText: "In whose names" }).getByText("confirmed", { exact: true })).toHaveCount(2);
});

test("who has which right is a matrix of holders by rights", async ({ page }) => {
	const w = world();
	await open(page, `/registrations/${w.dataset}`);
	const matrix = page.locator("section", { hasText: "Statement of rights" }).first().locator("table.matrix tbody tr");
	await expect(matrix).toHaveCount(2);
	const held = (row: number) => matrix.nth(row).locator("td").evaluateAll((cells) => cells.filter((cell) => cell.querySelector(".tag")).map((cell) => (cell as HTMLElement).dataset.right));
	expect(await held(0)).toEqual(["Hold", "Use", "Operate"]);
	expect(await held(1)).toEqual(["Use"]);
	await expect(page.locator("[data-mirrors]")).toContainText("registered elsewhere too");
	await page.goto(`${w.index}/datasets/${w.dataset}`);
	await expect(page.locator(`a[href="/registrations/${w.dataset}"]`)).toBeVisible();
	await expect(page.locator(`a[href="/certificates/${w.certificate}"]`)).toBeVisible();
});

test("a certificate's own text agrees with the ledger, and a changed one does not", async ({ page }) => {
	const w = world();
	await open(page, `/certificates/${w.certificate}`);
	const text = await page.locator(".printed").innerText();
	await page.locator(".check-form textarea").fill(text);
	await expect(page.locator("[data-compared]")).toHaveAttribute("data-compared", "agrees");
	await expect(page.locator(".check-field[data-check=Agrees]")).toHaveCount(9);
	await page.locator("[data-field=issued] input").fill("2020年1月1日");
	await expect(page.locator("[data-field=issued]")).toHaveAttribute("data-check", "Differs");
	await expect(page.locator("[data-compared]")).toHaveAttribute("data-compared", "differs");
	await expect(page.locator("[data-compared]")).toContainText("the ledger prevails");
});

test("on paper there is the certificate alone, in Chinese, with the page's address as a QR code", async ({ page }) => {
	const w = world();
	await open(page, `/certificates/${w.certificate}`);
	await expect(page.locator(".qr")).toHaveAttribute("data-text", `${w.index}/certificates/${w.certificate}`);
	// The institution's appointment is recorded, and the certificate stands.
	await expect(page.locator("[data-copy], [data-void]")).toHaveCount(0);
	await page.emulateMedia({ media: "print" });
	await expect(page.locator(".printed")).toBeVisible();
	await expect(page.locator(".printed")).toContainText("数据产权登记凭证");
	await expect(page.locator(".head, .foot, .check-form, .printed-tools button")).toHaveCount(4);
	for (const hidden of [".head", ".foot", ".check-form", ".printed-tools button"]) await expect(page.locator(hidden)).toBeHidden();
});

test("a certificate that nobody issued is none", async ({ page }) => {
	const w = world();
	await open(page, `/certificates/${w.certificate.slice(0, -4)}9999`, "zh");
	await expect(page.locator("[data-error]")).toBeVisible();
});

test("a server that says a filing is registered already is found out", async ({ page }) => {
	const w = world();
	const lies: Lies = {
		api: (path, body) => {
			if (path.includes(`/filings/${w.filing}`)) body.standing.stage = "Registered";
			return body;
		},
	};
	const server = await lying(w.index, w.node, lies);
	try {
		await reader(page, w);
		await page.goto(`${server.url}/filings/${w.filing}`);
		await settled(page);
		await page.getByRole("button", { name: "Verify this page" }).click();
		await expect(page.locator("[data-check=lie]").first()).toContainText("stage");
	} finally {
		await server.end();
	}
});

test("a search finds a certificate by its code, and a filing by its id, and names what has no title", async ({ page }) => {
	const w = world();
	for (const [asked, path] of [[w.certificate, `/certificates/${w.certificate}`], [w.filing, `/filings/${w.filing}`], [w.grant, `/grants/${w.grant}`]] as const) {
		await open(page, `/search?q=${asked}`);
		const link = page.locator(`main .lines a[href="${path}"]`).first();
		await expect(link).toBeVisible();
		expect((await link.innerText()).trim()).not.toBe("");
	}
});

test("which law holds, with its clocks and what can be registered", async ({ page }) => {
	await open(page, "/law/0", "zh");
	await expect(page.locator("section", { hasText: "法定期限" }).locator("tbody tr").first()).toBeVisible();
	await expect(page.locator("section", { hasText: "可登记权利" }).locator("table.matrix tbody tr").first()).toBeVisible();
	// The guide was read in a copy, and that is said.
	await expect(page.getByText("间接获知")).toBeVisible();
});
