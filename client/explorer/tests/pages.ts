/** The pages, by name, as the tests visit them. */

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { World } from "./world";

export const pages = (w: World): Record<string, string> => ({
	home: "/",
	blocks: "/blocks",
	block: `/blocks/12`,
	events: "/events",
	transactions: "/transactions",
	transaction: `/transactions/${w.transaction}`,
	members: "/members",
	member: `/members/${w.alice}`,
	key: `/keys/${w.key}`,
	customer: `/customers/${w.customer}`,
	datasets: "/datasets",
	dataset: `/datasets/${w.dataset}`,
	mismatched: `/datasets/${w.mismatched}`,
	grant: `/grants/${w.grant}`,
	registrations: "/registrations",
	registration: `/registrations/${w.dataset}`,
	filings: "/filings",
	filing: `/filings/${w.filing}`,
	"filing-registered": `/filings/${w.registered}`,
	publicity: "/publicity",
	certificate: `/certificates/${w.certificate}`,
	institutions: "/institutions",
	institution: `/institutions/${w.registry}`,
	mirrors: "/mirrors",
	"public-register": "/public-register",
	"public-entry": `/public-register/${w.entered}`,
	"query-code": `/query-codes/${w.code}`,
	applications: "/public-register/applications",
	application: `/public-register/applications/${w.application}`,
	"public-dataset": `/datasets/${w.resource}`,
	operations: "/operations",
	operation: `/operations/${w.operation}`,
	tariffs: `/operations/${w.operation}/tariffs/1`,
	revenues: `/operations/${w.operation}/revenues/${w.year}`,
	exports: "/exports",
	"member-exports": `/exports/${w.alice}`,
	"export-rules": "/export-rules",
	law: "/law",
	"law-pack": "/law/0",
	bills: "/bills",
	bill: `/bills/${w.bill}`,
	licences: "/licences",
	licence: `/licences/${w.licence}`,
	"licence-types": "/licence-types",
	"licence-type": `/licence-types/${w.type}`,
	products: "/products",
	product: `/products/${w.negotiated}`,
	"product-tiers": `/products/${w.listed}`,
	negotiations: "/negotiations",
	negotiation: `/negotiations/${w.negotiation}`,
	orders: "/orders",
	order: `/orders/${w.inspected}`,
	"order-settled": `/orders/${w.settled}`,
	meters: "/meters",
	meter: `/meters/${w.meter}`,
	anchors: "/anchors",
	anchor: `/anchors/${w.anchor}`,
	invoice: `/anchors/${w.invoice}`,
	attestors: "/attestors",
	instructions: "/instructions",
	instruction: `/instructions/${w.instruction}`,
	books: "/books",
	book: `/books/${w.dave}/CNY`,
	validators: "/validators",
	governance: "/governance",
	motion: `/motions/${w.motion}`,
	receipts: "/receipts",
	search: `/search?q=${encodeURIComponent("气象")}`,
});

/** Begins as a reader who has compared the fingerprint before, in this language and theme. */
export async function reader(page: Page, w: World, { lang = "en", theme = "light", trusting = true } = {}): Promise<void> {
	const file = readFileSync(w.trust, "utf8");
	await onTime(page, w);
	await page.addInitScript(
		([file, lang, theme]) => {
			if (localStorage.getItem("hefu.lang") !== null) return;
			localStorage.setItem("hefu.lang", lang!);
			localStorage.setItem("hefu.theme", theme!);
			if (file) localStorage.setItem("hefu.trust", file);
		},
		[trusting ? file : "", lang, theme] as const,
	);
}

/** Moves the page's clock by as much as the chain's is moved, and lets it go on. */
async function onTime(page: Page, w: World): Promise<void> {
	await page.addInitScript((shift) => {
		const Machine = Date;
		const now = () => Machine.now() + shift;
		window.Date = new Proxy(Machine, {
			construct: (of, given, as) => Reflect.construct(of, given.length === 0 ? [now()] : given, as) as object,
			get: (of, name, as) => (name === "now" ? now : Reflect.get(of, name, as)),
		});
	}, Number(w.shift));
}

/** Waits until the page shows its data. */
export async function settled(page: Page): Promise<void> {
	await page.locator("main h1").waitFor();
	await page.waitForFunction(() => !/Loading…|正在加载…/.test(document.querySelector("main")?.textContent ?? ""));
}
