/** The shell of all pages: head, navigation, search, language and theme; and which page an address is. */

import { useEffect, useState } from "preact/hooks";
import { lazy, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { lang, speak, t, type Key } from "./i18n";
import { comparing, trust } from "./lib/trust";
import { grouped } from "./lib/trust-text";
import { short } from "./lib/format";
import { Compare, TrustBanner } from "./ui/compare";
import { Look } from "./ui/atoms";
import { linked } from "./ui/look";
import { theme, turn } from "./ui/theme";

const Home = lazy(() => import("./pages/home"));
const Blocks = lazy(() => import("./pages/blocks"));
const Block = lazy(() => import("./pages/block"));
const Events = lazy(() => import("./pages/events"));
const Transactions = lazy(() => import("./pages/transactions"));
const Transaction = lazy(() => import("./pages/transaction"));
const Members = lazy(() => import("./pages/members"));
const Member = lazy(() => import("./pages/member"));
const Key_ = lazy(() => import("./pages/key"));
const Customer = lazy(() => import("./pages/customer"));
const Datasets = lazy(() => import("./pages/datasets"));
const Dataset = lazy(() => import("./pages/dataset"));
const Grant = lazy(() => import("./pages/grant"));
const Registrations = lazy(() => import("./pages/registrations").then(({ RegistrationsPage }) => RegistrationsPage));
const Registration = lazy(() => import("./pages/registration"));
const Filings = lazy(() => import("./pages/registrations").then(({ FilingsPage }) => FilingsPage));
const Filing = lazy(() => import("./pages/filing"));
const Publicity = lazy(() => import("./pages/publicity"));
const Certificate = lazy(() => import("./pages/certificate"));
const Institutions = lazy(() => import("./pages/registrations").then(({ InstitutionsPage }) => InstitutionsPage));
const Institution = lazy(() => import("./pages/institution"));
const Mirrors = lazy(() => import("./pages/registrations").then(({ MirrorsPage }) => MirrorsPage));
const PublicRegister = lazy(() => import("./pages/public-register").then(({ PublicRegisterPage }) => PublicRegisterPage));
const PublicEntry = lazy(() => import("./pages/public-entry"));
const Applications = lazy(() => import("./pages/public-register").then(({ ApplicationsPage }) => ApplicationsPage));
const Application = lazy(() => import("./pages/application"));
const QueryCode = lazy(() => import("./pages/query-code"));
const Operations = lazy(() => import("./pages/operations"));
const Operation = lazy(() => import("./pages/operation"));
const Tariffs = lazy(() => import("./pages/operation-books").then(({ TariffsPage }) => TariffsPage));
const Revenues = lazy(() => import("./pages/operation-books").then(({ RevenuesPage }) => RevenuesPage));
const Exports = lazy(() => import("./pages/exports").then(({ ExportsPage }) => ExportsPage));
const ExportRules = lazy(() => import("./pages/exports").then(({ ExportRulesPage }) => ExportRulesPage));
const MemberExports = lazy(() => import("./pages/member-exports"));
const Law = lazy(() => import("./pages/law"));
const LawPack = lazy(() => import("./pages/law-pack"));
const Bills = lazy(() => import("./pages/lists").then(({ BillsPage }) => BillsPage));
const Bill = lazy(() => import("./pages/bill"));
const Licences = lazy(() => import("./pages/lists").then(({ LicencesPage }) => LicencesPage));
const Licence = lazy(() => import("./pages/licence"));
const LicenceTypes = lazy(() => import("./pages/lists").then(({ LicenceTypesPage }) => LicenceTypesPage));
const LicenceType = lazy(() => import("./pages/licence-type"));
const Products = lazy(() => import("./pages/market-lists").then(({ ProductsPage }) => ProductsPage));
const Product = lazy(() => import("./pages/product"));
const Negotiations = lazy(() => import("./pages/market-lists").then(({ NegotiationsPage }) => NegotiationsPage));
const Negotiation = lazy(() => import("./pages/negotiation"));
const Orders = lazy(() => import("./pages/market-lists").then(({ OrdersPage }) => OrdersPage));
const Order = lazy(() => import("./pages/order"));
const Meters = lazy(() => import("./pages/market-lists").then(({ MetersPage }) => MetersPage));
const Meter = lazy(() => import("./pages/meter"));
const Anchors = lazy(() => import("./pages/anchor-lists").then(({ AnchorsPage }) => AnchorsPage));
const Anchor = lazy(() => import("./pages/anchor"));
const Attestors = lazy(() => import("./pages/anchor-lists").then(({ AttestorsPage }) => AttestorsPage));
const Instructions = lazy(() => import("./pages/lists").then(({ InstructionsPage }) => InstructionsPage));
const Instruction = lazy(() => import("./pages/instruction"));
const Books = lazy(() => import("./pages/lists").then(({ BooksPage }) => BooksPage));
const Book = lazy(() => import("./pages/book"));
const Validators = lazy(() => import("./pages/validators"));
const Governance = lazy(() => import("./pages/governance"));
const Motion = lazy(() => import("./pages/motion"));
const Receipts = lazy(() => import("./pages/receipts"));
const Search = lazy(() => import("./pages/search"));

const NAVIGATION: [string, Key][] = [
	["/datasets", "nav.datasets"],
	["/registrations", "nav.registrations"],
	["/publicity", "nav.publicity"],
	["/public-register", "nav.publicRegister"],
	["/operations", "nav.operations"],
	["/exports", "nav.exports"],
	["/law", "nav.law"],
	["/bills", "nav.short.bills"],
	["/licences", "nav.licences"],
	["/products", "nav.market"],
	["/instructions", "nav.instructions"],
	["/books", "nav.short.books"],
	["/members", "nav.members"],
	["/blocks", "nav.blocks"],
	["/validators", "nav.validators"],
	["/governance", "nav.governance"],
	["/receipts", "nav.receipts"],
];

/** Folders that belong to another one's entry of the navigation. */
const BESIDE: Record<string, string[]> = { "/products": ["/negotiations", "/orders", "/meters", "/anchors", "/attestors"] };

const isAt = (path: string, href: string): boolean => [href, ...(BESIDE[href] ?? [])].some((folder) => path.startsWith(folder));

export function App() {
	return (
		<Look.Provider value={linked}>
			<LocationProvider>
				<a class="skip" href="#main">{t("skip")}</a>
				<Head />
				<TrustBanner />
				<main id="main">
					<Router onLoadEnd={arrive}>
						<Route path="/" component={Home} />
						<Route path="/blocks" component={Blocks} />
						<Route path="/blocks/:id" component={Block} />
						<Route path="/events" component={Events} />
						<Route path="/transactions" component={Transactions} />
						<Route path="/transactions/:id/:index?" component={Transaction} />
						<Route path="/members" component={Members} />
						<Route path="/members/:id" component={Member} />
						<Route path="/keys/:id" component={Key_} />
						<Route path="/customers/:id" component={Customer} />
						<Route path="/datasets" component={Datasets} />
						<Route path="/datasets/:id" component={Dataset} />
						<Route path="/grants/:id" component={Grant} />
						<Route path="/registrations" component={Registrations} />
						<Route path="/registrations/:id" component={Registration} />
						<Route path="/filings" component={Filings} />
						<Route path="/filings/:id" component={Filing} />
						<Route path="/publicity" component={Publicity} />
						<Route path="/certificates/:id" component={Certificate} />
						<Route path="/institutions" component={Institutions} />
						<Route path="/institutions/:id" component={Institution} />
						<Route path="/mirrors" component={Mirrors} />
						<Route path="/public-register" component={PublicRegister} />
						<Route path="/public-register/applications" component={Applications} />
						<Route path="/public-register/applications/:id" component={Application} />
						<Route path="/public-register/:id" component={PublicEntry} />
						<Route path="/query-codes/:id" component={QueryCode} />
						<Route path="/operations" component={Operations} />
						<Route path="/operations/:id" component={Operation} />
						<Route path="/operations/:id/tariffs/:product" component={Tariffs} />
						<Route path="/operations/:id/revenues/:year" component={Revenues} />
						<Route path="/exports" component={Exports} />
						<Route path="/exports/:id" component={MemberExports} />
						<Route path="/export-rules" component={ExportRules} />
						<Route path="/law" component={Law} />
						<Route path="/law/:id" component={LawPack} />
						<Route path="/bills" component={Bills} />
						<Route path="/bills/:id" component={Bill} />
						<Route path="/licences" component={Licences} />
						<Route path="/licences/:id" component={Licence} />
						<Route path="/licence-types" component={LicenceTypes} />
						<Route path="/licence-types/:id" component={LicenceType} />
						<Route path="/products" component={Products} />
						<Route path="/products/:id" component={Product} />
						<Route path="/negotiations" component={Negotiations} />
						<Route path="/negotiations/:id" component={Negotiation} />
						<Route path="/orders" component={Orders} />
						<Route path="/orders/:id" component={Order} />
						<Route path="/meters" component={Meters} />
						<Route path="/meters/:id" component={Meter} />
						<Route path="/anchors" component={Anchors} />
						<Route path="/anchors/:id" component={Anchor} />
						<Route path="/attestors" component={Attestors} />
						<Route path="/instructions" component={Instructions} />
						<Route path="/instructions/:id" component={Instruction} />
						<Route path="/books" component={Books} />
						<Route path="/books/:id/:currency" component={Book} />
						<Route path="/validators" component={Validators} />
						<Route path="/governance" component={Governance} />
						<Route path="/motions/:id" component={Motion} />
						<Route path="/receipts" component={Receipts} />
						<Route path="/search" component={Search} />
						<Route default component={Nowhere} />
					</Router>
				</main>
				<Foot />
				<Compare />
			</LocationProvider>
		</Look.Provider>
	);
}

let first = true;

/** On another page, who reads by keyboard or by ear begins at its title. */
function arrive(): void {
	if (!first) {
		scrollTo(0, 0);
		document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
	}
	first = false;
}

function Head() {
	const { path } = useLocation();
	const [open, setOpen] = useState(false);
	useEffect(() => setOpen(false), [path]);
	return (
		<header class="head">
			<a class="brand" href="/" aria-label={t("home.title")}>
				<img src="/icon.svg" width="28" height="28" alt="" />
				<span>{t("name")}</span>
			</a>
			<SearchBox />
			<button type="button" class="menu quiet" aria-expanded={open} aria-controls="navigation" onClick={() => setOpen(!open)}>
				{t("menu")}
			</button>
			<nav id="navigation" class={open ? "open" : ""} aria-label={t("navigation")}>
				<ul>
					{NAVIGATION.map(([href, key]) => (
						<li key={href}><a href={href} aria-current={isAt(path, href) ? "page" : undefined}>{t(key)}</a></li>
					))}
				</ul>
			</nav>
			<div class="settings">
				<button type="button" class="quiet" lang={lang.value === "zh" ? "en" : "zh-CN"} data-raw onClick={() => speak(lang.value === "zh" ? "en" : "zh")}>
					{lang.value === "zh" ? "English" : "中文"}
				</button>
				<button type="button" class="quiet" onClick={turn}>{t(`theme.${theme.value}`)}</button>
			</div>
		</header>
	);
}

function SearchBox() {
	const { route, query } = useLocation();
	const [text, setText] = useState(query.q ?? "");
	return (
		<form
			role="search"
			class="search"
			onSubmit={(event) => {
				event.preventDefault();
				route(`/search?q=${encodeURIComponent(text.trim())}`);
			}}
		>
			<input
				type="search"
				aria-label={t("search.label")}
				placeholder={t("search.placeholder")}
				value={text}
				maxLength={100}
				onInput={(event) => setText(event.currentTarget.value)}
			/>
			<button type="submit">{t("search.button")}</button>
		</form>
	);
}

function Foot() {
	const { pinned } = trust.value;
	return (
		<footer class="foot">
			<p>
				{t("foot.trust")}{" "}
				{pinned ? <code data-raw>{grouped(short(pinned.info.fingerprint, 8))}</code> : t("foot.noTrust")}{" "}
				<button type="button" class="link" onClick={() => (comparing.value = true)}>{t("trust.look")}</button>
			</p>
			<p>{t("foot.altered")} <a href="/verifier.html" download="hefu-verifier.html">{t("receipts.download")}</a></p>
		</footer>
	);
}

function Nowhere() {
	document.title = `${t("nowhere.title")} · ${t("name")}`;
	return (
		<>
			<h1 tabIndex={-1}>{t("nowhere.title")}</h1>
			<p class="notice" data-error="Nowhere">{t("nowhere.text")}</p>
		</>
	);
}
