//! How single arguments are read.

use hefu_cli::args::{
	ApplicationOrDataset, DigestOrFile, FilingOrDataset, Object, PackOrFile,
	anchor::{number, office, period},
	codes::{given_code, industry, region},
	market::{fee, tier},
	order::commitment,
	registration::institution_code,
	settlement::{BillLeg, Pay},
	terms::{limit, sublicence, until},
};
use hefu_primitives::{
	ApplicationId, BillId, DatasetId, FilingId, InstructionId, MemberId, Party,
	code::Region,
	delivery::Commitment,
	market::{Fee, FeeRole},
	member::Role,
	registration::InstitutionCode,
	terms::Limit,
};
use hefu_sdk::policy::Until;

#[test]
fn an_application_and_a_dataset_are_told_apart() {
	let (application, dataset) = (ApplicationId([1; 32]), DatasetId([2; 32]));
	let read = |text: String| text.parse::<ApplicationOrDataset>();
	assert_eq!(read(application.to_string()), Ok(ApplicationOrDataset::Application(application)));
	assert_eq!(read(dataset.to_string()), Ok(ApplicationOrDataset::Dataset(dataset)));
	assert!(read(MemberId([3; 32]).to_string()).is_err());
}

#[test]
fn what_is_wrong_is_said_of_the_code_itself() {
	assert_eq!(region("440300"), Ok(Region(440_300)));
	for (text, part) in [("999999", "no province"), ("44", "six digits"), ("44x300", "six digits")] {
		assert!(region(text).unwrap_err().contains(part), "{text}");
	}
	assert!(industry("I65").is_ok() && industry("Z99").unwrap_err().contains("GB/T 4754"));
}

#[test]
fn a_code_has_the_form_that_its_register_gives_it() {
	assert_eq!(given_code("粤A-2026-0001").unwrap().to_string_lossy(), "粤A-2026-0001");
	for wrong in ["", "a\nb", &"码".repeat(22)] {
		assert!(given_code(wrong).is_err(), "{wrong}");
	}
}

#[test]
fn evidence_is_a_digest_or_a_file() {
	let read = |text: &str| text.parse::<DigestOrFile>().unwrap();
	assert_eq!(read(&"ab".repeat(32)), DigestOrFile::Digest([0xab; 32]));
	assert_eq!(read(&format!("0x{}", "ab".repeat(32))), DigestOrFile::Digest([0xab; 32]));
	for file in ["contract.pdf", "./ab", "ab"] {
		assert_eq!(read(file), DigestOrFile::File(file.into()));
	}
}

#[test]
fn objects_go_by_their_ids() {
	assert_eq!(BillId([1; 32]).to_string().parse(), Ok(Object([1; 32])));
	assert_eq!(InstructionId([2; 32]).to_string().parse(), Ok(Object([2; 32])));
	assert_eq!("03".repeat(32).parse(), Ok(Object([3; 32])));
	assert!("hfbl1nonsense".parse::<Object>().is_err());
}

#[test]
fn institutions_have_three_digits_of_which_two_are_a_province() {
	assert_eq!(institution_code("441"), Ok(InstitutionCode { province: 44, number: 1 }));
	for wrong in ["44", "4411", "44x", "", "991"] {
		assert!(institution_code(wrong).is_err(), "{wrong}");
	}
}

#[test]
fn a_pack_is_a_number_or_a_file() {
	let read = |text: &str| text.parse::<PackOrFile>();
	assert_eq!(read("12"), Ok(PackOrFile::Number(12)));
	for file in ["pack.json", "./12", "-1", "4294967296"] {
		assert_eq!(read(file), Ok(PackOrFile::File(file.into())));
	}
}

