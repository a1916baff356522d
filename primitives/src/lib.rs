//! Types that Hefu's pallets, node and clients share: identifiers, codes of organisations and places, digests,
//! days and working days, law packs and their clocks, the dataset descriptor, sealed files, fair delivery, verification reports,
//! slices of large files, electronic licences, bills of lading, terms of grants, authorised operation of public data and its register,
//! exports of data, products and their orders, metered use, anchors of documents, and the root of a block's events.
//!
//! Nothing here depends on Substrate, so a client, a verifier in a browser or another implementation can use it as it
//! is. Every type has a fixed SCALE encoding that the golden tests pin.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[macro_use]
mod vocabulary;

pub mod almanac;
pub mod anchor;
pub mod bill;
pub mod calendar;
pub mod catalogue;
pub mod clock;
pub mod code;
pub mod dataset;
pub mod date;
pub mod delivery;
pub mod digest;
pub mod event_root;
pub mod export;
pub mod governed;
pub mod http_signature;
pub mod id;
pub mod law;
pub mod licence;
pub mod locator;
pub mod market;
pub mod member;
pub mod metering;
pub mod operation;
pub mod party;
pub mod private;
pub mod registration;
pub mod right;
pub mod seal;
pub mod settlement;
pub mod slices;
pub mod sm2;
pub mod terms;
pub mod text;
pub mod verification;

pub use id::{
	AnchorId, ApplicationId, BillId, CustomerId, DatasetId, FilingId, GenesisHash, GrantId, InstructionId,
	LicenceId, MemberId, MeterId, NegotiationId, Nonce, OperationId, OrderId, PartyId, ProductId,
	RecognitionId,
};
pub use party::Party;
