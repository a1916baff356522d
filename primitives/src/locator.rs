//! Where a distribution's bytes lie, and which places the consortium lets its verifiers ask.
//!
//! The check here is of the text alone: a verifier sees no DNS answers, so a name that resolves to a private address is
//! the operator's egress rule to stop.

use alloc::{format, string::String};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::net::{Ipv4Addr, Ipv6Addr};
use scale_info::TypeInfo;

use crate::text::Text;

/// Most bytes in a URL.
pub const MAX_URL_BYTES: u32 = 512;

/// Where verifiers find the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Locator {
	/// An absolute `https` URL (`http` where governance allows it).
	Url(Text<MAX_URL_BYTES>),
}

/// Which places verifiers may be sent to; governed.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct LocatorPolicy {
	/// `http` is allowed beside `https`.
	pub http: bool,
	/// Addresses in loopback, link-local, private and other special ranges are allowed.
	pub private_addresses: bool,
}

/// Why a locator is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocatorError {
	/// Not an absolute URL of ASCII characters without spaces, user name, password or fragment.
	Malformed,
	/// A scheme that is not allowed.
	Scheme,
	/// An address or name that stays within a machine or a private network.
	PrivateAddress,
}

impl core::fmt::Display for LocatorError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::Malformed => {
				"not an absolute URL (percent-encode spaces and non-ASCII characters; no user name, no #fragment)"
			}
			Self::Scheme => "a scheme that the consortium does not allow (https is always allowed)",
			Self::PrivateAddress => {
				"an address that verifiers may not be sent to (loopback, link-local or private range)"
			}
		})
	}
}

impl core::error::Error for LocatorError {}

impl Locator {
	/// The URL's text, as it was registered.
	pub fn url(&self) -> Option<&str> {
		let Self::Url(text) = self;
		core::str::from_utf8(text.as_bytes()).ok()
	}

	/// The host that is asked, with its port if one is named, in small letters.
	pub fn authority(&self) -> Option<String> {
		let (_, rest) = self.url()?.split_once("://")?;
		Some(rest[..rest.find(['/', '?']).unwrap_or(rest.len())].to_ascii_lowercase())
	}

	/// Where the file's outboard (the inner nodes of its BLAKE3 tree) lies: beside the file, under its path with
	/// [`OUTBOARD_SUFFIX`](crate::slices::OUTBOARD_SUFFIX) behind it and before a query. That is so by convention and is not
	/// registered, so that any static web server and object store serves it as one more file.
	pub fn outboard_url(&self) -> Option<String> {
		let (path, query) = match self.url()? {
			url if url.contains('?') => url.split_at(url.find('?')?),
			url => (url, ""),
		};
		let (_, place) = path.split_once("://")?;
		// Nothing may be put behind a bare host's name, for that would be another host.
		let slash = if place.contains('/') { "" } else { "/" };
		Some(format!("{path}{slash}{}{query}", crate::slices::OUTBOARD_SUFFIX))
	}

	/// Checks the URL against the policy.
	pub fn check(&self, policy: &LocatorPolicy) -> Result<(), LocatorError> {
		let url = self.url().ok_or(LocatorError::Malformed)?;
		let (scheme, rest) = url.split_once("://").ok_or(LocatorError::Malformed)?;
		let legal = |byte: u8| byte.is_ascii_graphic() && !br##"#"<>\^`{|}"##.contains(&byte);
		if !rest.bytes().all(legal) {
			return Err(LocatorError::Malformed);
		}
		match scheme {
			"https" => {}
			"http" if policy.http => {}
			_ => return Err(LocatorError::Scheme),
		}
		let authority = &rest[..rest.find(['/', '?']).unwrap_or(rest.len())];
		match host(authority)? {
			_ if policy.private_addresses => Ok(()),
			Host::Name(name) if is_local_name(name) => Err(LocatorError::PrivateAddress),
			Host::V4(address) if is_special_v4(address) => Err(LocatorError::PrivateAddress),
			Host::V6(address) if is_special_v6(address) => Err(LocatorError::PrivateAddress),
			_ => Ok(()),
		}
	}
}

