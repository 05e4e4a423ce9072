//! Searches in the bytes of strings.

/// Returns whether `marks` flags any byte. It flags a byte of a word by the byte's top bit.
///
/// Eight bytes at a time, because most strings are too short for vector instructions.
#[inline]
pub fn any_flagged(bytes: &[u8], marks: impl Fn(u64) -> u64) -> bool {
    let (words, _) = bytes.as_chunks::<8>();
    let mut marked = 0;
    for word in words {
        marked |= marks(u64::from_le_bytes(*word));
    }
    // The rest is read together with bytes before it that were checked already.
    marked |= marks(match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (_, Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        // Three bytes at most.
        (.., [first, .., last]) => {
            let middle = bytes[bytes.len() / 2];
            u64::from_le_bytes([*first, middle, *last, b'a', b'a', b'a', b'a', b'a'])
        }
        (.., [one]) => u64::from_le_bytes([*one, b'a', b'a', b'a', b'a', b'a', b'a', b'a']),
        _ => return false,
    });
    marked != 0
}

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// Flags bytes less than `limit`, which is at most 128. Bytes above the first such byte may be flagged falsely.
#[inline]
pub const fn flag_less_than(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES * limit as u64) & !word & TOPS
}

/// Flags the bytes of characters that are not ASCII.
#[inline]
pub const fn flag_non_ascii(word: u64) -> u64 {
    word & TOPS
}

/// Flags bytes equal to an ASCII byte. Bytes above the first such byte may be flagged falsely.
#[inline]
pub const fn flag_equal(word: u64, byte: u8) -> u64 {
    let word = word ^ (ONES * byte as u64);
    flag_less_than(word, 1)
}

#[cfg(test)]
mod tests {
    use super::{any_flagged, flag_equal, flag_less_than};
    use alloc::vec;

    #[test]
    fn every_byte_at_every_place() {
        for length in 0..20 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut bytes = vec![b'x'; length];
                    bytes[at] = byte;
                    assert_eq!(
                        any_flagged(&bytes, |word| flag_less_than(word, b' ')),
                        byte < b' ',
                        "{byte} at {at} of {length}"
                    );
                    assert_eq!(
                        any_flagged(&bytes, |word| flag_equal(word, b'"')),
                        byte == b'"',
                        "{byte} at {at} of {length}"
                    );
                    assert_eq!(
                        any_flagged(&bytes, |word| flag_equal(word, 0x7f)),
                        byte == 0x7f,
                        "{byte} at {at} of {length}"
                    );
                }
            }
        }
    }
}
