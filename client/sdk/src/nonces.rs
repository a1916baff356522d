//! Transaction numbers of one account, so that many transactions can be in flight at once.

use tokio::sync::Mutex;

use crate::{Client, Error};
use subxt::utils::AccountId32;

/// Hands out an account's next numbers. The node is asked once; after that they are counted here, for the node's answer
/// lags behind what this process has just sent.
#[derive(Debug)]
pub struct Nonces {
	account: AccountId32,
	next: Mutex<Option<u64>>,
}

impl Nonces {
	/// Of this account. Two keepers of one account would hand out the same numbers: use one for each.
	pub fn new(account: AccountId32) -> Self {
		Self { account, next: Mutex::new(None) }
	}

	/// The next number.
	pub async fn take(&self, client: &Client) -> Result<u64, Error> {
		let mut next = self.next.lock().await;
		let number = match *next {
			Some(number) => number,
			None => client.next_nonce(&self.account).await?,
		};
		*next = Some(number + 1);
		Ok(number)
	}

	/// Asks the node again: after a transaction that never came into a block, the numbers after it are unusable.
	pub async fn reset(&self) {
		*self.next.lock().await = None;
	}
}
