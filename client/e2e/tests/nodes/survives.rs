//! One client, made once, while its node is killed and restarted, and while the runtime is upgraded: it goes on, and of each
//! transaction that was on its way it says what became of it. [`super::upgrade`] has the network for it.

use std::time::Duration;

use hefu_e2e::{key, network::Network, seconds, transactions::final_nonce};
use hefu_primitives::{calendar::CalendarKind, member::Scope};
use hefu_sdk::{AccountId32, Client, Error, Key, Nonces, Pending, Signer, chain};
use subxt::transactions::Payload;
use tokio::{sync::oneshot, task::JoinHandle};

/// Transactions that are on their way when the node is killed.
const IN_FLIGHT: u64 = 16;
/// Pause between those that are sent across the upgrade.
const PAUSE: Duration = Duration::from_millis(50);

/// The node that the client is connected to is killed and restarted, with transactions on their way.
pub async fn a_restart(network: &mut Network, client: &Client) {
	let (bob, charlie) = (key("//Bob"), key("//Charlie"));
	let nonces = Nonces::new(bob.account());
	let mut pending = Vec::new();
	for number in 0..IN_FLIGHT {
		pending.push(send(client, number, &bob, &nonces).await);
	}
	let hasty = client.clone().with_patience(seconds(2));
	let unknown = send(&hasty, 0, &charlie, &Nonces::new(charlie.account())).await;
	network.kill(0);

	// Nobody can tell, and that is what is said.
	let error = unknown.included().await.err().expect("the node is dead");
	assert!(matches!(error, Error::Unreachable { .. }), "{error}");
	assert!(error.to_string().contains("may still come into a block"), "{error}");

	network.restart(0);
	// What is sent now waits for the node.
	pending.push(send(client, IN_FLIGHT, &bob, &nonces).await);
	let sent = pending.len() as u64;
	for pending in pending {
		pending.included().await.expect("the node got it, or gets it again");
	}
	// Each once, and the next one is the next.
	assert_eq!(final_nonce(client, &bob).await, sent);
	assert_eq!(client.next_nonce(&bob.account()).await.expect("it answers"), sent);
	let next = send(client, sent, &bob, &nonces).await;
	next.included().await.expect("it has the next number");

	// The one of which nobody could tell is in a block, or it is not; either way its key goes on.
	client.submit(&remark(IN_FLIGHT), &charlie).await.expect("it goes on");
	let written = final_nonce(client, &charlie).await;
	assert!((1..=2).contains(&written), "{written}");
}

/// Transactions that are sent one after another, until it is enough.
pub struct Stream {
	enough: oneshot::Sender<()>,
	sender: JoinHandle<Vec<Pending>>,
	/// One whose predecessor never comes.
	waiting: Pending,
}

impl Stream {
	/// Begins to send.
	pub async fn start(client: &Client) -> Self {
		let bob = key("//Bob");
		let nonces = Nonces::new(bob.account());
		let at = client.finalised().await.expect("it answers");
		nonces.take(client, &at).await.expect("a number that nobody will use");
		let waiting = send(client, 0, &bob, &nonces).await;
		let (enough, mut told) = oneshot::channel();
		let client = client.clone();
		let sender = tokio::spawn(async move {
			let dave = key("//Dave");
			let nonces = Nonces::new(dave.account());
			let mut sent = Vec::new();
			while told.try_recv().is_err() {
				sent.push(send(&client, sent.len() as u64, &dave, &nonces).await);
				tokio::time::sleep(PAUSE).await;
			}
			sent
		});
		Self { enough, sender, waiting }
	}

	/// Each has landed, or says to sign it again; and nothing else did.
	pub async fn lands_or_is_to_be_signed_again(self, client: &Client) {
		self.enough.send(()).expect("it sends until it is told");
		let sent = self.sender.await.expect("it is taken");
		let all = sent.len();
		let mut landed = 0;
		for pending in sent {
			match pending.included().await {
				Ok(_) => landed += 1,
				Err(error) => says_to_sign_again(&error),
			}
		}
		println!("of {all} transactions across the upgrade {landed} landed");
		assert_eq!(final_nonce(client, &key("//Dave")).await, landed);
		let error = self.waiting.included().await.err().expect("it waited for what never came");
		says_to_sign_again(&error);
	}
}

fn says_to_sign_again(error: &Error) {
	let Error::Refused(refusal) = error else { panic!("{error}") };
	assert_eq!((&*refusal.name, refusal.included), ("RuntimeUpgraded", false), "{error}");
	assert!(refusal.explanation.contains("sign and send it again"), "{error}");
}

/// With the new version: transactions and their events, typed reads, what the runtime answers, and every block on both sides of
/// the upgrade, which is in this one.
pub async fn everything_is_understood(client: &Client, upgrade: u64) {
	let alice = key("//Alice");
	let at = client.finalised().await.expect("it answers");
	let member = client.acting_member(&at, &alice.account()).await.expect("a founder");
	assert_eq!(client.members(&at).await.expect("they are read").len(), 4);
	at.transactions().validate(&remark(0)).expect("the call is the chain's still");
	let deadline = client.deadline(&at, CalendarKind::Mainland, 0, 1).await;
	assert!(matches!(deadline, Err(Error::NotFound(_))), "no year is recorded: {deadline:?}");

	let clerk = AccountId32([0xc5; 32]);
	let done = client.add_operator(&key("//Alice//owner"), clerk, Scope::All).await.expect("it is taken");
	let added =
		done.event::<chain::members::events::OperatorAdded>().expect("it is read").expect("its event");
	assert_eq!((added.member.0, added.key), (member, clerk));
	let read = client.key(&done.at, &clerk).await.expect("it is read");
	assert!(matches!(read, Some(Key::Operator { member: of, .. }) if of.0 == member));

	for number in upgrade - 2..=done.block_number() {
		let at = client.online().at_block(number).await.expect("it is kept");
		let events = at.events().fetch().await.expect("it has some");
		assert!(events.iter().all(|event| event.is_ok()), "events of block {number}");
		let transactions = at.extrinsics().fetch().await.expect("it has some");
		assert!(transactions.iter().all(|transaction| transaction.is_ok()), "transactions of block {number}");
	}
}

async fn send(client: &Client, number: u64, signer: &Signer, nonces: &Nonces) -> Pending {
	client.send(&remark(number), signer, nonces).await.expect("it is taken")
}

fn remark(number: u64) -> impl Payload {
	chain::transactions().system().remark(number.to_be_bytes().to_vec())
}
