//! What the two bodies refuse about motions; the same of both.

use super::Said;

const LOOK: (&str, &str) = ("look with hefu motion list", "请用 hefu motion list 查看");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"签名的不是该机构席位的治理密钥",
			(
				"use the governance key of a seat with --key, such as //Alice//governance on a development chain",
				"请用 --key 指定席位的治理密钥，开发链上如 //Alice//governance",
			),
		),
		"DuplicateProposal" => (
			"同样的议案正在表决",
			("vote on the one that is open: hefu motion list", "请就已有议案表决：hefu motion list"),
		),
		"ProposalMissing" | "WrongIndex" => ("没有此议案，或已关闭", LOOK),
		"DuplicateVote" => (
			"该席位已如此表决",
			(
				"have other seats vote; then one closes it: hefu motion close",
				"请其他席位表决，再由任一席位关闭：hefu motion close",
			),
		),
		"TooEarly" => (
			"票数未定，表决期也未满",
			(
				"have more seats vote (hefu motion vote), or wait until its voting is over; hefu motion list shows how it stands",
				"请更多席位表决（hefu motion vote），或等待表决期满；可用 hefu motion list 查看",
			),
		),
		"TooManyProposals" | "SeatFull" => (
			if error == "SeatFull" {
				"该席位提出的未决议案已达上限"
			} else {
				"该机构的未决议案已达上限"
			},
			(
				"have open motions voted on and closed (hefu motion list, vote, close), then propose it again",
				"请先表决并关闭未决议案（hefu motion list、vote、close），再重新提出",
			),
		),
		"WrongProposalWeight" | "WrongProposalLength" => {
			("议案超出关闭时所允许的大小", ("propose less at once", "请减少一次提出的内容"))
		}
		"AlreadyInitialized" | "PrimeAccountNotMember" | "ProposalActive" => ("与该机构的现状不符", LOOK),
		_ => return None,
	})
}
