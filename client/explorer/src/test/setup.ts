// What a browser has and Node.js 20 has not: the reader's languages.
if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: { languages: ["en"] } });

export {};
