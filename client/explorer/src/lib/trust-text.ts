/** The fingerprint in groups of four digits, as people compare it. */
export const grouped = (fingerprint: string): string => fingerprint.replace(/^0x/, "").replace(/([^…]{4})(?=[^…])/g, "$1 ");
