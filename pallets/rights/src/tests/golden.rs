//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	GrantId,
	right::{Disposal, Ground, Outbound, Right, Rights as Set},
	terms::*,
};

use crate::{Acceptance, Conveyance, Event, Granting, Grants, Holdings, Pledge, Survivors, mock::*};

const GRANT: GrantId = GrantId([9; 32]);

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

#[test]
fn terms_are_encoded_as_ever() {
	let mut all = terms();
	all.volume = Volume {
		calls: Some(Limit { amount: 1, period_ms: Some(2) }),
		bytes: Some(Limit { amount: 3, period_ms: None }),
		seats: Some(4),
	};
	all.period = Period { from_ms: 5, until_ms: Some(6) };
	all.exclusivity = Exclusivity::Sole;
	all.export = Export::Allowed { basis: [7; 32] };
	all.clauses = Some([8; 32]);
	let purposes = "0300000000000000";
	// One division, 440000.
	let territory = "0104c0b60600";
	let period = "0500000000000000010600000000000000";
	let volume = "010100000000000000010200000000000000010300000000000000000104000000";
	// Twice, to data users; divisions 63 to 65; trusted execution.
	let (sublicence, sectors, environments) = ("0204000000", "00000000000000800300000000000000", "04");
	let (export, clauses) = (format!("01{}", "07".repeat(32)), format!("01{}", "08".repeat(32)));
	let expected = format!(
		"{purposes}{territory}{period}{volume}01{sublicence}{sectors}{environments}{export}{clauses}"
	);
	assert_eq!(hex(&all.encode()), expected);
}

#[test]
fn events_are_encoded_as_ever() {
	let (dataset, grant) = ("00".repeat(32), "09".repeat(32));
	let (holder, bob) = ("01".repeat(32), "0a".repeat(32));
	let granting =
		Granting { parent: Some(GRANT), survivors: Survivors::try_from(vec![GRANT]).unwrap(), ..granting() };
	let terms_hex = hex(&terms().encode());
	let bank = "14".repeat(32);
	let events: [(Event<Test>, String); 12] = [
		(
			Event::JointDeclared {
				dataset: GENERATED,
				parties: vec![member(HOLDER), member(BOB)].try_into().unwrap(),
			},
			format!("00{dataset}08{holder}{bob}"),
		),
		(
			Event::Consented { dataset: GENERATED, to: member(HOLDER), party: member(BOB) },
			format!("01{dataset}{holder}{bob}"),
		),
		(
			Event::RightClaimed {
				dataset: GENERATED,
				right: Right::Operate,
				holder: member(HOLDER),
				ground: Ground::Derivative { evidence: [7; 32], inputs: vec![GRANT].try_into().unwrap() },
			},
			format!("02{dataset}02{holder}05{}04{grant}", "07".repeat(32)),
		),
		(
			Event::RightRelinquished { dataset: GENERATED, right: Right::Use, holder: member(HOLDER) },
			format!("03{dataset}01{holder}"),
		),
		(
			Event::Granted {
				grant: GRANT,
				number: 2,
				grantor: member(HOLDER),
				granting: Box::new(granting.clone()),
			},
			format!("04{grant}0200000000000000{holder}{dataset}0101{grant}{bob}{terms_hex}04{grant}"),
		),
		(Event::Revoked { grant: GRANT, grantor: member(HOLDER) }, format!("05{grant}{holder}")),
		(
			Event::Offered { grant: GRANT, grantor: member(HOLDER), granting: Box::new(granting) },
			format!("06{grant}{holder}{dataset}0101{grant}{bob}{terms_hex}04{grant}"),
		),
		(Event::OfferWithdrawn { grant: GRANT, grantor: member(HOLDER) }, format!("07{grant}{holder}")),
		(
			Event::RightTransferred {
				dataset: GENERATED,
				right: Right::Operate,
				from: member(HOLDER),
				to: member(BOB),
				how: Conveyance::Disposed(Disposal::Contribution),
				outbound: Outbound::Encumbering,
				document: [7; 32],
			},
			format!("08{dataset}02{holder}{bob}000101{}", "07".repeat(32)),
		),
		(
			Event::Pledged {
				dataset: GENERATED,
				right: Right::Use,
				holder: member(HOLDER),
				pledge: Pledge { due_ms: 5, ..pledge() },
			},
			format!("09{dataset}01{holder}{bank}050000000000000000{}", "08".repeat(32)),
		),
		(
			Event::PledgeReleased {
				dataset: GENERATED,
				right: Right::Use,
				holder: member(HOLDER),
				pledgee: member(BANK),
			},
			format!("0a{dataset}01{holder}{bank}"),
		),
		(
			Event::Accepted {
				dataset: GENERATED,
				from: member(HOLDER),
				to: member(BOB),
				acceptance: Acceptance {
					rights: Set::of(&[Right::Hold, Right::Operate]),
					outbound: Outbound::Encumbering,
					document: [7; 32],
				},
			},
			format!("0b{dataset}{holder}{bob}0501{}", "07".repeat(32)),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn ways_in_which_rights_go_are_encoded_as_ever() {
	let ways = [
		Conveyance::Disposed(Disposal::Transfer),
		Conveyance::Disposed(Disposal::Contribution),
		Conveyance::Enforced,
		Conveyance::Registered,
	];
	assert_eq!(ways.map(|how| hex(&how.encode())), ["0000", "0001", "01", "02"]);
	assert_eq!([Outbound::Novated, Outbound::Encumbering].map(|it| hex(&it.encode())), ["00", "01"]);
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let of = |item: &[u8]| [twox_128(b"Rights"), twox_128(item)].concat();
	let hashed = |key: &[u8]| [&blake2_128(key)[..], key].concat();
	let grant = [of(b"Grants"), hashed(&[9; 32])].concat();
	assert_eq!(Grants::<Test>::hashed_key_for(GRANT), grant);
	let right = [&twox_64(&[2])[..], &[2]].concat();
	let holding = [of(b"Holdings"), hashed(&[0; 32]), right, hashed(member(HOLDER).as_bytes())].concat();
	assert_eq!(Holdings::<Test>::hashed_key_for((GENERATED, Right::Operate, member(HOLDER))), holding);
}
