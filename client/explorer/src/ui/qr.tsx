/** A QR code (ISO/IEC 18004), drawn as one path. */

import { useEffect, useState } from "preact/hooks";

/** Modules of the quiet zone that the standard asks for on each side. */
const QUIET = 4;

/** Of this text; nothing until the library is there. `name` says what it is. */
export function QrCode({ text, name }: { text: string; name: string }) {
	const [modules, show] = useState<boolean[][] | null>(null);
	useEffect(() => {
		let left = false;
		import("uqr").then(
			({ encode }) => left || show(encode(text, { ecc: "M", border: QUIET }).data),
			// Where it cannot be had, the text stands beside it.
			() => undefined,
		);
		return () => {
			left = true;
		};
	}, [text]);
	if (modules === null) return null;
	const path = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
	return (
		<svg class="qr" viewBox={`0 0 ${modules.length} ${modules.length}`} role="img" aria-label={name} data-text={text}>
			<path d={path} shape-rendering="crispEdges" />
		</svg>
	);
}
