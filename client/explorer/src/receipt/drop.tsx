/** Where a file is dropped or chosen. */

import { useId, useState } from "preact/hooks";
import { t } from "../i18n";

export function Drop({ text, onFile }: { text: string; onFile: (file: File) => void }) {
	const id = useId();
	const [over, setOver] = useState(false);
	return (
		<div
			class={`drop ${over ? "over" : ""}`}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={(event) => {
				event.preventDefault();
				setOver(false);
				const file = event.dataTransfer?.files[0];
				if (file) onFile(file);
			}}
		>
			<label for={id}>{text}</label>
			<input
				id={id}
				type="file"
				aria-label={text}
				onChange={(event) => {
					const file = event.currentTarget.files?.[0];
					// So that the same file can be chosen again.
					event.currentTarget.value = "";
					if (file) onFile(file);
				}}
			/>
			<label for={id} class="button">{t("drop.choose")}</label>
		</div>
	);
}
