use codec::{Decode, Encode};
use frame::{
	deps::{
		frame_system::CheckMortality,
		scale_info::MetaType,
		sp_runtime::{
			generic::Era,
			traits::TxBaseImplication,
			transaction_validity::{TransactionSource, TransactionValidityError},
		},
	},
	testing_prelude::*,
};

use crate::{CheckMortal, GateRefusal, mock::*};

fn validate(origin: RuntimeOrigin, era: Era) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
	let mortal = CheckMortal::<Test>::from(era);
	let source = TransactionSource::External;
	mortal
		.validate(origin, &call, &Default::default(), 0, Default::default(), &TxBaseImplication(()), source)
		.map(|(valid, ..)| valid)
}

#[test]
fn signed_transactions_have_an_end() {
	execute(|| {
		assert_eq!(validate(signed(ALICE), Era::immortal()), Err(GateRefusal::Immortal.into()));
		assert_eq!(validate(signed(ALICE), Era::mortal(64, 1)).unwrap().longevity, 64);
	});
}

#[test]
fn authorized_reports_need_none() {
	execute(|| {
		assert_ok!(validate(RuntimeOrigin::none(), Era::immortal()));
	});
}

#[test]
fn wallets_see_the_extension_they_know() {
	type Call = RuntimeCall;
	let era = Era::mortal(64, 7);
	let (ours, theirs) = (CheckMortal::<Test>::from(era), CheckMortality::<Test>::from(era));
	assert_eq!(ours.encode(), theirs.encode());
	assert_eq!(CheckMortal::<Test>::decode(&mut &theirs.encode()[..]), Ok(ours.clone()));
	assert_eq!(MetaType::new::<CheckMortal<Test>>(), MetaType::new::<CheckMortality<Test>>());
	let metadata = <CheckMortal<Test> as TransactionExtension<Call>>::metadata();
	let expected = <CheckMortality<Test> as TransactionExtension<Call>>::metadata();
	assert_eq!(metadata[0].identifier, expected[0].identifier);
	assert_eq!((metadata[0].ty, metadata[0].implicit), (expected[0].ty, expected[0].implicit));
	let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
	assert_eq!(ours.weight(&call), theirs.weight(&call));
	execute(|| assert!(ours.implicit().is_err() == theirs.implicit().is_err()));
}
