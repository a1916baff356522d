//! Who may read where only verifiers may: requests that a verifier signed (HTTP Message Signatures, RFC 9421).
//!
//! What is signed, and why, says [`hefu_primitives::http_signature`], which verifiers share. The fields that come are structured
//! fields, which can be written in many ways: they are read and written by the crate `sfv`, which is an implementation of RFC 9651
//! and nothing else. Crates for RFC 9421 as a whole (`httpsig`) were weighed: their many algorithms and key types are what a host
//! with one kind of key should not have.

use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, PoisonError, RwLock},
	time::{Duration, SystemTime, UNIX_EPOCH},
};

use ed25519_zebra::{Signature, VerificationKey};
use hefu_primitives::{
	MemberId,
	http_signature::{self, TAG},
};
use http::{HeaderMap, HeaderName, Request, header};
use sfv::{Dictionary, FieldType, InnerList, List, ListEntry, Parser};

/// Difference between the clocks of a verifier and of the host that is put up with.
const SKEW: Duration = Duration::from_secs(30);
/// Longest time from `created` to `expires`, so that nonces need not be remembered for long.
const LONGEST: u64 = 300;
/// Nonces that are remembered. More requests than that in their time are refused.
const MOST_NONCES: usize = 1 << 20;

const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");
const SIGNATURE: HeaderName = HeaderName::from_static("signature");

/// A verifier who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verifier {
	/// Its public key.
	pub key: [u8; 32],
	/// The member whose node it is, where that is known.
	pub member: Option<MemberId>,
}

/// The verifiers' keys, with their members. A clone is the same list, so that it can be kept as the chain has it.
#[derive(Clone, Debug, Default)]
pub struct Verifiers(Arc<RwLock<BTreeMap<[u8; 32], Option<MemberId>>>>);

impl Verifiers {
	/// From now on it is these.
	pub fn set(&self, keys: BTreeMap<[u8; 32], Option<MemberId>>) {
		*self.0.write().unwrap_or_else(PoisonError::into_inner) = keys;
	}

	fn find(&self, key: [u8; 32]) -> Option<Verifier> {
		let keys = self.0.read().unwrap_or_else(PoisonError::into_inner);
		keys.get(&key).map(|member| Verifier { key, member: *member })
	}
}

/// Why a request is not served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
	/// It has no signature of a verifier, or one that cannot be read.
	Unsigned,
	/// It is made to another host.
	OtherAuthority,
	/// The signature does not cover all that says what is asked for, or covers what the host knows nothing of.
	NotCovered,
	/// The signature is of another time.
	Expired,
	/// The key is no verifier's.
	UnknownKey,
	/// The signature is not of this request.
	BadSignature,
	/// The request was answered before.
	Replayed,
	/// More requests came than the host can remember.
	TooMany,
}

impl std::fmt::Display for Refusal {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Unsigned => "not signed by a verifier: this host serves verifiers alone",
			Self::OtherAuthority => "made to another host than this one",
			Self::NotCovered => "the signature does not cover method, authority, path, query and range",
			Self::Expired => "the signature is of another time: compare the clocks",
			Self::UnknownKey => "the key is no verifier's of the chain",
			Self::BadSignature => "the signature is not of this request",
			Self::Replayed => "the request was answered before",
			Self::TooMany => "too many requests",
		})
	}
}

/// Key and nonce of what was answered, and when that expires: seconds since 1970 UTC.
type Answered = BTreeMap<([u8; 32], String), u64>;

/// Lets verifiers' requests through, each once.
#[derive(Clone, Debug)]
pub struct Gate {
	authorities: Arc<[String]>,
	verifiers: Verifiers,
	answered: Arc<Mutex<Answered>>,
}

impl Gate {
	/// For the host that is known by these names (`data.example.org`, `10.0.0.7:8080`): a request to any other was not made for it,
	/// whatever its `Host` says.
	pub fn new(authorities: impl IntoIterator<Item = String>, verifiers: Verifiers) -> Self {
		let authorities = authorities.into_iter().map(|authority| authority.to_ascii_lowercase()).collect();
		Self { authorities, verifiers, answered: Arc::default() }
	}

