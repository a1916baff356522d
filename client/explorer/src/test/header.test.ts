import { expect, test } from "vitest";
import { compact, digestOf, hashOf } from "../lib/header";

test("compact numbers are SCALE's", () => {
	expect([...compact(0)]).toEqual([0]);
	expect([...compact(63)]).toEqual([252]);
	expect([...compact(64)]).toEqual([1, 1]);
	expect([...compact(16_383)]).toEqual([253, 255]);
	expect([...compact(16_384)]).toEqual([2, 0, 1, 0]);
	expect([...compact(2 ** 30 - 1)]).toEqual([254, 255, 255, 255]);
	expect([...compact(2 ** 30)]).toEqual([3, 0, 0, 0, 64]);
});

// Of a local network.
const header = {
	"parentHash": "0x11d23c22ef15156d1afde0b6ccbdec09d297cb9c77e25fcf26ffac2a071f22c9",
	"number": "0x1f",
	"stateRoot": "0xf0dbc94e07fd5aa7828a0b15d745cc60aecfea5d2e116be9a489c83e23eee370",
	"extrinsicsRoot": "0xdd5a3d874f607fec25a74fd8c58b6e9998ecba5f6c859c19a9f07297f69ddf84",
	"digest": {
		"logs": [
			"0x066175726120db17833500000000",
			"0x044846455645010168ba5a7f76b340ddbe8cb047c8036bf41c5368eb38abfcf2c7e8741d518e759001000000f25e2a10a201000008000000c36ad5cd7e1671066a3f2ba656008ef65831095482b843256139831f02570933",
			"0x0561757261010172fa8567be11cf03310910d08b70127d766a1cead940481ff1036a3d6540a54aa597f6089fc07a98003deb405868cfb411f43f0a4e409a45429f3fb992a19881"
		]
	}
};

test("a header hashes to its block's hash, and tells its slot and events", () => {
	expect(hashOf(header)).toBe("0x114d7f8c2a525734df5bfbb7837831f5c40ddc86b10867017659218d6daf4c11");
	expect(digestOf(header)).toEqual({"slot": 897783771, "events": 8, "eventsRoot": "0xc36ad5cd7e1671066a3f2ba656008ef65831095482b843256139831f02570933"});
	expect(hashOf({ ...header, number: "0x1" })).not.toBe("0x114d7f8c2a525734df5bfbb7837831f5c40ddc86b10867017659218d6daf4c11");
});
