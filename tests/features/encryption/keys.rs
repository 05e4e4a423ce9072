//! The keys that are accepted, and the errors about all others.

use base64ct::{Base64, Encoding};
use payment_session::encrypt::{CardKey, CardKeyError};
use test_features::encryption::{KEY, payload};

/// The `encryptionKey` of the documented response with a card session.
const DOCUMENTED: &str = concat!(
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzktmvQP+4z6OikrOaf4kx1LizCzQ6vbzxEUbzyjyEur3oiTT3q4sL5GV037t14UPLsb1SHNO",
    "btJjqISyi/lmiIqtr/LayM8AKvbZVf2LL2+MSa/1IGYMHpeO8w/mYkFKOhlvbQHa0VTiM8Tsqv2yFvZ3uFKeJ8AJL+QcAdusNKVzcx37DZGB33qLeiy0",
    "G/OXkq57pT/aAwx85fdRxw9ih001l3oyKil3l+VT42ZeB2kLJHRVf+HMqFTtIPgkPSbwbFNJQhZXKzGnHTF0YW2M78+ji+2wMdq2pEpxVHpatl32Irj6",
    "VU23Zlrle3B1udGOZgOkaLUfmUKWJd/cgf8lPQIDAQAB",
);

/// The key on an older page of the documentation.
const OBSOLETE: &str = "Eykc6QYeUuG5aKcPMrUsaZq0bWWCGLJY";

fn read(text: &str) -> Result<CardKey, CardKeyError> {
    let key = text.parse();
    assert_eq!(key, CardKey::try_from(text));
    key
}

fn error(text: &str) -> CardKeyError {
    let error = read(text).unwrap_err();
    // An error does not show the text that was read as a key.
    for shown in [error.to_string(), format!("{error:?}")] {
        assert!(text.len() < 8 || !shown.contains(&text[..8]), "{shown}");
    }
    error
}

/// Returns the key with changed bytes.
fn changed(change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut der = Base64::decode_vec(KEY).unwrap();
    change(&mut der);
    Base64::encode_string(&der)
}

#[test]
fn documented_and_longer_keys_are_read() {
    for text in [DOCUMENTED, KEY, include_str!("keys/rsa-4096.txt")] {
        let key = read(text).unwrap();
        assert!(payload().unwrap().encrypt(&key).is_ok());
        assert_eq!(format!("{key:?} {key:#?}"), "CardKey(redacted) CardKey(redacted)");
    }
    assert_ne!(read(DOCUMENTED), read(KEY));
}

#[test]
fn invalid_base64_is_rejected() {
    let url_safe = KEY.replace('+', "-").replace('/', "_");
    let wrapped = format!("{}\n{}", &KEY[..64], &KEY[64..]);
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{KEY}\n-----END PUBLIC KEY-----");
    let cases = [" ", "é", "*", "A", "AA", "A===", &KEY[..391], &KEY[..KEY.len() - 3], &url_safe, &wrapped, &pem];
    for text in cases {
        assert_eq!(error(text), CardKeyError::NotBase64, "{text}");
    }
    assert_eq!(error(&format!("{KEY}\n")), CardKeyError::NotBase64);
    assert_eq!(CardKeyError::NotBase64.to_string(), "the card key is not valid base64");
}

#[test]
fn bytes_that_are_not_a_key_in_der_are_rejected() {
    for text in ["", OBSOLETE, "AAAA", &KEY[..388], include_str!("keys/pkcs1-2048.txt")] {
        assert_eq!(error(text), CardKeyError::NotDer, "{text}");
    }
    let text = "the card key is not a public key in DER (`SubjectPublicKeyInfo`)";
    assert_eq!(CardKeyError::NotDer.to_string(), text);
}

#[test]
fn bytes_after_the_key_are_rejected() {
    assert_eq!(error(&changed(|der| der.push(0))), CardKeyError::TrailingBytes);
    assert_eq!(error(&changed(|der| der.extend_from_within(..))), CardKeyError::TrailingBytes);
    assert_eq!(CardKeyError::TrailingBytes.to_string(), "the card key has extra bytes after its end");
}

#[test]
fn keys_of_other_algorithms_are_rejected() {
    let keys = [
        include_str!("keys/ec-p256.txt"),
        include_str!("keys/ed25519.txt"),
        include_str!("keys/rsa-pss-2048.txt"),
        // An even modulus.
        &changed(|der| der[288] ^= 1),
        // An even exponent.
        &changed(|der| der[293] ^= 1),
    ];
    for key in keys {
        assert_eq!(error(key), CardKeyError::NotRsa, "{key}");
    }
    assert_eq!(CardKeyError::NotRsa.to_string(), "the card key is not an RSA key");
}

#[test]
fn keys_of_other_lengths_are_rejected() {
    let cases = [
        (include_str!("keys/rsa-1024.txt"), CardKeyError::TooShort { bits: 1024 }, "the minimum is 2048"),
        (include_str!("keys/rsa-2047.txt"), CardKeyError::TooShort { bits: 2047 }, "the minimum is 2048"),
        (include_str!("keys/rsa-4104.txt"), CardKeyError::TooLong { bits: 4104 }, "the maximum is 4096"),
    ];
    for (key, expected, reason) in cases {
        assert_eq!(error(key), expected);
        assert!(expected.to_string().ends_with(reason), "{expected}");
    }
}

/// A key comes from a response. Any bytes are rejected, or they can encrypt.
#[test]
fn no_bytes_cause_a_panic() {
    let payload = payload().unwrap();
    let check = |text: &str| {
        if let Ok(key) = text.parse::<CardKey>() {
            assert!(payload.encrypt(&key).is_ok(), "{text}");
        }
    };
    let length = Base64::decode_vec(KEY).unwrap().len();
    for at in 0..length {
        check(&changed(|der| der.truncate(at)));
        // The bytes around the modulus describe the structure, so more values are tried there.
        let bytes: &[u8] = if (40..280).contains(&at) { &[0xff] } else { &[0, 1, 2, 0x7f, 0x80, 0xff] };
        for byte in bytes {
            check(&changed(|der| der[at] = *byte));
        }
    }
}
