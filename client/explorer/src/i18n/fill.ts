/** Texts with places in them: `{count}` is filled by a value, `{count|fact|facts}` by the first form where the value is one, else by the second. */

export function fill(text: string, values: Record<string, string | number>): string {
	return text.replace(/\{(\w+)(?:\|([^{}|]+)\|([^{}|]+))?\}/g, (whole, name: string, one?: string, many?: string) => {
		if (one !== undefined) return String(values[name]) === "1" ? one : many!;
		return String(values[name] ?? whole);
	});
}