	/// Who signed the request; from then on it counts as answered.
	pub(super) fn admit<B>(&self, request: &Request<B>) -> Result<Verifier, Refusal> {
		let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
		self.admit_at(now, request)
	}

	fn admit_at<B>(&self, now: u64, request: &Request<B>) -> Result<Verifier, Refusal> {
		let signed = Signed::of(request.headers()).ok_or(Refusal::Unsigned)?;
		let asked = Asked::of(request)?;
		if !self.authorities.contains(&asked.authority) {
			return Err(Refusal::OtherAuthority);
		}
		let base = signed.base(&asked).ok_or(Refusal::NotCovered)?;
		let skew = SKEW.as_secs();
		let Signed { created, expires, .. } = signed;
		let in_time = created <= now + skew && now < expires.saturating_add(skew);
		if !in_time || expires < created || expires - created > LONGEST {
			return Err(Refusal::Expired);
		}
		let verifier = self.verifiers.find(signed.key).ok_or(Refusal::UnknownKey)?;
		let key = VerificationKey::try_from(signed.key).map_err(|_| Refusal::UnknownKey)?;
		let good = key.verify(&Signature::from(signed.signature), base.as_bytes());
		good.map_err(|_| Refusal::BadSignature)?;
		self.remember(now, signed.key, signed.nonce, expires.saturating_add(skew))?;
		Ok(verifier)
	}

	/// Only what a verifier signed comes so far: nobody else can fill the memory.
	fn remember(&self, now: u64, key: [u8; 32], nonce: String, until: u64) -> Result<(), Refusal> {
		let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
		if answered.len() >= MOST_NONCES {
			answered.retain(|_, until| now < *until);
		}
		match answered.get(&(key, nonce.clone())) {
			Some(until) if now < *until => Err(Refusal::Replayed),
			_ if answered.len() >= MOST_NONCES => Err(Refusal::TooMany),
			_ => {
				answered.insert((key, nonce), until);
				Ok(())
			}
		}
	}
}

/// The field that asks for a signature (section 5.1): of the components that this request has.
pub(super) fn accept_signature<B>(request: &Request<B>) -> String {
	let query = if request.uri().query().is_some() { " \"@query\"" } else { "" };
	let range = if request.headers().contains_key(header::RANGE) { " \"range\"" } else { "" };
	format!(
		"{}=(\"@method\" \"@authority\" \"@path\"{query}{range});created;expires;keyid;nonce;tag=\"{TAG}\"",
		http_signature::LABEL
	)
}

/// What the request asks for, as it came.
struct Asked {
	method: String,
	authority: String,
	path: String,
	query: Option<String>,
	range: Option<String>,
}

impl Asked {
	/// Not of a request that names no host, or two, or whose range is no text.
	fn of<B>(request: &Request<B>) -> Result<Self, Refusal> {
		let (uri, headers) = (request.uri(), request.headers());
		let range = match headers.contains_key(header::RANGE) {
			true => Some(text_of(headers, &header::RANGE).ok_or(Refusal::NotCovered)?),
			false => None,
		};
		let method = request.method().to_string();
		let authority = authority(request).ok_or(Refusal::OtherAuthority)?;
		let query = uri.query().map(|query| format!("?{query}"));
		Ok(Self { method, authority, path: uri.path().into(), query, range })
	}

	fn component(&self, name: &str) -> Option<&str> {
		match name {
			"@method" => Some(&self.method),
			"@authority" => Some(&self.authority),
			"@path" => Some(&self.path),
			"@query" => self.query.as_deref(),
			"range" => self.range.as_deref(),
			_ => None,
		}
	}

	/// What a signature must cover.
	fn names(&self) -> impl Iterator<Item = &'static str> {
		let all = ["@method", "@authority", "@path", "@query", "range"];
		all.into_iter().filter(move |name| self.component(name).is_some())
	}
}

/// Whom the request is made to. The port 80, which plain HTTP implies, may be named or not.
fn authority<B>(request: &Request<B>) -> Option<String> {
	let mut named = request.headers().get_all(header::HOST).iter();
	let host = match (request.uri().authority(), named.next(), named.next()) {
		(Some(authority), ..) => authority.as_str(),
		(None, Some(host), None) => host.to_str().ok()?,
		_ => return None,
	};
	let (authority, ..) = http_signature::parts(&format!("http://{host}"))?;
	Some(authority)
}

