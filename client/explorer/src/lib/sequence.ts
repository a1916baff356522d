/** Histories whose entries are numbered. */

/** Whether these are all entries from the first on, each once and in order: what is left out or repeated shows. */
export const counts = (entries: { sequence: number }[], first: number, length: number): boolean =>
	entries.length === length && entries.every(({ sequence }, i) => sequence === first + i);
