/** Bars: amounts beside one another. What they say stands in words beside them, so that nobody needs to see them. */

import type { ComponentChildren } from "preact";

export type Tone = "permitted" | "charged" | "surplus" | "cap" | "price" | "few" | "many" | "most" | "closed";

export interface Part {
	from: bigint;
	to: bigint;
	tone: Tone;
	/** Drawn as high as the bar, under those that are not. */
	ground?: boolean;
}

const LENGTH = 1000;

/** How far along a bar an amount is that `most` is the length of. */
export const along = (amount: bigint, most: bigint): number => Number((amount * BigInt(LENGTH)) / most);

/** Parts of a bar, and lines across it. */
export function Bar({ parts, marks = [], most }: { parts: Part[]; marks?: bigint[]; most: bigint }) {
	return (
		<svg class="bar" viewBox={`0 0 ${LENGTH} 24`} preserveAspectRatio="none" aria-hidden="true">
			<rect class="bar-ground" width={LENGTH} height="24" />
			{parts.map(({ from, to, tone, ground = false }, i) => (
				<rect key={i} class={`bar-${tone}`} x={along(from, most)} width={width(from, to, most)} y={ground ? 0 : 5} height={ground ? 24 : 14} />
			))}
			{marks.map((mark, i) => <line key={i} class="bar-mark" x1={along(mark, most)} x2={along(mark, most)} y1="0" y2="24" vector-effect="non-scaling-stroke" />)}
		</svg>
	);
}

/** What is there is to be seen, however little it is. */
const width = (from: bigint, to: bigint, most: bigint): number => (to > from ? Math.max(2, along(to, most) - along(from, most)) : 0);

/** Which colour is what. */
export function Legend({ of, name }: { of: [Tone, ComponentChildren][]; name: string }) {
	return (
		<ul class="legend" aria-label={name}>
			{of.map(([tone, what]) => (
				<li key={tone}>
					<svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><rect class={`bar-${tone}`} width="14" height="14" /></svg>
					{what}
				</li>
			))}
		</ul>
	);
}
