//! Transaction numbers of one account, so that many transactions can be in flight at once.

use std::sync::Arc;

use subxt::utils::AccountId32;
use tokio::sync::Mutex;

use crate::{Client, Error, client::At};

/// Hands out an account's next numbers. The node is asked once; after that they are counted here, for the node's answer
/// lags behind what this process has just sent. Clones count together.
#[derive(Clone, Debug)]
pub struct Nonces {
	account: AccountId32,
	next: Arc<Mutex<Option<Next>>>,
}

/// The next number, and the version of the runtime for which those before it were handed out.
#[derive(Clone, Copy, Debug)]
struct Next {
	number: u64,
	spec_version: u32,
}

impl Nonces {
	/// Of this account. Two keepers of one account would hand out the same numbers: use one for each.
	pub fn new(account: AccountId32) -> Self {
		Self { account, next: Arc::default() }
	}

	/// The next number, of a transaction that is signed for the runtime of this block.
	pub async fn take(&self, client: &Client, at: &At) -> Result<u64, Error> {
		let mut next = self.next.lock().await;
		let spec_version = at.spec_version();
		let Next { number, spec_version } = match *next {
			Some(next) if next.spec_version >= spec_version => next,
			// What was signed for the runtime before this one, and is in no block yet, comes into none.
			Some(_) => Next { number: client.best_nonce(&self.account).await?, spec_version },
			None => Next { number: client.next_nonce(&self.account).await?, spec_version },
		};
		*next = Some(Next { number: number + 1, spec_version });
		Ok(number)
	}

	/// Asks the node again: after a transaction that never came into a block, the numbers after it are unusable.
	pub async fn reset(&self) {
		*self.next.lock().await = None;
	}
}
