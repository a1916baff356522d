import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registers a dataset over JSON-RPC: prepare, sign, submit, wait until it is final, read back, and fetch the receipt.
 *
 * <p>Needs Java 17 and nothing else: {@code java Register.java URL KEY FILE LOCATOR RECEIPT}. Prints one JSON document.
 * 登记一个数据集:只需 Java 17 标准库。
 */
public final class Register {
	/** Final, and the votes are on their way: ask again in a moment. 终局证明尚在途中,稍候重试。 */
	private static final List<Long> NOT_YET = List.of(7002L, 7003L, 7004L, 7005L);

	public static void main(String[] arguments) throws Exception {
		if (arguments.length != 5) {
			System.err.println("usage: java Register.java URL KEY FILE LOCATOR RECEIPT   (see README.md)");
			System.exit(2);
		}
		try {
			var file = Path.of(arguments[2]);
			register(new Node(arguments[0]), new Key(Path.of(arguments[1])), file, arguments[3], Path.of(arguments[4]));
		} catch (Refused refused) {
			System.err.println(refused.getMessage());
			System.exit(1);
		}
	}

	private static void register(Node node, Key key, Path file, String locator, Path receipt) throws Exception {
		var nonce = new byte[32];
		new SecureRandom().nextBytes(nonce);
		// The nonce makes the dataset's identifier, and is used once.
		var params = Json.object("nonce", Hex.of(nonce), "content", content(file, locator), "check", "Later");
		var prepared = Json.map(node.call("hefu_prepare", Json.object(
			"call", "registry.register", "params", params, "signer", key.account(), "scheme", "ed25519")));
		// A person or a rule looks at this before the key signs. 签名前应核对摘要。
		var summary = Json.map(prepared.get("summary"));
		System.err.println(summary.get("en") + "\n" + summary.get("zh"));

		var signature = key.sign(Hex.parse((String) prepared.get("payloadToSign")));
		var submitted = Json.map(node.call("hefu_submit", Json.object(
			"payload", prepared.get("payload"), "signature", Hex.of(signature))));

		var done = node.waitFinal((String) submitted.get("transaction"));
		if (!"finalised".equals(done.get("state")) || !Boolean.TRUE.equals(done.get("succeeded"))) {
			throw new Refused(0, Json.write(done));
		}
		var event = Json.list(done.get("events")).stream().map(Json::map)
			.filter(one -> "Registry".equals(one.get("pallet")) && "DatasetRegistered".equals(one.get("name")))
			.findFirst().orElseThrow();
		var dataset = Json.map(event.get("fields")).get("dataset");
		var block = Json.map(done.get("block"));

		var read = Json.map(node.call("hefu_dataset", Json.object("dataset", dataset, "at", block.get("hash"))));
		var record = Json.map(Json.map(Json.list(read.get("versions")).get(0)).get("record"));
		var descriptor = Json.map(Json.map(record.get("content")).get("descriptor"));
		Files.write(receipt, node.eventReceipt(block.get("hash"), event.get("index")));
		System.out.println(Json.write(Json.object(
			"dataset", dataset, "block", block, "holder", Json.map(read.get("dataset")).get("holder"),
			"name", descriptor.get("name"), "receipt", receipt.toString())));
	}

	/** What is said of the dataset: docs/json-rpc.md says what belongs where. */
	private static Map<String, Object> content(Path file, String locator) throws Exception {
		var data = Files.readAllBytes(file);
		var name = file.getFileName().toString();
		var digest = MessageDigest.getInstance("SHA-256").digest(data);
		var descriptor = Json.object(
			"name", name, "source", "Generated", "volume", Json.object("bytes", (long) data.length),
			"kind", "Product", "access", "OnApplication", "grade", Json.object("class", "General"),
			"personal_information", "None");
		var distribution = Json.object(
			"name", name, "media_type", "text/csv", "size", (long) data.length,
			"locator", Json.object("Url", locator), "digests", Json.object("sha256", Hex.of(digest)));
		return Json.object("descriptor", descriptor, "distributions", List.of(distribution), "parents", List.of());
	}

	/** An error that the node answered with. */
	private static final class Refused extends Exception {
		final long code;

		Refused(long code, String message) {
			super(message);
			this.code = code;
		}
	}

	/** A node's JSON-RPC over HTTP. */
	private record Node(HttpClient client, URI url) {
		Node(String url) {
			this(HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build(), URI.create(url));
		}