enum Host<'a> {
	Name(&'a str),
	V4(Ipv4Addr),
	V6(Ipv6Addr),
}

/// The host of `host[:port]`. User names are refused: they hide the host from a reader and carry secrets.
fn host(authority: &str) -> Result<Host<'_>, LocatorError> {
	if authority.contains('@') {
		return Err(LocatorError::Malformed);
	}
	if let Some(rest) = authority.strip_prefix('[') {
		let (address, port) = rest.split_once(']').ok_or(LocatorError::Malformed)?;
		check_port(port.strip_prefix(':').or(port.is_empty().then_some("")).ok_or(LocatorError::Malformed)?)?;
		return address.parse().map(Host::V6).map_err(|_| LocatorError::Malformed);
	}
	let (name, port) = authority.split_once(':').unwrap_or((authority, ""));
	check_port(port)?;
	if let Ok(address) = name.parse() {
		return Ok(Host::V4(address));
	}
	let label = |label: &str| {
		!label.is_empty()
			&& label.len() <= 63
			&& label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
	};
	let trimmed = name.strip_suffix('.').unwrap_or(name);
	if trimmed.len() > 253 || !trimmed.split('.').all(label) {
		return Err(LocatorError::Malformed);
	}
	// `0x7f.1`, `2130706433` and the like are addresses to some resolvers: a name's last label is never numeric.
	let last = trimmed.rsplit('.').next().unwrap_or_default();
	if last.bytes().all(|b| b.is_ascii_digit()) || last.starts_with("0x") || last.starts_with("0X") {
		return Err(LocatorError::Malformed);
	}
	Ok(Host::Name(trimmed))
}

fn check_port(port: &str) -> Result<(), LocatorError> {
	if port.is_empty() || port.parse::<u16>().is_ok_and(|port| port != 0) {
		Ok(())
	} else {
		Err(LocatorError::Malformed)
	}
}

fn is_local_name(name: &str) -> bool {
	let last = name.rsplit('.').next().unwrap_or_default();
	["localhost", "local", "internal", "localdomain"].iter().any(|local| last.eq_ignore_ascii_case(local))
		|| !name.contains('.')
}

/// Ranges that IANA's special-purpose registry does not call globally reachable, and multicast.
fn is_special_v4(address: Ipv4Addr) -> bool {
	let [a, b, c, _] = address.octets();
	address.is_private()
		|| address.is_loopback()
		|| address.is_link_local()
		|| address.is_multicast()
		|| a == 0
		|| a >= 240
		|| (a == 100 && (64..128).contains(&b))
		|| (a == 192 && b == 0 && c == 0)
		|| (a == 198 && (b == 18 || b == 19))
		|| address.is_documentation()
}

