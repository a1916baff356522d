// A server that lies is found out: each lie is told by a real server between the page and those whom it asks.

import { expect, test, type Page } from "@playwright/test";
import { reader, settled } from "./pages";
import { lying, type Lies } from "./proxy";
import { world, type World } from "./world";

async function told(page: Page, lies: Lies, path: (w: World) => string, check: () => Promise<void>): Promise<void> {
	const w = world();
	const server = await lying(w.index, w.node, lies);
	try {
		await reader(page, w);
		await page.goto(server.url + path(w));
		await settled(page);
		await check();
	} finally {
		await server.end();
	}
}

const verify = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
const lie = (page: Page) => page.locator("[data-check=lie]").first();
const refused = (page: Page) => page.locator("[data-check=refused]").first();

test("an altered answer: somebody else controls the bill", async ({ page }) => {
	const thief = { Member: "" };
	const lies: Lies = {
		api: (path, body) => {
			if (!path.startsWith("/api/v1/bills/")) return body;
			thief.Member = world().bob;
			body.state.control.possessor = thief;
			return body;
		},
	};
	await told(page, lies, (w) => `/bills/${w.bill}`, async () => {
		await verify(page, "Verify: Who controls it now");
		await expect(lie(page)).toContainText("something else than what the chain recorded");
		await expect(lie(page)).toContainText("control.possessor");
		await expect(lie(page)).toContainText(thief.Member);
	});
});

test("an altered answer, mended as soon as it is checked", async ({ page }) => {
	let mended = false;
	const lies: Lies = {
		api: (path, body) => {
			if (/\/datasets\/hfds1[^/]*$/.test(path) && !mended) body.state.versions = 9;
			return body;
		},
	};
	await told(page, lies, (w) => `/datasets/${w.dataset}`, async () => {
		mended = true;
		await verify(page, "Verify: Dataset");
		await expect(lie(page)).toContainText("versions");
	});
});

test("an altered answer, mended as soon as it is checked, and said to have changed since", async ({ page }) => {
	let mended = false;
	const lies: Lies = {
		api: (path, body) => {
			if (!/\/datasets\/hfds1[^/]*$/.test(path)) return body;
			if (!mended) body.state.versions = 9;
			else body.changed.block = 1_000_000;
			return body;
		},
	};
	await told(page, lies, (w) => `/datasets/${w.dataset}`, async () => {
		mended = true;
		await verify(page, "Verify: Dataset");
		await expect(lie(page)).toContainText("versions");
		await expect(page.locator("[data-all]")).toHaveAttribute("data-all", "bad");
	});
});

test("an altered name of a member, found by the button of what it stands in", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (path === "/api/v1/members") for (const member of body.items) member.state.profile.name += "!";
			return body;
		},
	};
	await told(page, lies, (w) => `/bills/${w.bill}`, async () => {
		await verify(page, "Verify: Who controls it now");
		await expect(page.locator(".named [data-check=lie]").first()).toBeVisible();
		await expect(page.locator("[data-all]")).toHaveAttribute("data-all", "bad");
	});
});

test("another dataset's record, with the question that proves it", async ({ page }) => {
	const lies: Lies = {
		api: async (path, body) => {
			const { dataset, derived, index } = world();
			if (path !== `/api/v1/datasets/${dataset}`) return body;
			const other = (await (await fetch(`${index}/api/v1/datasets/${derived}`)).json()) as object;
			return { ...other, id: dataset };
		},
	};
	await told(page, lies, (w) => `/datasets/${w.dataset}`, async () => {
		await verify(page, "Verify: Dataset");
		await expect(lie(page)).toContainText("holder");
	});
});

test("a member that is listed twice, once with another state", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (path !== "/api/v1/members") return body;
			const [first] = body.items;
			const other = { ...first, state: { ...first.state, profile: { ...first.state.profile, region: 110000 } } };
			return { ...body, items: [other, ...body.items] };
		},
	};
	await told(page, lies, () => "/members", async () => {
		await verify(page, "Verify this page");
		await expect(page.locator("[data-all]")).toHaveAttribute("data-all", "bad");
		await expect(page.locator("tbody tr").first().locator("[data-check=lie]")).toBeVisible();
	});
});

