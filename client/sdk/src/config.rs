//! What subxt has to know of the chain.

use subxt::{
	config::{
		DefaultTransactionExtensions, HashFor,
		substrate::{SubstrateConfig, SubstrateConfigBuilder},
	},
	metadata::ArcMetadata,
	utils::{AccountId32, MultiAddress},
};

use crate::signer::Signature;

/// The chain's configuration: that of Substrate (accounts of 32 bytes, BLAKE2 headers), with the chain's own signatures,
/// SM2 among them. What is Hefu's own, the gate for members, has nothing in it that a transaction says.
#[derive(Clone, Debug, Default)]
pub struct Config(SubstrateConfig);

impl Config {
	/// For clients that are told of the chain instead of asking a node.
	pub fn offline(known: SubstrateConfigBuilder) -> Self {
		Self(known.build())
	}
}

impl subxt::Config for Config {
	type AccountId = AccountId32;
	type Address = MultiAddress<AccountId32, ()>;
	type Signature = Signature;
	type Header = <SubstrateConfig as subxt::Config>::Header;
	type TransactionExtensions = DefaultTransactionExtensions<Self>;
	type AssetId = <SubstrateConfig as subxt::Config>::AssetId;
	type Hasher = <SubstrateConfig as subxt::Config>::Hasher;

	fn genesis_hash(&self) -> Option<HashFor<Self>> {
		self.0.genesis_hash()
	}

	fn spec_and_transaction_version_for_block_number(&self, block: u64) -> Option<(u32, u32)> {
		self.0.spec_and_transaction_version_for_block_number(block)
	}

	fn metadata_for_spec_version(&self, version: u32) -> Option<ArcMetadata> {
		self.0.metadata_for_spec_version(version)
	}

	fn set_metadata_for_spec_version(&self, version: u32, metadata: ArcMetadata) {
		self.0.set_metadata_for_spec_version(version, metadata);
	}
}
