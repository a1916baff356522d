//! What can be asked of the state.

use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use hefu_primitives::{CustomerId, DatasetId, MemberId, verification::Subject};

use crate::{
	DescribeError, PublicKey,
	spec::{self, Spec, StorageItem},
};

/// A question to the state at the end of a block (问题). The numbers of the variants never change.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
	feature = "json",
	serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)
)]
pub enum Question {
	/// The member with this id (成员).
	#[codec(index = 0)]
	Member(MemberId),
	/// Whose key this account is, or was.
	#[codec(index = 1)]
	Key(#[cfg_attr(feature = "json", serde(with = "crate::json::hex_array"))] PublicKey),
	/// The sponsored customer with this id (被担保客户).
	#[codec(index = 2)]
	Customer(CustomerId),
	/// Who has a seat in the council (理事会).
	#[codec(index = 3)]
	Council,
	/// Who has a seat in the technical committee (技术委员会).
	#[codec(index = 4)]
	TechnicalCommittee,
	/// The members whose nodes the council wants to validate.
	#[codec(index = 5)]
	ApprovedValidators,
	/// The members whose nodes were last selected to validate (验证节点).
	#[codec(index = 6)]
	SelectedValidators,
	/// The dataset with this id (数据集).
	#[codec(index = 7)]
	Dataset(DatasetId),
	/// A version of a dataset.
	#[codec(index = 8)]
	Version {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
	},
	/// The open check with this number (核验).
	#[codec(index = 9)]
	OpenCheck(u64),
	/// Number of the open check of this file.
	#[codec(index = 10)]
	OpenCheckOf {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
		/// The file's place in the version, from 0.
		distribution: u8,
	},
	/// How many checks of this file have closed; none when the state holds nothing.
	#[codec(index = 11)]
	ClosedChecks {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
		/// The file's place in the version, from 0.
		distribution: u8,
	},
	/// A closed check of this file (核验记录).
	#[codec(index = 12)]
	ClosedCheck {
		/// The dataset.
		dataset: DatasetId,
		/// The version's number, from 1.
		version: u32,
		/// The file's place in the version, from 0.
		distribution: u8,
		/// The check's place in the file's history, from 0.
		sequence: u32,
	},
	/// Where verifiers may be sent; nowhere but to public `https` when the state holds nothing.
	#[codec(index = 13)]
	LocatorPolicy,
}

impl Question {
	/// The storage key that it leads to in the chain's version `spec_version`: what a node proves.
	pub fn storage_key(&self, spec_version: u32) -> Result<Vec<u8>, DescribeError> {
		self.key(spec::released(spec_version)?)
	}

	pub(crate) fn key(&self, spec: &Spec) -> Result<Vec<u8>, DescribeError> {
		let (item, parts) = (self.item(spec)?, self.parts());
		if item.keys.len() != parts.len() {
			return Err(DescribeError::NotDescribed);
		}
		let mut key = item.prefix().to_vec();
		for ((hasher, _), part) in item.keys.iter().zip(&parts) {
			hasher.push(part, &mut key);
		}
		Ok(key)
	}

	/// The storage item that has the answer.
	pub(crate) fn item(&self, spec: &Spec) -> Result<&'static StorageItem, DescribeError> {
		let (pallet, name) = match self {
			Self::Member(_) => ("Members", "Members"),
			Self::Key(_) => ("Members", "Keys"),
			Self::Customer(_) => ("Members", "Customers"),
			Self::Council => ("Members", "Council"),
			Self::TechnicalCommittee => ("Members", "TechnicalCommittee"),
			Self::ApprovedValidators => ("Validators", "Approved"),
			Self::SelectedValidators => ("Validators", "Selected"),
			Self::Dataset(_) => ("Registry", "Datasets"),
			Self::Version { .. } => ("Registry", "Versions"),
			Self::OpenCheck(_) => ("Verification", "Checks"),
			Self::OpenCheckOf { .. } => ("Verification", "OpenBySubject"),
			Self::ClosedChecks { .. } => ("Verification", "HistoryLength"),
			Self::ClosedCheck { .. } => ("Verification", "History"),
			Self::LocatorPolicy => ("Verification", "Policy"),
		};
		let found = spec.storage.iter().find(|item| (item.pallet, item.name) == (pallet, name));
		found.ok_or(DescribeError::NotDescribed)
	}

	/// The parts of the key, encoded and not yet hashed.
	fn parts(&self) -> Vec<Vec<u8>> {
		match *self {
			Self::Member(id) => vec![id.encode()],
			Self::Key(account) => vec![account.encode()],
			Self::Customer(id) => vec![id.encode()],
			Self::Council
			| Self::TechnicalCommittee
			| Self::ApprovedValidators
			| Self::SelectedValidators
			| Self::LocatorPolicy => vec![],
			Self::Dataset(id) => vec![id.encode()],
			Self::Version { dataset, version } => vec![dataset.encode(), version.encode()],
			Self::OpenCheck(check) => vec![check.encode()],
			Self::OpenCheckOf { dataset, version, distribution }
			| Self::ClosedChecks { dataset, version, distribution } => {
				vec![Subject { dataset, version, distribution }.encode()]
			}
			Self::ClosedCheck { dataset, version, distribution, sequence } => {
				vec![Subject { dataset, version, distribution }.encode(), sequence.encode()]
			}
		}
	}
}
