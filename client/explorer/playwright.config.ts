import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Debian's Chromium; Playwright's own download is not needed.
const chromium = process.env.HEFU_CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(chromium)) throw new Error(`${chromium} is not there: scripts/setup installs it, or HEFU_CHROMIUM names another`);

export default defineConfig({
	testDir: "tests",
	testMatch: "*.spec.ts",
	outputDir: "test-results",
	globalSetup: "./tests/world.ts",
	workers: 2,
	maxFailures: 10,
	timeout: 90_000,
	// Two busy cores run four validators, an index and two browsers.
	expect: { timeout: 20_000 },
	reporter: [["list"]],
	use: {
		launchOptions: { executablePath: chromium, args: ["--no-sandbox"] },
		locale: "en-GB",
		timezoneId: "Europe/Berlin",
		acceptDownloads: true,
		screenshot: "only-on-failure",
	},
});
