// Creates a key, encrypts a card for it with the example `encrypt`, and opens the card with node's crypto.
import { execFileSync } from "node:child_process";
import { constants, createDecipheriv, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { readFileSync } from "node:fs";

const expected = readFileSync(new URL("payload.json", import.meta.url));
const command = ["run", "--quiet", "-p", "test-features", "--example", "encrypt"];

for (const modulusLength of [2048, 3072, 4096]) {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength });
    const encryptionKey = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const card = execFileSync("cargo", command, { input: encryptionKey, encoding: "ascii" }).trimEnd();

    const bytes = (text) => {
        const decoded = Buffer.from(text, "base64");
        // node ignores invalid characters.
        if (decoded.toString("base64") !== text) throw new Error("not standard base64");
        return decoded;
    };
    const envelope = JSON.parse(bytes(card));
    const names = Object.keys(envelope).join();
    if (names !== "encryptedKey,nonce,ciphertext") throw new Error(`the fields are ${names}`);
    const padding = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
    const key = privateDecrypt(padding, bytes(envelope.encryptedKey));
    const ciphertext = bytes(envelope.ciphertext);
    const decipher = createDecipheriv("aes-256-gcm", key, bytes(envelope.nonce), { authTagLength: 16 });
    decipher.setAuthTag(ciphertext.subarray(-16));
    const plaintext = Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]);
    if (!plaintext.equals(expected)) throw new Error(`the plaintext differs: ${plaintext}`);
    console.log(`node: opened with a key of ${modulusLength} bits`);
}
