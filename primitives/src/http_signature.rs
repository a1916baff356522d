//! Signed requests: how a verifier shows a host who asks (HTTP Message Signatures, RFC 9421).
//!
//! A verifier signs each request that it makes with its session's verifier key (ed25519), which is on chain. A host may ask for
//! that, and then serves verifiers alone and knows who read what. Signer and host make the same *signature base* of the request:
//! a line for each *component* that is covered, then the signature's own parameters.
//!
//! ```text
//! "@method": GET
//! "@authority": data.example.org
//! "@path": /o.csv
//! "range": bytes=0-16383
//! "@signature-params": ("@method" "@authority" "@path" "range");created=…;expires=…;keyid="…";nonce="…";tag="hefu-verifier"
//! ```
//!
//! Covered are the method, the authority, the path, and the query and `Range` where the request has them: all that says which bytes
//! are asked for, and of whom. So a signature serves for nothing else: not at another host, which would otherwise pass for a
//! verifier with what verifiers send it, and not for another part. Times and nonce let the host refuse it the second time.
//! `keyid` is the public key in hexadecimal digits; no `alg` is named, for the key on chain is of one kind (section 3.3).
//!
//! Here is what both sides share. What a host makes of the fields it gets, structured fields (RFC 9651) that may be written in many
//! ways, is in the data host.

use alloc::{format, string::String};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// Parameter `tag` of these signatures: they say nothing of what else the key may sign, and nothing else passes for one.
pub const TAG: &str = "hefu-verifier";

/// The signature's name in both fields.
pub const LABEL: &str = "hefu";

/// Seconds for which a verifier's signature is good.
pub const VALID_SECONDS: u64 = 60;

/// What a request asks for, as its signature covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
	/// `@method`: `GET`.
	pub method: &'a str,
	/// `@authority`: host and port in small letters, without the port that the scheme implies.
	pub authority: &'a str,
	/// `@path`: at least `/`, as it is sent.
	pub path: &'a str,
	/// `@query`, with its question mark.
	pub query: Option<&'a str>,
	/// The field `Range`.
	pub range: Option<&'a str>,
}

impl<'a> Request<'a> {
	/// The request's components, by name, in the order in which verifiers sign them.
	pub fn components(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
		let always = [("@method", self.method), ("@authority", self.authority), ("@path", self.path)];
		let query = self.query.map(|query| ("@query", query));
		always.into_iter().chain(query).chain(self.range.map(|range| ("range", range)))
	}
}

/// Authority (without the port that the scheme implies), path and query of an absolute `http` or `https` URL.
pub fn parts(url: &str) -> Option<(String, &str, Option<&str>)> {
	let (scheme, rest) = url.split_once("://")?;
	let (authority, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
	let authority = authority.to_ascii_lowercase();
	let implied = if scheme == "https" { ":443" } else { ":80" };
	let bare = authority.strip_suffix(implied).or(authority.strip_suffix(':')).unwrap_or(&authority);
	let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
	let path = if path.is_empty() { "/" } else { path };
	Some((bare.into(), path, Some(query).filter(|query| !query.is_empty())))
}

/// The parameters of a verifier's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
	/// When it was made: seconds since 1970 UTC.
	pub created: u64,
	/// The verifier's public key.
	pub key: [u8; 32],
	/// Another one for each request.
	pub nonce: [u8; 16],
}

impl Params {
	/// The value of `@signature-params`, which is also what `Signature-Input` says: what is covered, and the parameters.
	pub fn input(&self, request: &Request<'_>) -> String {
		let covered = request.components().map(|(name, _)| format!("\"{name}\""));
		let covered = covered.reduce(|all, name| format!("{all} {name}")).unwrap_or_default();
		let Self { created, key, nonce } = self;
		let expires = created.saturating_add(VALID_SECONDS);
		let (key, nonce) = (hex(key), hex(nonce));
		format!(
			"({covered});created={created};expires={expires};keyid=\"{key}\";nonce=\"{nonce}\";tag=\"{TAG}\""
		)
	}
}

