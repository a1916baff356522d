/** A button that chooses a file, in the page's language: the browser's own button speaks the browser's. */

import { useId } from "preact/hooks";
import { t } from "../i18n";

/** `what` says which file; it is read to who does not see where the button stands. */
export function ChooseFile({ what, onFile }: { what: string; onFile: (file: File) => void }) {
	const id = useId();
	return (
		<span class="choose">
			<input
				id={id}
				type="file"
				aria-label={t("colon", { name: t("drop.choose"), what })}
				onChange={(event) => {
					const file = event.currentTarget.files?.[0];
					// So that the same file can be chosen again.
					event.currentTarget.value = "";
					if (file) onFile(file);
				}}
			/>
			<label for={id} class="button">{t("drop.choose")}</label>
		</span>
	);
}