test("another member's key", async ({ page }) => {
	const lies: Lies = {
		api: async (path, body) => {
			const { alice, bob, index } = world();
			if (path !== `/api/v1/members/${alice}/keys`) return body;
			return (await fetch(`${index}/api/v1/members/${bob}/keys`)).json();
		},
	};
	await told(page, lies, (w) => `/members/${w.alice}`, async () => {
		await verify(page, "Verify this page");
		await expect(lie(page)).toContainText(world().bob);
	});
});

test("a check that found other bytes, left out", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (!/\/datasets\/hfds1[^/]*$/.test(path)) return body;
			for (const { files } of body.versions) for (const file of files) Object.assign(file, { checks: [], checksClosed: 0 });
			return body;
		},
	};
	await told(page, lies, (w) => `/datasets/${w.mismatched}`, async () => {
		await verify(page, "Verify: Dataset");
		await expect(page.locator(".checks [data-check=lie]").first()).toBeVisible();
	});
});

test("a change of a licence's state, left out", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (path.startsWith("/api/v1/licences/")) body.changes = body.changes.map(() => body.changes[0]);
			return body;
		},
	};
	await told(page, lies, (w) => `/licences/${w.licence}`, async () => {
		await expect(page.locator("[data-status]")).toContainText("unknown");
		await expect(page.locator(".notice.warn").first()).toContainText("the state may be another");
	});
});

test("a record of the machinery that is shown as another event", async ({ page }) => {
	const lies: Lies = {
		api: async (path, body) => {
			const { dataset, bill, bob, index } = world();
			if (path !== `/api/v1/datasets/${dataset}/events`) return body;
			const [event] = body.items;
			const all = await (await fetch(`${index}/api/v1/blocks/${event.place.block}/events?limit=100`)).json();
			const end = all.items.find(({ name }: { name: string }) => name === "ExtrinsicSuccess");
			const { leaf } = await (await fetch(`${index}/api/v1/blocks/${end.place.block}/events/${end.place.event}`)).json();
			const invented = { ...end, leaf, pallet: "Bills", name: "ChainExtended", domain: true, fields: { bill, actor: { Member: bob } } };
			return { ...body, items: [invented, ...body.items] };
		},
	};
	await told(page, lies, (w) => `/datasets/${w.dataset}`, async () => {
		await page.locator(".timeline .verify-button").first().click();
		await expect(lie(page)).toContainText("Bills.ChainExtended");
	});
});

test("another transaction's outcome", async ({ page }) => {
	const lies: Lies = {
		api: async (path, body) => {
			if (!path.startsWith("/api/v1/transactions/") || !body.eventList) return body;
			const all = await (await fetch(`${world().index}/api/v1/blocks/${body.block}/events?limit=100`)).json();
			const other = all.items.find(({ name, transaction }: { name: string; transaction: number }) => name === "ExtrinsicSuccess" && transaction !== body.index);
			body.eventList = body.eventList.map((event: { name: string }) => (event.name === "ExtrinsicSuccess" ? other : event));
			return body;
		},
	};
	await told(page, lies, (w) => `/transactions/${w.transaction}`, async () => {
		await verify(page, "Verify: Outcome");
		await expect(lie(page)).toContainText("transaction");
	});
});

test("an altered block", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (path === "/api/v1/blocks/12") Object.assign(body, { nowMs: body.nowMs - 3_600_000, stateRoot: `0x${"00".repeat(32)}` });
			return body;
		},
	};
	await told(page, lies, () => "/blocks/12", async () => {
		await verify(page, /^Verify: Block/);
		await expect(lie(page)).toContainText("nowMs");
		await expect(lie(page)).toContainText("stateRoot");
	});
});

