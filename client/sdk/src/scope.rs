//! Scopes of keys from the names of pallets and calls.

use hefu_primitives::member::{CallPattern, MAX_SCOPE_PATTERNS, Scope};

use crate::{
	Error,
	client::At,
	error::{Missing, Sought},
};

/// A scope from names such as `registry` (all calls of the pallet) and `registry.withdraw`, in the runtime at this block.
pub fn parse(at: &At, names: &[String]) -> Result<Scope, Error> {
	let patterns = names.iter().map(|name| pattern(at, name)).collect::<Result<Vec<_>, _>>()?;
	let count = patterns.len();
	let patterns = patterns.try_into();
	let no_room = || Missing::new(Sought::Room, format!("{count} calls: it names {MAX_SCOPE_PATTERNS}"));
	patterns.map(Scope::Calls).map_err(|_| no_room().into())
}

/// A scope's names.
pub fn names(at: &At, scope: &Scope) -> Vec<String> {
	match scope {
		Scope::All => vec!["all".into()],
		Scope::Calls(patterns) => patterns.iter().map(|pattern| name(at, pattern)).collect(),
	}
}

/// The name of an encoded call: `members.suspend`.
pub(crate) fn call_name(at: &At, call: &[u8]) -> String {
	match call {
		[pallet, call, ..] => name(at, &CallPattern { pallet: *pallet, call: Some(*call) }),
		_ => String::new(),
	}
}

fn pattern(at: &At, name: &str) -> Result<CallPattern, Error> {
	let (pallet, call) = name.split_once('.').map_or((name, None), |(pallet, call)| (pallet, Some(call)));
	let metadata = at.metadata_ref();
	let found = metadata.pallets().find(|found| found.name().eq_ignore_ascii_case(pallet));
	let found = found.ok_or_else(|| Missing::new(Sought::Pallet, pallet))?;
	let call = call
		.map(|call| {
			let variant = found.call_variant_by_name(call);
			variant.map(|variant| variant.index).ok_or_else(|| Missing::new(Sought::Call, name))
		})
		.transpose()?;
	Ok(CallPattern { pallet: found.call_index(), call })
}

fn name(at: &At, pattern: &CallPattern) -> String {
	let metadata = at.metadata_ref();
	let Some(pallet) = metadata.pallet_by_call_index(pattern.pallet) else {
		return format!("{}", pattern.pallet);
	};
	let call = pattern.call.map(|index| {
		pallet.call_variant_by_index(index).map_or_else(|| index.to_string(), |variant| variant.name.clone())
	});
	let pallet = pallet.name().to_lowercase();
	call.map_or(pallet.clone(), |call| format!("{pallet}.{call}"))
}
