//! A block's time and slot, for its author and for those who check it.
//!
//! Both must come from the same place: a checker refuses slots that lie in its own future.

use crate::{
	clock::Clock,
	service::{Block, FullClient},
};
use hefu_runtime::Header;
use jsonrpsee::core::async_trait;
use sc_consensus_aura::{find_pre_digest, standalone::slot_duration_at};
use sp_consensus_aura::{inherents::InherentDataProvider as SlotProvider, sr25519::AuthoritySignature};
use sp_core::H256;
use sp_inherents::CreateInherentDataProviders;
use sp_timestamp::InherentDataProvider as TimeProvider;
use std::{error::Error, sync::Arc, time::Duration};

/// How far a clock may stand behind the newest block: more than the clocks of validators differ.
const TOLERANCE: Duration = Duration::from_secs(60);

/// Makes the time and slot of a block on a given parent.
pub struct Inherents {
	client: Arc<FullClient>,
	clock: Clock,
}

impl Inherents {
	/// Asks `client` for the slots' length, which is a genesis value, and `clock` for the time.
	pub fn new(client: Arc<FullClient>, clock: Clock) -> Self {
		Self { client, clock }
	}

	/// Refuses a clock that stands long before the chain's newest block, `head`: whether this machine's is wrong or a
	/// development clock was left out or moved back, the node could neither make nor accept a block, and would not
	/// say why.
	pub fn check_not_before(&self, head: &Header) -> sp_blockchain::Result<()> {
		let refuse = |error: Box<dyn Error + Send + Sync>| sp_blockchain::Error::Application(error);
		let head_slot =
			find_pre_digest::<Block, AuthoritySignature>(head).map_err(|error| refuse(error.into()))?;
		let duration = slot_duration_at(&*self.client, head.hash())?;
		let head_ms = head_slot.timestamp(duration).map_or(u64::MAX, |time| time.as_millis());
		let behind = Duration::from_millis(head_ms.saturating_sub(self.clock.now(duration).as_millis()));
		if behind > TOLERANCE {
			let complaint = format!(
				"the clock stands {} seconds before the chain's newest block. Set this machine's clock; on a chain with \
				a development clock, give --dev-clock with the shift last in use, or more. \
				时钟早于链上最新区块，请校准系统时间；使用开发时钟的链请写回原偏移量或更大的值。",
				behind.as_secs()
			);
			return Err(refuse(complaint.into()));
		}
		Ok(())
	}
}

#[async_trait]
impl CreateInherentDataProviders<Block, ()> for Inherents {
	type InherentDataProviders = (SlotProvider, TimeProvider);

	async fn create_inherent_data_providers(
		&self,
		parent: H256,
		_: (),
	) -> Result<Self::InherentDataProviders, Box<dyn Error + Send + Sync>> {
		let duration = slot_duration_at(&*self.client, parent)?;
		let now = self.clock.now(duration);
		Ok((SlotProvider::from_timestamp_and_slot_duration(now, duration), TimeProvider::new(now)))
	}
}
