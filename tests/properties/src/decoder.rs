//! Wherever the bytes of a connection are cut, the decoder gives the same replies, and the same as `Reply::parse`.

#[path = "../../decode/mod.rs"]
mod decode;

use decode::decode;
use proptest::prelude::*;
use smtp_reply::{Limits, Reply};

/// Small enough for the bytes of these tests to reach them.
const LIMITS: Limits = Limits::new().with_max_line_len(40).with_max_lines(4).with_max_reply_len(90);

/// Bytes that are near to replies.
fn wire() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => "[2-5][0-9][0-9][ -][ -~]{0,20}\r\n".prop_map(String::into_bytes),
        4 => "(250|550|450)[ -]([245]\\.[0-9]\\.[0-9]{1,3})?[ -~]{0,10}\r?\n".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..6),
        1 => Just(b"\r\n".to_vec()),
        1 => Just(b"\r".to_vec()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn random_cuts_change_nothing(bytes in wire(), mut cuts in proptest::collection::vec(0_usize..200, 0..20)) {
        for cut in &mut cuts {
            *cut = (*cut).min(bytes.len());
        }
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]);
        prop_assert_eq!(decode(LIMITS, pieces), decode(LIMITS, [&bytes[..]]));
    }

    #[test]
    fn a_decoded_reply_is_what_parse_reads(bytes in wire()) {
        let (replies, _) = decode(Limits::new(), [&bytes[..]]);
        let mut at = 0;
        for reply in replies {
            let (prefix, len) = Reply::parse_prefix(&bytes[at..]).unwrap().unwrap();
            prop_assert_eq!(&prefix, &reply);
            prop_assert_eq!(&Reply::parse(&bytes[at..at + len]).unwrap(), &reply);
            prop_assert_eq!(prefix.deviations(), reply.deviations());
            at += len;
        }
    }
}
