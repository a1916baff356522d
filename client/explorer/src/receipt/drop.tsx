/** Where a file is dropped or chosen. */

import { useState } from "preact/hooks";
import { ChooseFile } from "./choose";

export function Drop({ text, onFile }: { text: string; onFile: (file: File) => void }) {
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
			<p>{text}</p>
			<ChooseFile what={text} onFile={onFile} />
		</div>
	);
}