/// The signature base (section 2.5): what is signed. `input` is the value of `@signature-params`.
pub fn base<'a>(components: impl Iterator<Item = (&'a str, &'a str)>, input: &str) -> String {
	let mut base = String::new();
	for (name, value) in components {
		base.push_str(&format!("\"{name}\": {value}\n"));
	}
	base + "\"@signature-params\": " + input
}

/// The two fields that a signed request has more than another.
pub fn fields(input: &str, signature: &[u8]) -> [(&'static str, String); 2] {
	[
		("Signature-Input", format!("{LABEL}={input}")),
		("Signature", format!("{LABEL}=:{}:", STANDARD.encode(signature))),
	]
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use ed25519_zebra::{Signature, SigningKey, VerificationKey};
	use hex_literal::hex;

	/// RFC 9421, appendix B.2.6, with the key of B.1.4.
	#[test]
	fn the_standards_own_signature_is_of_this_base() {
		let components = [
			("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
			("@method", "POST"),
			("@path", "/foo"),
			("@authority", "example.com"),
			("content-type", "application/json"),
			("content-length", "18"),
		];
		let input = "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
			;created=1618884473;keyid=\"test-key-ed25519\"";
		let base = base(components.into_iter(), input);
		let key = STANDARD.decode("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=").unwrap();
		let signature = STANDARD.decode(
			"wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==",
		);
		let signature = Signature::from_slice(&signature.unwrap()).unwrap();
		VerificationKey::try_from(&key[..]).unwrap().verify(&signature, base.as_bytes()).unwrap();
		// The private key is there too (RFC 8032's encoding), and ed25519 has one signature of a message.
		let secret = hex!("9f8362f87a484a954e6e740c5b4c0e84229139a20aa8ab56ff66586f6a7d29c5");
		let made = SigningKey::from(secret).sign(base.as_bytes());
		assert_eq!(made.to_bytes(), signature.to_bytes());
	}

	#[test]
	fn a_verifiers_request_is_signed_as_described() {
		let (authority, path, query) = parts("https://Data.example.org:443/a%20b.csv?k=v").unwrap();
		let request =
			Request { method: "GET", authority: &authority, path, query, range: Some("bytes=0-16383") };
		let params = Params { created: 1_618_884_473, key: [0xab; 32], nonce: [1; 16] };
		let input = params.input(&request);
		let expected = format!(
			"(\"@method\" \"@authority\" \"@path\" \"@query\" \"range\");created=1618884473;expires=1618884533\
			;keyid=\"{}\";nonce=\"{}\";tag=\"hefu-verifier\"",
			"ab".repeat(32),
			"01".repeat(16),
		);
		assert_eq!(input, expected);
		let expected = format!(
			"\"@method\": GET\n\"@authority\": data.example.org\n\"@path\": /a%20b.csv\n\"@query\": ?k=v\n\
			\"range\": bytes=0-16383\n\"@signature-params\": {input}"
		);
		assert_eq!(base(request.components(), &input), expected);
		let [(name, value), (other, signature)] = fields(&input, &[0xff; 3]);
		assert_eq!((name, value), ("Signature-Input", format!("hefu={input}")));
		assert_eq!((other, &*signature), ("Signature", "hefu=:////:"));
	}

	#[test]
	fn a_url_has_its_parts() {
		for (url, expected) in [
			("http://h", ("h", "/", None)),
			("http://H:80/", ("h", "/", None)),
			("http://h:443/x", ("h:443", "/x", None)),
			("https://h:443?", ("h", "/", Some("?"))),
			("https://[::1]:8443/a/b?c?d", ("[::1]:8443", "/a/b", Some("?c?d"))),
			("https://h:/a", ("h", "/a", None)),
		] {
			let (authority, path, query) = parts(url).unwrap();
			assert_eq!((&*authority, path, query), expected, "{url}");
		}
		assert_eq!(parts("h/a"), None);
	}

	#[test]
	fn what_a_request_has_not_is_not_covered() {
		let request = Request { method: "GET", authority: "h", path: "/", query: None, range: None };
		let params = Params { created: 0, key: [0; 32], nonce: [0; 16] };
		assert!(
			params
				.input(&request)
				.starts_with("(\"@method\" \"@authority\" \"@path\");created=0;expires=60;")
		);
	}
}