/// A verifier's signature as it came.
struct Signed {
	input: InnerList,
	created: u64,
	expires: u64,
	key: [u8; 32],
	nonce: String,
	signature: [u8; 64],
}

impl Signed {
	/// The first one with a verifier's tag.
	fn of(headers: &HeaderMap) -> Option<Self> {
		let inputs: Dictionary = parsed(headers, &SIGNATURE_INPUT)?;
		let signatures: Dictionary = parsed(headers, &SIGNATURE)?;
		let (label, input) = inputs.into_iter().find_map(|(label, entry)| match entry {
			ListEntry::InnerList(input) if text(&input, "tag").is_some_and(|tag| tag == TAG) => {
				Some((label, input))
			}
			_ => None,
		})?;
		// Another algorithm than the key's is no signature of it.
		if input.params.contains_key("alg") && text(&input, "alg")? != "ed25519" {
			return None;
		}
		let ListEntry::Item(signature) = signatures.get(&label)? else { return None };
		let signature = signature.bare_item.as_byte_sequence()?.try_into().ok()?;
		let mut key = [0; 32];
		hex::decode_to_slice(text(&input, "keyid")?, &mut key).ok()?;
		let nonce = text(&input, "nonce")?.to_owned();
		let (created, expires) = (number(&input, "created")?, number(&input, "expires")?);
		Some(Self { created, expires, key, nonce, signature, input })
	}

	/// The signature base of the request: `None` unless all that must be is covered, each once, and nothing that is not known.
	fn base(&self, asked: &Asked) -> Option<String> {
		let mut components = Vec::new();
		for item in &self.input.items {
			let name = item.bare_item.as_string()?.as_str();
			let twice = components.iter().any(|(other, _)| *other == name);
			if twice || !item.params.is_empty() {
				return None;
			}
			components.push((name, asked.component(name)?));
		}
		let covered = |name| components.iter().any(|(other, _)| *other == name);
		if !asked.names().all(covered) {
			return None;
		}
		let params: List = vec![self.input.clone().into()];
		Some(http_signature::base(components.into_iter(), &params.serialize()?))
	}
}

fn text<'a>(input: &'a InnerList, name: &str) -> Option<&'a str> {
	Some(input.params.get(name)?.as_string()?.as_str())
}

fn number(input: &InnerList, name: &str) -> Option<u64> {
	u64::try_from(i64::from(input.params.get(name)?.as_integer()?)).ok()
}

/// A field's values as one, as RFC 9110 (5.3) and RFC 9421 (2.1) combine them.
fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
	let values = headers.get_all(name).iter().map(|value| value.to_str().map(str::trim));
	let values = values.collect::<Result<Vec<_>, _>>().ok()?;
	(!values.is_empty()).then(|| values.join(", "))
}