#[test]
fn a_filing_and_a_dataset_are_told_apart() {
	let (filing, dataset) = (FilingId([1; 32]), DatasetId([2; 32]));
	let read = |text: String| text.parse::<FilingOrDataset>();
	assert_eq!(read(filing.to_string()), Ok(FilingOrDataset::Filing(filing)));
	assert_eq!(read(dataset.to_string()), Ok(FilingOrDataset::Dataset(dataset)));
	assert!(read(MemberId([3; 32]).to_string()).is_err());
}

#[test]
fn legs_name_who_gives_and_who_gets() {
	let (from, to) = (Party::Member(MemberId([1; 32])), Party::Member(MemberId([2; 32])));
	let pay = format!("{from}:{to}:1200.50").parse();
	assert_eq!(pay, Ok(Pay { from, to, amount: "1200.50".into() }));
	let bill = BillId([3; 32]);
	assert_eq!(format!("{bill}:{from}:{to}").parse(), Ok(BillLeg { bill, from, to }));
	for text in [format!("{from}:{to}"), format!("{from}:x:5"), format!("{from}:{to}:1:2")] {
		assert!(text.parse::<Pay>().is_err(), "{text}");
		assert!(text.parse::<BillLeg>().is_err(), "{text}");
	}
}

#[test]
fn fees_and_tiers_are_in_three_parts_and_two() {
	let to = MemberId([1; 32]);
	assert_eq!(fee(&format!("exchange:{to}:250")), Ok(Fee { role: FeeRole::Exchange, to, points: 250 }));
	for text in
		[format!("seller:{to}:250"), format!("fiscal:{to}:0"), format!("fiscal:{to}:10000"), "a:b".into()]
	{
		assert!(fee(&text).is_err(), "{text}");
	}
	assert_eq!(tier("11:80.50"), Ok((11, "80.50".into())));
	assert!(tier("0:80").is_err() && tier("11").is_err());
}

#[test]
fn a_commitment_is_to_a_ciphertext_and_a_key() {
	let [ciphertext, key] = ["ab".repeat(32), "cd".repeat(32)];
	let expected = Commitment { ciphertext: [0xab; 32], key: [0xcd; 32] };
	assert_eq!(commitment(&format!("{ciphertext}:{key}")), Ok(expected));
	assert!(commitment(&ciphertext).is_err() && commitment(&format!("{ciphertext}:x")).is_err());
}

#[test]
fn lengths_of_time_and_limits() {
	assert_eq!(until("30d"), Ok(Until::After(30 * 86_400_000)));
	assert_eq!(until("never"), Ok(Until::Never));
	assert_eq!(until("1970-01-02T00:00:00Z"), Ok(Until::At(86_400_000)));
	assert_eq!(until("1970-01-02"), Ok(Until::At(86_400_000 - 28_800_000)));
	for text in ["", "30", "0d", "d", "30日", "2026-02-30"] {
		assert!(until(text).is_err(), "{text}");
	}
	assert_eq!(limit("10/1h"), Ok(Limit { amount: 10, period_ms: Some(3_600_000) }));
	assert_eq!(limit("10"), Ok(Limit { amount: 10, period_ms: None }));
	for text in ["0", "x", "10/", "10/0s", "-1"] {
		assert!(limit(text).is_err(), "{text}");
	}
}

#[test]
fn granting_on_names_depth_and_role() {
	assert_eq!(sublicence("1:data-user"), Ok((1, Role::DataUser)));
	for text in ["data-user", "0:data-user", "8:data-user", "1:nobody", ":"] {
		assert!(sublicence(text).is_err(), "{text}");
	}
}

#[test]
fn an_office_is_the_first_four_digits_of_its_invoices() {
	let read = office("2644").unwrap();
	assert_eq!((read.year, read.region), (26, 44));
	assert_eq!(number("26442000000000000001").unwrap().office(), read);
	for wrong in ["264", "26444", "26x4", "+264", ""] {
		assert!(office(wrong).is_err(), "{wrong}");
	}
	assert!(number("2644").is_err() && number("2644200000000000000x").is_err());
	assert!(period("2026-Q3").is_ok() && period("2026-Q5").is_err());
}
