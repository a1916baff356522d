/** The explorer's look: identifiers and blocks lead to their pages, members have their names. */

import { count } from "../lib/format";
import { names, type Name } from "../lib/directory";
import { pageOf } from "../lib/ids";
import { ask } from "../lib/questions";
import { PlainId } from "./atoms";
import { partClaim } from "./parts";
import { Mark } from "./verify";

/** A member by its name, which is checked with the page; others short, or `whole`. */
function LinkedId({ id, whole = false }: { id: string; whole?: boolean }) {
	const name = whole ? undefined : names.value.of.get(id);
	if (name !== undefined) return <NamedMember id={id} of={name} />;
	const page = pageOf(id);
	const shown = <PlainId id={id} whole={whole} />;
	return page ? <a href={page} class="id">{shown}</a> : shown;
}

function NamedMember({ id, of: { name, block } }: { id: string; of: Name }) {
	return (
		<span class="named">
			<a href={`/members/${id}`} title={id}><bdi data-raw>{name}</bdi></a>
			<Mark claim={{ ...partClaim(ask.member(id), { profile: { name } }), block }} />
		</span>
	);
}

function LinkedBlock({ number }: { number: number }) {
	return <a href={`/blocks/${number}`} class="number">{count(number)}</a>;
}

export const linked = { Id: LinkedId, Block: LinkedBlock };
