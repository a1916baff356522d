// The first visit: nothing is verified before the reader has compared the fingerprint. Later: another trust file is not taken.

import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { reader, settled } from "./pages";
import { lying } from "./proxy";
import { world } from "./world";

const digits = (text: string | null) => text!.replace(/^0x/, "").replace(/\s/g, "");

test("the fingerprint is compared before anything is verified", async ({ page }) => {
	const w = world();
	await reader(page, w, { trusting: false });
	await page.goto(`${w.index}/datasets/${w.dataset}`);
	await settled(page);
	await expect(page.locator("[data-trust=unconfirmed]")).toContainText("Nothing is verified yet");
	// To verify leads to the comparison.
	await page.getByRole("button", { name: "Verify: Dataset" }).click();
	const dialog = page.getByRole("dialog");
	await expect(dialog).toBeVisible();
	const shown = digits(await dialog.locator("[data-fingerprint]").textContent());
	// What the command line says of the same file, obtained elsewhere.
	const said = execFileSync(w.hefu, ["--output", "json", "receipt", "trust", "show", w.trust]);
	expect(digits(JSON.parse(said.toString()).fingerprint)).toBe(shown);
	const take = dialog.getByRole("button", { name: "Verify by this trust file" });
	await expect(take).toBeDisabled();
	await dialog.getByRole("checkbox").check();
	await take.click();
	await expect(dialog).toBeHidden();
	await expect(page.locator("[data-trust]")).toHaveCount(0);
	await page.getByRole("button", { name: "Verify: Dataset" }).click();
	await expect(page.locator("[data-check=proven]").first()).toBeVisible();
	// Kept in this browser.
	await page.reload();
	await settled(page);
	await expect(page.locator("footer")).toContainText(shown.slice(0, 4));
	await expect(page.locator("[data-trust]")).toHaveCount(0);
});

test("another authority set is not taken, and said aloud", async ({ page }) => {
	const w = world();
	const server = await lying(w.index, w.node, { trust: (file) => ({ ...file, authorities: file.authorities.toReversed(), setId: 7 }) });
	await reader(page, w);
	await page.goto(`${server.url}/datasets/${w.dataset}`);
	await settled(page);
	await expect(page.locator("[data-trust=changed]")).toContainText("another trust file than the one that you confirmed");
	// The browser goes on with the one that was confirmed.
	await page.getByRole("button", { name: "Verify: Dataset" }).click();
	await expect(page.locator("[data-check=proven]").first()).toBeVisible();
	await server.end();
});

test("who takes a false trust file all the same proves nothing by it", async ({ page }) => {
	const w = world();
	const strangers = Array.from({ length: 4 }, (_, i) => `0x${`${i + 1}${i + 1}`.repeat(32)}`);
	const server = await lying(w.index, w.node, { trust: (file) => ({ ...file, authorities: strangers }) });
	await reader(page, w, { trusting: false });
	await page.goto(`${server.url}/datasets/${w.dataset}`);
	await settled(page);
	await page.getByRole("button", { name: "Compare the fingerprint" }).click();
	await page.getByRole("checkbox").check();
	await page.getByRole("button", { name: "Verify by this trust file" }).click();
	await page.getByRole("button", { name: "Verify: Dataset" }).click();
	await expect(page.locator("[data-check=refused]").first()).toContainText("does not hold");
	await server.end();
});