fn parsed<T: FieldType>(headers: &HeaderMap, name: &HeaderName) -> Option<T> {
	Parser::new(&text_of(headers, name)?).parse().ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use ed25519_zebra::SigningKey;
	use hefu_primitives::http_signature::{Params, base, fields};

	const NOW: u64 = 1_700_000_000;

	fn signer(seed: u8) -> SigningKey {
		SigningKey::from([seed; 32])
	}

	fn key(seed: u8) -> [u8; 32] {
		ed25519_zebra::VerificationKeyBytes::from(&signer(seed)).into()
	}

	fn gate() -> Gate {
		let verifiers = Verifiers::default();
		verifiers.set([(key(1), Some(MemberId([7; 32]))), (key(2), None)].into());
		Gate::new(["Data.example.org".into()], verifiers)
	}

	/// What a verifier asks for; each part can be changed before and after it is signed.
	#[derive(Clone)]
	struct Get {
		method: &'static str,
		host: &'static str,
		target: &'static str,
		range: Option<&'static str>,
		created: u64,
		nonce: u8,
	}

	const GET: Get = Get {
		method: "GET",
		host: "data.example.org",
		target: "/o.csv?k=v",
		range: Some("bytes=0-9"),
		created: NOW,
		nonce: 1,
	};

	impl Get {
		fn request(&self, fields: &[(&str, String)]) -> Request<()> {
			let mut request =
				Request::builder().method(self.method).uri(self.target).header("Host", self.host);
			if let Some(range) = self.range {
				request = request.header("Range", range);
			}
			for (name, value) in fields {
				request = request.header(*name, value);
			}
			request.body(()).unwrap()
		}

		/// The fields, as the primitives make them for verifiers.
		fn fields(&self, seed: u8) -> [(&'static str, String); 2] {
			let (path, query) = self.target.split_at(self.target.find('?').unwrap_or(self.target.len()));
			let covered = http_signature::Request {
				method: self.method,
				authority: self.host,
				path,
				query: Some(query).filter(|query| !query.is_empty()),
				range: self.range,
			};
			let params = Params { created: self.created, key: key(seed), nonce: [self.nonce; 16] };
			let input = params.input(&covered);
			let signature = signer(seed).sign(base(covered.components(), &input).as_bytes());
			fields(&input, &signature.to_bytes())
		}

		fn signed(&self, seed: u8) -> Request<()> {
			self.request(&self.fields(seed))
		}
	}

	#[test]
	fn a_verifier_is_known_by_its_signature() {
		let gate = gate();
		let admitted = gate.admit_at(NOW, &GET.signed(1)).unwrap();
		assert_eq!(admitted, Verifier { key: key(1), member: Some(MemberId([7; 32])) });
		let plain = Get { target: "/", range: None, ..GET };
		assert_eq!(gate.admit_at(NOW, &plain.signed(2)).unwrap().key, key(2));
	}

	#[test]
	fn nothing_else_is_served() {
		let gate = gate();
		let refused = |request: &Request<()>| gate.admit_at(NOW, request).unwrap_err();
		assert_eq!(refused(&GET.request(&[])), Refusal::Unsigned);
		assert_eq!(refused(&GET.signed(3)), Refusal::UnknownKey);
		// Signed by one, in another's name.
		let [input, _] = GET.fields(1);
		let [_, signature] = GET.fields(2);
		assert_eq!(refused(&GET.request(&[input, signature])), Refusal::BadSignature);
		// Signed for another request.
		for other in [
			Get { method: "HEAD", ..GET },
			Get { target: "/p.csv?k=v", ..GET },
			Get { target: "/o.csv?k=w", ..GET },
			Get { range: Some("bytes=0-10"), ..GET },
		] {
			assert_eq!(refused(&other.request(&GET.fields(1))), Refusal::BadSignature);
		}
		for more in [Get { target: "/o.csv", ..GET }, Get { range: None, ..GET }] {
			assert_eq!(
				refused(&more.request(&GET.fields(1))),
				Refusal::NotCovered,
				"it covers what is not there"
			);
			assert_eq!(refused(&GET.request(&more.fields(1))), Refusal::NotCovered, "it does not cover all");
		}
		// Made to another host, who passes it on.
		let elsewhere = Get { host: "elsewhere.example.org", ..GET };
		assert_eq!(refused(&elsewhere.signed(1)), Refusal::OtherAuthority);
		assert_eq!(refused(&GET.request(&elsewhere.fields(1))), Refusal::BadSignature);
		// None of all that counts as answered.
		assert!(gate.admit_at(NOW, &GET.signed(1)).is_ok());
	}

	#[test]
	fn a_request_is_answered_once() {
		let gate = gate();
		assert!(gate.admit_at(NOW, &GET.signed(1)).is_ok());
		assert_eq!(gate.admit_at(NOW + 5, &GET.signed(1)), Err(Refusal::Replayed));
		// The same nonce of another verifier, and another one of the same, are others.
		assert!(gate.admit_at(NOW, &GET.signed(2)).is_ok());
		assert!(gate.admit_at(NOW, &Get { nonce: 2, ..GET }.signed(1)).is_ok());
	}

	#[test]
	fn a_signature_has_its_time() {
		let at = |created| gate().admit_at(NOW, &Get { created, ..GET }.signed(1));
		for created in [NOW - 89, NOW - 60, NOW + 30] {
			assert!(at(created).is_ok(), "{created}");
		}
		for created in [0, NOW - 90, NOW + 31, u64::from(u32::MAX)] {
			assert_eq!(at(created), Err(Refusal::Expired), "{created}");
		}
		let [(input, value), signature] = GET.fields(1);
		let longer = value.replace(&format!("expires={}", NOW + 60), &format!("expires={}", NOW + 301));
		assert_eq!(
			gate().admit_at(NOW, &GET.request(&[(input, longer), signature])),
			Err(Refusal::Expired),
			"nonces are not remembered for ever"
		);
	}

	/// Structured fields may be written in other ways, and other signatures may stand beside this one.
	#[test]
	fn what_means_the_same_is_read_the_same() {
		let covered = "(\"range\"  \"@path\" \"@query\" \"@authority\" \"@method\")";
		let params = format!(
			"; nonce=\"n\";tag=\"{TAG}\";alg=\"ed25519\"; keyid=\"{}\";expires={};created={NOW}",
			hex::encode(key(1)),
			NOW + 300
		);
		// As RFC 9651 writes it.
		let canonical = format!("{covered}{params}").replace("  ", " ").replace("; ", ";");
		let lines = [
			("range", "bytes=0-9"),
			("@path", "/o.csv"),
			("@query", "?k=v"),
			("@authority", "data.example.org"),
			("@method", "GET"),
		];
		let made = signer(1).sign(base(lines.into_iter(), &canonical).as_bytes()).to_bytes();
		let [_, (_, signature)] = fields("", &made);
		let signature = signature.replace("hefu=", "mine=");
		let proxy = "proxy=(\"@method\");created=1;tag=\"proxy\"";
		let fields = [
			("Signature-Input", proxy.to_owned()),
			("Signature-Input", format!("mine={covered}{params}")),
			("Signature", format!("{signature}, proxy=:AAAA:")),
		];
		assert_eq!(gate().admit_at(NOW, &GET.request(&fields)).unwrap().key, key(1));
	}

	#[test]
	fn fields_that_cannot_be_read_are_no_signature() {
		let [(input, good), (signature, value)] = GET.fields(1);
		let unsigned = |from: &str, to: &str| {
			let changed = [(input, good.replace(from, to)), (signature, value.clone())];
			assert_ne!(changed[0].1, good, "{from}");
			assert_eq!(gate().admit_at(NOW, &GET.request(&changed)), Err(Refusal::Unsigned), "{to}");
		};
		unsigned("hefu=", "other=");
		unsigned("tag=\"hefu-verifier\"", "tag=\"hefu\"");
		unsigned(";tag=\"hefu-verifier\"", "");
		unsigned("keyid=\"", "keyid=\"0");
		unsigned("nonce=\"", "none=\"");
		unsigned("created=", "created=-");
		unsigned("expires=", "expires=x");
		unsigned("created=", "alg=\"rsa-pss-sha512\";created=");
		unsigned("created=", "alg=ed25519;created=");
		unsigned("(", "");
		let not_covered = |from: &str, to: &str| {
			let changed = [(input, good.replace(from, to)), (signature, value.clone())];
			assert_eq!(gate().admit_at(NOW, &GET.request(&changed)), Err(Refusal::NotCovered), "{to}");
		};
		not_covered("\"@path\"", "\"@path\" \"@path\"");
		not_covered("\"@path\"", "\"@path\";req");
		not_covered("\"@path\"", "\"@path\" \"cookie\"");
		not_covered("\"@path\" ", "");
		not_covered("\"@path\"", "5");
		let short = [(input, good.clone()), (signature, "hefu=:AAAA:".into())];
		assert_eq!(gate().admit_at(NOW, &GET.request(&short)), Err(Refusal::Unsigned));
	}

	#[test]
	fn who_is_refused_is_told_what_to_sign() {
		let expected = "hefu=(\"@method\" \"@authority\" \"@path\" \"@query\" \"range\");created;expires;keyid;nonce;tag=\
			\"hefu-verifier\"";
		assert_eq!(accept_signature(&GET.request(&[])), expected);
		let plain = Get { target: "/", range: None, ..GET };
		let asked = accept_signature(&plain.request(&[]));
		assert!(asked.starts_with("hefu=(\"@method\" \"@authority\" \"@path\");"));
		assert!(Parser::new(&asked).parse::<Dictionary>().is_ok());
	}
}
