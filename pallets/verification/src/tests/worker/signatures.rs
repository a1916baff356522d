//! Every request is signed with a verifier's key, for this request and no other.

use std::collections::BTreeSet;

use frame::{deps::sp_core::Pair as _, testing_prelude::*};
use hefu_primitives::http_signature::{self, Params, Request, VALID_SECONDS};

use super::{
	Node,
	hosts::{self, serves},
};
use crate::{VerifierPair, VerifierSignature, mock::*};

/// The signature's parameters, after checking it as a host does.
fn checked(request: &hosts::Request, seed: u8) -> Params {
	let input = request.header("Signature-Input").strip_prefix("hefu=").expect("its label");
	let param = |name: &str| {
		let (_, rest) = input.split_once(&format!(";{name}=")).unwrap_or_else(|| panic!("{name}: {input}"));
		rest.split(';').next().expect("a value").trim_matches('"').to_owned()
	};
	let public = pair(seed).public();
	let key: &[u8] = public.as_ref();
	assert_eq!(param("keyid"), hex(key));
	let nonce = (0..16).map(|at| u8::from_str_radix(&param("nonce")[2 * at..][..2], 16).expect("digits"));
	let nonce = nonce.collect::<Vec<_>>().try_into().expect("16 bytes");
	let created: u64 = param("created").parse().expect("a number");
	assert_eq!(param("expires"), (created + VALID_SECONDS).to_string());
	let params = Params { created, key: key.try_into().expect("32 bytes"), nonce };

	let (authority, path, query) = http_signature::parts(&request.url).expect("a URL");
	let range = request.headers.iter().find(|(name, _)| name == "Range").map(|(_, value)| &**value);
	let covered = Request { method: &request.method, authority: &authority, path, query, range };
	assert_eq!(input, params.input(&covered));
	let signature = request.header("Signature");
	let base = http_signature::base(covered.components(), input);
	let good = made(seed, &base);
	let [_, (_, expected)] = http_signature::fields(input, good.as_ref());
	assert_eq!(signature, expected, "ed25519 has one signature of a message");
	params
}

fn made(seed: u8, base: &str) -> VerifierSignature {
	VerifierPair::sign(&pair(seed), base.as_bytes())
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_whole_files_request_is_signed() {
	let mut node = Node::of(&[1]);
	node.network.host(1, serves(BYTES));
	node.network.wait(5_000);
	node.chain(|| open(1));
	node.run_at(2);
	let [request] = &node.network.requests()[..] else { panic!("another number of requests") };
	assert_eq!(checked(request, 1).created, 5);
}

#[test]
fn each_request_has_a_nonce_of_its_own() {
	let mut node = Node::of(&[0]);
	node.chain(|| {
		for seed in 1..=2 {
			open(seed);
		}
	});
	for seed in 1..=2 {
		node.network.host(seed, serves(BYTES));
	}
	node.run_at(2);
	// In another run as well.
	node.chain(|| {
		end_blocks(61);
		open(1);
	});
	node.run_at(62);
	let requests = node.network.requests();
	let nonces: BTreeSet<_> = requests.iter().map(|request| checked(request, 0).nonce).collect();
	assert_eq!((requests.len(), nonces.len()), (3, 3));
}

#[test]
fn a_node_with_several_verifiers_asks_in_the_first_ones_name() {
	let mut node = Node::of(&[2, 1]);
	node.network.host(1, serves(BYTES));
	node.chain(|| open(1));
	let sent = node.run_at(2);
	assert_eq!(sent.len(), 2);
	let [request] = &node.network.requests()[..] else { panic!("the file is read once") };
	checked(request, 1);
}