test("another block under this number", async ({ page }) => {
	const lies: Lies = {
		api: async (path, body) => (path === "/api/v1/blocks/12" ? (await fetch(`${world().index}/api/v1/blocks/13`)).json() : body),
	};
	await told(page, lies, () => "/blocks/12", async () => {
		await verify(page, /^Verify: Block 12/);
		await expect(lie(page)).toContainText("number");
	});
});

test("an altered event", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (path.endsWith("/events")) for (const event of body.items) if (event.name === "Granted") event.fields.number = 99;
			return body;
		},
	};
	await told(page, lies, (w) => `/datasets/${w.dataset}`, async () => {
		await verify(page, "Verify: A grant was made");
		await expect(lie(page)).toContainText("fields.number");
	});
});

test("a failed transaction that is shown as done", async ({ page }) => {
	const lies: Lies = {
		api: (path, body) => {
			if (path.startsWith("/api/v1/transactions/")) {
				for (const event of body.eventList ?? []) if (event.name === "ExtrinsicSuccess") event.name = "ExtrinsicFailed";
			}
			return body;
		},
	};
	await told(page, lies, (w) => `/transactions/${w.transaction}`, async () => {
		await verify(page, "Verify: Outcome");
		await expect(lie(page)).toContainText("record");
	});
});

test("a replayed receipt, of an older block", async ({ page }) => {
	const lies: Lies = {
		node: async (method, params, pass) => {
			if (method !== "hefu_stateReceipt") return pass();
			const { node } = world();
			const ask = async (method: string, params: unknown) => {
				const answer = await fetch(node, {
					method: "POST",
					headers: { "content-type": "application/json" },
					body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
				});
				return (await answer.json()).result;
			};
			return ask(method, { ...params, at: await ask("chain_getBlockHash", [20]) });
		},
	};
	await told(page, lies, (w) => `/members/${w.alice}`, async () => {
		await verify(page, /^Verify: 开发网/);
		await expect(refused(page)).toContainText("does not hold");
	});
});

test("an index and a node that agree on an old state", async ({ page }) => {
	// The page takes a state of two minutes ago for no answer to what is so now.
	test.setTimeout(200_000);
	const block = (await (await fetch(`${world().index}/api/v1/blocks/20`)).json()) as { nowMs: number };
	const wait = block.nowMs + 125_000 - Date.now();
	if (wait > 0) await page.waitForTimeout(wait);
	// Of what has not changed since.
	await told(page, { block: 20 }, (w) => `/members/${w.dave}`, async () => {
		await verify(page, /^Verify: 开发网/);
		const open = page.locator(".verify[data-check=open]").first();
		await expect(open).toBeVisible();
		await expect(open).toContainText("too long ago to say what is so now");
	});
});

test("a receipt of something else", async ({ page }) => {
	const lies: Lies = {
		node: async (method, params, pass) => {
			if (method !== "hefu_stateReceipt") return pass();
			const { node, bob } = world();
			const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: { ...params, questions: [{ member: bob }] } });
			const answer = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
			return (await answer.json()).result;
		},
	};
	await told(page, lies, (w) => `/members/${w.alice}`, async () => {
		await verify(page, /^Verify: 开发网/);
		await expect(refused(page)).toContainText("does not hold");
	});
});

test("an altered receipt", async ({ page }) => {
	const lies: Lies = {
		node: async (method, _params, pass) => {
			const answer = await pass();
			if (method.endsWith("Receipt")) {
				const middle = Math.floor(answer.receipt.length / 2);
				const other = answer.receipt[middle] === "0" ? "1" : "0";
				answer.receipt = answer.receipt.slice(0, middle) + other + answer.receipt.slice(middle + 1);
			}
			return answer;
		},
	};
	await told(page, lies, () => "/blocks/12", async () => {
		await verify(page, /^Verify: Block/);
		await expect(refused(page)).toContainText("does not hold");
	});
});
