// How long a verification takes, from a receipt's bytes to the fact: `node benchmark.js`.

import { file, options, receipts, text, verifier } from "./test/files.js";

const RUNS = 500;
const trust = file("trust.hftr");

function measure(name, receipt) {
	const times = [];
	for (let i = 0; i < RUNS; i++) {
		const start = performance.now();
		verifier.verify(receipt, trust, options);
		times.push(performance.now() - start);
	}
	const [first] = times;
	times.sort((a, b) => a - b);
	const ms = (time) => `${time.toFixed(2)} ms`;
	console.log(
		`${name}: median ${ms(times[RUNS / 2])}, 99th percentile ${ms(times[Math.floor(RUNS * 0.99)])}, first ${ms(first)}`,
	);
}

for (const name of Object.keys(receipts)) {
	measure(name, file(`${name}.hfrc`));
}
measure("event in JSON", text("event.json"));
