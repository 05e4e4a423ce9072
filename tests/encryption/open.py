"""Creates a key, encrypts a card for it with the example `encrypt`, and opens the card with `cryptography`."""

import json
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

expected = Path(__file__).with_name("payload.json").read_bytes()
command = ["cargo", "run", "--quiet", "-p", "test-encryption", "--example", "encrypt"]

for bits in (2048, 3072, 4096):
    private = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    der = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    card = subprocess.run(command, input=b64encode(der), stdout=subprocess.PIPE, check=True).stdout.strip()

    envelope = json.loads(b64decode(card, validate=True))
    assert list(envelope) == ["encryptedKey", "nonce", "ciphertext"], list(envelope)
    encrypted_key, nonce, ciphertext = (b64decode(part, validate=True) for part in envelope.values())
    assert len(nonce) == 12, len(nonce)
    oaep = padding.OAEP(mgf=padding.MGF1(SHA256()), algorithm=SHA256(), label=None)
    key = private.decrypt(encrypted_key, oaep)
    assert len(key) == 32, len(key)
    plaintext = AESGCM(key).decrypt(nonce, ciphertext, None)
    assert plaintext == expected, plaintext
    print(f"python: opened with a key of {bits} bits")
