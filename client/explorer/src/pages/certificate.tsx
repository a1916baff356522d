/** A certificate: what the ledger says of it, whether a printed one says the same, and one to print. */

import { useRoute } from "preact-iso";
import { t, type Key } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { names } from "../lib/directory";
import { CERTIFICATE, chinaDay, type Ledger } from "../lib/printed";
import { ask } from "../lib/questions";
import { codeText, isLedgerCopy, nameIn, RIGHTS, voidBy } from "../lib/registration";
import type { Certificate, CertificateState, Dataset, Institution, Registration, RegistrationState } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { CheckForm } from "../ui/check-form";
import { useData } from "../ui/data";
import { Facts, fieldFact, PageOf, Section, recordClaim, stateClaim, Unproven } from "../ui/parts";
import { PrintedCertificate, printedLabels } from "../ui/printed";
import { CertificateTag, CodeLink, DatasetName, StatementMatrix } from "../ui/registration";
import { Mark, Verify } from "../ui/verify";

interface Body {
	certificate: Certificate;
	registration: Registration | null;
	institution: Institution | null;
	/** What the dataset is called in the version that is registered. */
	name: string | null;
}

async function load(code: string): Promise<Answer<Body>> {
	const path = `/certificates/${part(code)}`;
	const first = (await get<Certificate>(path)).body;
	const dataset = first.state?.dataset;
	const institution = first.registration?.state?.institution;
	if (dataset === undefined || institution === undefined) {
		const { body: certificate, block } = await get<Certificate>(path);
		return { body: { certificate, registration: null, institution: null, name: null }, block };
	}
	const { body: [certificate, registration, appointed, of], block } = await together<[Certificate, Registration, Institution, Dataset]>(
		() => get(path),
		() => get(`/registrations/${part(dataset)}`),
		() => get(`/institutions/${part(institution)}`),
		() => get(`/datasets/${part(dataset)}`),
	);
	return { body: { certificate, registration, institution: appointed, name: nameIn(of, registration.state?.version) }, block };
}

export default function CertificatePage() {
	const code = (useRoute().params.id ?? "").toUpperCase();
	const data = useData(`certificate ${code}`, () => load(code));
	return (
		<PageOf data={data} title={t("kind.certificate")} lead={<code data-raw>{code}</code>}>
			{({ certificate, registration, institution, name }) => certificate.state && (
				<>
					<Card code={code} certificate={certificate} state={certificate.state} registration={registration} institution={institution} name={name} />
					{registration?.state && (
						<Checked code={code} of={certificate.state} registration={registration} state={registration.state} institution={institution} name={name} />
					)}
				</>
			)}
		</PageOf>
	);
}

/** What a print says of a certificate that stands no longer. */
const VOID: Record<"Cancelled" | "Superseded" | "Lapsed", Key> = {
	Cancelled: "printed.withdrawn",
	Superseded: "printed.superseded",
	Lapsed: "printed.lapsed",
};

function Card({ code, certificate, state, registration, institution, name }: Body & { code: string; state: CertificateState }) {
	return (
		<Section title={t("certificate.ledger")} side={<Verify claim={recordClaim(ask.certificate(code), certificate)} what={code} />}>
			<p class="headline"><CertificateTag of={state} by={registration} /> <code data-raw>{code}</code></p>
			<Facts
				of={[
					fieldFact("dataset", registration?.state ? <DatasetName id={state.dataset} version={registration.state.version} name={name} /> : <Id id={state.dataset} />),
					fieldFact("filing", <Id id={state.filing} />),
					fieldFact("issued_ms", <Time ms={state.issued_ms} legal />),
					state.superseded_by !== null && fieldFact("superseded_by", <CodeLink code={codeText(state.superseded_by)} />),
					state.withdrawn_ms !== null && fieldFact("withdrawn_ms", <Time ms={state.withdrawn_ms} legal />),
					registration !== null && { name: t("kind.registration"), value: <a href={`/registrations/${state.dataset}`}>{t("registration.entry")}</a> },
				]}
			/>
			{registration?.state && (
				<>
					<h3>{t("certificate.now")} <Mark claim={recordClaim(ask.registration(state.dataset), registration)} /></h3>
					<StatementMatrix of={registration.state.statement} />
					<p>
						{t("registration.institution")} <Id id={registration.state.institution} />{" "}
						<Mark claim={institution ? recordClaim(ask.institution(registration.state.institution), institution) : stateClaim(ask.institution(registration.state.institution), null)} />{" "}
						{registration.expiresMs !== null && <>{t("registration.until")} <Time ms={registration.expiresMs} legal="last" /> <Unproven /></>}
					</p>
				</>
			)}
			<p class="faint">{t("certificate.command")} <code data-raw class="breaks">{`hefu register certificate ${code} --out FILE; hefu register check FILE`}</code></p>
		</Section>
	);
}

interface CheckedProps {
	code: string;
	of: CertificateState;
	registration: Registration;
	state: RegistrationState;
	institution: Institution | null;
	name: string | null;
}

/** A printed one against the ledger, and one to print. */
function Checked({ code, of, registration, state, institution, name }: CheckedProps) {
	const nameOf = (member: string) => names.value.of.get(member)?.name ?? registration.holders?.find((one) => one.member === member)?.name ?? null;
	const called = (member: string): string[] => [nameOf(member), member].filter((text) => text !== null);
	const holders = (right: string) => [...new Set(state.statement.filter((line) => line.right === right).map(({ holder }) => holder))].map(called);
	const [hold = [], use = [], operate = []] = RIGHTS.map(holders);
	const ledger: Ledger = {
		code: [[code]],
		name: name === null ? [] : [[name]],
		dataset: [[of.dataset]],
		institution: [called(state.institution)],
		hold,
		use,
		operate,
		issued: [[chinaDay(of.issued_ms)]],
		until: registration.expiresMs === null ? [] : [[chinaDay(registration.expiresMs - 1)]],
	};
	const text = (field: keyof Ledger) => ledger[field].map(([first]) => first).join("、") || "—";
	const texts = Object.fromEntries(Object.keys(ledger).map((field) => [field, text(field as keyof Ledger)])) as Record<keyof Ledger, string>;
	const why = voidBy(of, registration);
	return (
		<>
			<Section title={t("printed.check.form")}>
				<p>{t("printed.check.about")}</p>
				<CheckForm sheet={CERTIFICATE} labels={printedLabels} ledger={ledger} stands={why === null} paste="printed.check.paste" void_="printed.check.void" />
			</Section>
			<PrintedCertificate of={texts} isCopy={isLedgerCopy(institution?.state ?? null, of.issued_ms)} address={`${location.origin}/certificates/${code}`} void_={why && VOID[why]} />
		</>
	);
}
