declare module "hefu-verifier/wasm?url" {
	const address: string;
	export default address;
}
