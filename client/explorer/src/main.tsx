/** The explorer. */

import { render } from "preact";
import { App } from "./app";
import { lang, speak } from "./i18n";
import { findBooks } from "./lib/books";
import { findNames } from "./lib/directory";
import { findNetwork } from "./lib/network";
import { findTrust } from "./lib/trust";
import { show } from "./ui/theme";
import "./style.css";

show();
speak(lang.value);
render(<App />, document.getElementById("app")!);

// The pages say themselves where the server does not answer.
findNetwork().catch(() => undefined);
findNames().catch(() => undefined);
findBooks().catch(() => undefined);
// The verifier is not needed for the first look at a page.
requestIdleCallback?.(() => void findTrust()) ?? setTimeout(() => void findTrust());
