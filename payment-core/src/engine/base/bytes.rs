//! Searches in the bytes of strings.

/// Returns whether `is_wanted` holds for any byte.
///
/// Tests all bytes of a chunk without branches, for which the compiler uses vector instructions.
#[inline]
pub fn any(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> bool {
    // The last chunk may overlap the one before it.
    if let Some(last) = bytes.last_chunk::<16>() {
        let (chunks, _) = bytes.as_chunks::<16>();
        chunks.iter().any(|chunk| any_in_chunk(chunk, &is_wanted)) || any_in_chunk(last, &is_wanted)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        any_in_chunk(first, &is_wanted) | any_in_chunk(last, &is_wanted)
    } else {
        bytes.iter().any(|byte| is_wanted(*byte))
    }
}

// A call takes longer than the test.
#[allow(clippy::inline_always)]
#[inline(always)]
fn any_in_chunk<const N: usize>(chunk: &[u8; N], is_wanted: impl Fn(u8) -> bool) -> bool {
    chunk.iter().fold(false, |found, byte| found | is_wanted(*byte))
}

#[cfg(test)]
mod tests {
    use super::any;
    use alloc::vec;

    #[test]
    fn a_wanted_byte_is_found_at_every_place() {
        for length in 0..50 {
            assert!(!any(&vec![b'x'; length], |byte| byte == b'"'), "{length}");
            for at in 0..length {
                let mut bytes = vec![b'x'; length];
                bytes[at] = b'"';
                assert!(any(&bytes, |byte| byte == b'"'), "{at} of {length}");
            }
        }
    }
}
