import { expect, test } from "vitest";
import { CERTIFICATE, comparePrinted, dayText, ENTRY, readPrinted, type Ledger, type Printed } from "../lib/printed";

const ledger: Ledger = {
	code: [["SJ4412026070001"]],
	name: [["2026广东气象观测 Guangdong weather"]],
	dataset: [["hfds1q"]],
	institution: [["示例登记机构", "hfmb1i"]],
	hold: [["示例一公司", "hfmb1a"], ["示例二公司", "hfmb1b"]],
	use: [["示例一公司", "hfmb1a"]],
	operate: [],
	issued: [["2026-07-01"]],
	until: [["2031-06-30"]],
};
const check = (field: Printed, text: string) => comparePrinted(CERTIFICATE, { [field]: text }, ledger)[0]?.is;

test("what is printed agrees field by field, and what is left out is not compared", () => {
	expect(comparePrinted(CERTIFICATE, { code: "SJ4412026070001", name: " ", issued: "2026-07-02" }, ledger)).toEqual([
		{ field: "code", typed: "SJ4412026070001", is: "Agrees" },
		{ field: "issued", typed: "2026-07-02", is: "Differs" },
	]);
	expect(comparePrinted(CERTIFICATE, {}, ledger)).toEqual([]);
});

test("full-width forms, spaces and cases make no difference; a digit does", () => {
	expect(check("code", "ｓｊ4412026070001")).toBe("Agrees");
	expect(check("code", "SJ4412026070002")).toBe("Differs");
	expect(check("name", "2026广东气象观测Guangdong  Weather")).toBe("Agrees");
	expect(check("name", "2026广东气象观测")).toBe("Differs");
	expect(check("institution", "hfmb1i")).toBe("Agrees");
});

test("holders are the same people in any order, and nobody else", () => {
	expect(check("hold", "示例二公司、示例一公司")).toBe("Agrees");
	expect(check("hold", "示例一公司，hfmb1b")).toBe("Agrees");
	expect(check("hold", "示例一公司")).toBe("Differs");
	expect(check("use", "示例一公司、示例二公司")).toBe("Differs");
	expect(check("operate", "—")).toBe("Agrees");
	expect(check("operate", "示例一公司")).toBe("Differs");
});

test("days however they are written in numbers", () => {
	for (const text of ["2026-07-01", "2026/7/1", "2026年7月1日", "２０２６．０７．０１"]) expect([text, dayText(text)]).toEqual([text, "2026-07-01"]);
	for (const text of ["", "1 July 2026", "2026-13-01", "2026-07"]) expect([text, dayText(text)]).toEqual([text, null]);
	expect(check("issued", "2026年7月1日")).toBe("Agrees");
	expect(check("issued", "soon")).toBe("Unread");
	// What the ledger does not tell agrees with nothing.
	expect(comparePrinted(CERTIFICATE, { until: "2031-06-30" }, { ...ledger, until: [] })[0]?.is).toBe("Differs");
});

test("a copied certificate is read by the names of its fields, in either language", () => {
	const labels = Object.fromEntries(Object.keys(ledger).map((field) => [field, [field]])) as Record<Printed, string[]>;
	Object.assign(labels, { code: ["登记凭证编码", "Certificate code"], hold: ["持有权人", "Right to hold"], issued: ["登记日期", "Issued on"] });
	expect(readPrinted(CERTIFICATE, "登记凭证编码：SJ4412026070001\n持有权人　示例一公司\n登记日期\t2026年7月1日\n备注：无", labels)).toEqual({
		code: "SJ4412026070001",
		hold: "示例一公司",
		issued: "2026年7月1日",
	});
	// As a browser copies it from the page: names and values in lines of their own.
	expect(readPrinted(CERTIFICATE, "数据产权登记凭证\n登记凭证编码\nCertificate code\nSJ4412026070001\n持有权人 Right to hold\n示例一公司、示例二公司\n备注", labels)).toEqual({
		code: "SJ4412026070001",
		hold: "示例一公司、示例二公司",
	});
	expect(readPrinted(CERTIFICATE, "Certificate code: SJ4412026070001\nRight to hold:  示例一公司", labels)).toEqual({ code: "SJ4412026070001", hold: "示例一公司" });
	// The code and the dataset are known by their form.
	expect(readPrinted(CERTIFICATE, `凭证 SJ4412026070001 号，hfds1${"q".repeat(58)}`, labels)).toEqual({ code: "SJ4412026070001", dataset: `hfds1${"q".repeat(58)}` });
});

test("what is given out of the public register has fields of its own", () => {
	const labels = { code: ["登记结果查询码", "Query code"], name: ["数据名称", "Name"], dataset: ["数据集标识", "Dataset"], institution: ["登记机构", "Institution"], registrant: ["登记主体", "Registrant"], until: ["有效期至", "Until"] };
	const typed = readPrinted(ENTRY, "登记结果查询码：G-44 0001\n登记主体：示例单位\n有效期至：2029年7月1日", labels);
	expect(typed).toEqual({ code: "G-44 0001", registrant: "示例单位", until: "2029年7月1日" });
	const ledger = { code: [["G-440001"]], name: [], dataset: [], institution: [], registrant: [["示例单位", "hfmb1r"]], until: [["2029-07-02"]] };
	expect(comparePrinted(ENTRY, typed, ledger).map(({ field, is }) => [field, is])).toEqual([["code", "Agrees"], ["registrant", "Agrees"], ["until", "Differs"]]);
});