fn is_special_v6(address: Ipv6Addr) -> bool {
	let segments = address.segments();
	// IPv4 in IPv6: mapped, compatible (which includes :: and ::1), translated (64:ff9b::/96).
	let embedded = segments[..5] == [0; 5] && (segments[5] == 0xffff || segments[5] == 0);
	if embedded || segments[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
		let octets = address.octets();
		return is_special_v4(Ipv4Addr::new(octets[12], octets[13], octets[14], octets[15]));
	}
	let first = segments[0];
	address.is_multicast()
		|| first & 0xfe00 == 0xfc00 // unique local
		|| first & 0xffc0 == 0xfe80 // link-local
		|| first & 0xffc0 == 0xfec0 // site-local, deprecated
		|| segments[..6] == [0, 0, 0, 0, 0xffff, 0] // IPv4-translated, which no public network routes
		|| (first == 0x64 && segments[1] == 0xff9b) // local-use translation
		|| (first == 0x2001 && segments[1] == 0xdb8) // documentation
		|| first == 0x2002 // 6to4, which embeds an IPv4 address
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const LIVE: LocatorPolicy = LocatorPolicy { http: false, private_addresses: false };
	const LOCAL: LocatorPolicy = LocatorPolicy { http: true, private_addresses: true };

	fn check(url: &str, policy: &LocatorPolicy) -> Result<(), LocatorError> {
		Locator::Url(Text::from_bytes_unchecked(url.as_bytes()).unwrap()).check(policy)
	}

	#[test]
	fn public_places_are_allowed() {
		for url in [
			"https://data.example.org/a%20b.csv?x=1",
			"https://8.8.8.8/",
			"https://[2606:4700::1111]:8443/x",
			"https://xn--fiqs8s.example.cn:443",
		] {
			assert_eq!(check(url, &LIVE), Ok(()), "{url}");
		}
	}

	#[test]
	fn private_places_are_refused_unless_governed_open() {
		for host in [
			"localhost",
			"a.localhost",
			"intranet",
			"db.internal",
			"printer.local.",
			"127.0.0.1",
			"10.1.2.3",
			"172.16.0.1",
			"192.168.1.1",
			"169.254.169.254",
			"100.64.0.1",
			"0.0.0.0",
			"224.0.0.1",
			"255.255.255.255",
			"[::1]",
			"[::]",
			"[fe80::1]",
			"[fd00::1]",
			"[fec0::1]",
			"[feff:ffff::1]",
			"[::ffff:0:127.0.0.1]",
			"[::ffff:0:a01:203]",
			"[::ffff:127.0.0.1]",
			"[64:ff9b::7f00:1]",
			"[2002:7f00:1::]",
			"[::127.0.0.1]",
		] {
			let url = alloc::format!("https://{host}/x");
			assert_eq!(check(&url, &LIVE), Err(LocatorError::PrivateAddress), "{url}");
			assert_eq!(check(&url, &LOCAL), Ok(()), "{url}");
		}
	}

	#[test]
	fn what_is_no_url_is_refused() {
		for url in [
			"",
			"data.csv",
			"https://",
			"https:///x",
			"https://a b.org/",
			"https://user@h.org/",
			"https://h.org/#x",
			"https://h.org:99999/",
			"https://h.org:0/",
			"https://[::1",
			"https://[::1]x/",
			"https://0x7f.1/",
			"https://2130706433/",
			"https://127.1/",
			"https://数据.cn/",
			"https://a..b/",
		] {
			assert_eq!(check(url, &LOCAL), Err(LocatorError::Malformed), "{url}");
		}
		assert_eq!(check("http://h.org/", &LIVE), Err(LocatorError::Scheme));
		assert_eq!(check("file://h.org/etc", &LOCAL), Err(LocatorError::Scheme));
	}

	#[test]
	fn the_outboard_lies_beside_the_file() {
		let url =
			|url: &str| Locator::Url(Text::from_bytes_unchecked(url.as_bytes()).unwrap()).outboard_url();
		for (file, outboard) in [
			("https://h.org/a/b.csv", "https://h.org/a/b.csv.obao4"),
			("https://h.org/b.csv?sig=a/b?c", "https://h.org/b.csv.obao4?sig=a/b?c"),
			("https://h.org:8443/", "https://h.org:8443/.obao4"),
			("https://h.org", "https://h.org/.obao4"),
			("https://h.org?file=b", "https://h.org/.obao4?file=b"),
		] {
			assert_eq!(url(file).as_deref(), Some(outboard));
			assert_eq!(check(outboard, &LIVE), Ok(()));
		}
		assert_eq!(url("b.csv"), None);
		let host = |url: &str| Locator::Url(Text::from_bytes_unchecked(url.as_bytes()).unwrap()).authority();
		assert_eq!(host("https://H.org:8443/a?b").as_deref(), Some("h.org:8443"));
		assert_eq!(host("https://h.org?b").as_deref(), Some("h.org"));
		assert_eq!(host("h.org"), None);
	}

	proptest! {
		#[test]
		fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
			let locator = Locator::Url(Text::from_bytes_unchecked(&bytes).unwrap());
			if locator.check(&LIVE).is_ok() {
				prop_assert!(locator.check(&LOCAL).is_ok());
				prop_assert!(locator.url().unwrap().starts_with("https://"));
			}
		}
	}
}