		Object call(String method, Map<String, Object> params) throws IOException, InterruptedException, Refused {
			var body = Json.write(Json.object("jsonrpc", "2.0", "id", 1L, "method", method, "params", params));
			var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30))
				.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
			var answer = Json.map(Json.read(client.send(request, HttpResponse.BodyHandlers.ofString()).body()));
			if (answer.get("error") instanceof Map<?, ?> error) {
				throw new Refused((Long) error.get("code"), error.get("message") + "\n" + error.get("data"));
			}
			return answer.get("result");
		}

		/** What became of a transaction, once nothing more will. */
		Map<String, Object> waitFinal(String transaction) throws Exception {
			for (int second = 0; second < 120; second++) {
				var found = Json.map(call("hefu_transaction", Json.object("hash", transaction)));
				if (!List.of("pooled", "inBlock").contains(found.get("state"))) {
					return found;
				}
				Thread.sleep(1000);
			}
			throw new Refused(0, transaction + " is not final after two minutes; it may still become so");
		}

		/** The receipt of an event: a file that is verified offline. */
		byte[] eventReceipt(Object block, Object index) throws Exception {
			for (int second = 0; second < 60; second++) {
				try {
					var found = call("hefu_eventReceipt", Json.object("blockHash", block, "eventIndex", index));
					return Hex.parse((String) Json.map(found).get("receipt"));
				} catch (Refused refused) {
					if (!NOT_YET.contains(refused.code)) {
						throw refused;
					}
				}
				Thread.sleep(1000);
			}
			throw new Refused(0, "no receipt: finality stands still");
		}
	}

	/** An Ed25519 key from a PEM file, as {@code openssl genpkey} writes it. */
	private static final class Key {
		private final PrivateKey key;
		private final String account;

		Key(Path file) throws Exception {
			var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
			var encoded = Base64.getDecoder().decode(base64);
			key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
			account = Hex.of(publicKey(key));
		}

		String account() {
			return account;
		}

		byte[] sign(byte[] message) throws Exception {
			var signature = Signature.getInstance("Ed25519");
			signature.initSign(key);
			signature.update(message);
			return signature.sign();
		}

		/**
		 * The public key. Java derives none from a private key, but makes both from a seed: the generator asks its source of
		 * randomness for 32 bytes, and is given the private key's.
		 */
		private static byte[] publicKey(PrivateKey key) throws Exception {
			var seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
			var generator = KeyPairGenerator.getInstance("Ed25519");
			generator.initialize(255, new SecureRandom() {
				@Override
				public void nextBytes(byte[] bytes) {
					System.arraycopy(seed, 0, bytes, 0, bytes.length);
				}
			});
			var encoded = generator.generateKeyPair().getPublic().getEncoded();
			return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
		}
	}

	/** Bytes as hex with 0x. */
	private static final class Hex {
		static String of(byte[] bytes) {
			return "0x" + HexFormat.of().formatHex(bytes);
		}

		static byte[] parse(String text) {
			return HexFormat.of().parseHex(text, 2, text.length());
		}
	}

	/** As much JSON as is needed here; in earnest, take the JSON library that you have. 正式使用请换用现有 JSON 库。 */
	private static final class Json {
		private final String text;
		private int at;

		private Json(String text) {
			this.text = text;
		}

		static Map<String, Object> object(Object... namesAndValues) {
			var object = new LinkedHashMap<String, Object>();
			for (int i = 0; i < namesAndValues.length; i += 2) {
				object.put((String) namesAndValues[i], namesAndValues[i + 1]);
			}
			return object;
		}

		@SuppressWarnings("unchecked")
		static Map<String, Object> map(Object value) {
			return (Map<String, Object>) value;
		}

		@SuppressWarnings("unchecked")
		static List<Object> list(Object value) {
			return (List<Object>) value;
		}

		static String write(Object value) {
			if (value instanceof String string) {
				return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
			}
			if (value instanceof Map<?, ?> map) {
				var fields = map.entrySet().stream().map(field -> write(field.getKey()) + ":" + write(field.getValue()));
				return "{" + String.join(",", fields.toList()) + "}";
			}
			if (value instanceof List<?> list) {
				return "[" + String.join(",", list.stream().map(Json::write).toList()) + "]";
			}
			return String.valueOf(value);
		}

		static Object read(String text) {
			return new Json(text).value();
		}

		private Object value() {
			switch (next()) {
				case '{': {
					var object = new LinkedHashMap<String, Object>();
					for (char c = next(); c != '}'; c = next()) {
						if (c == ',') {
							c = next();
						}
						var name = string();
						next();
						object.put(name, value());
					}
					return object;
				}
				case '[': {
					var list = new ArrayList<Object>();
					for (char c = next(); c != ']'; c = next()) {
						if (c != ',') {
							at--;
						}
						list.add(value());
					}
					return list;
				}
				case '"':
					return string();
				default: {
					int from = --at;
					while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
						at++;
					}
					var word = text.substring(from, at);
					return switch (word) {
						case "null" -> null;
						case "true", "false" -> Boolean.valueOf(word);
						default -> Long.valueOf(word);
					};
				}
			}
		}

		/** The rest of a text after its quotation mark. */
		private String string() {
			var string = new StringBuilder();
			for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
				if (c == '\\') {
					c = text.charAt(at++);
					switch (c) {
						case 'n' -> c = '\n';
						case 't' -> c = '\t';
						case 'r' -> c = '\r';
						case 'b' -> c = '\b';
						case 'f' -> c = '\f';
						case 'u' -> {
							c = (char) Integer.parseInt(text, at, at + 4, 16);
							at += 4;
						}
						default -> { }
					}
				}
				string.append(c);
			}
			return string.toString();
		}

		private char next() {
			while (Character.isWhitespace(text.charAt(at))) {
				at++;
			}
			return text.charAt(at++);
		}
	}
}
