//! What a server author builds conforms, and a client reads it back.

use proptest::prelude::*;
use smtp_reply::{EnhancedCode, Reply, ReplyCode};

fn any_code() -> impl Strategy<Value = ReplyCode> {
    (2_u16..=5, 0_u16..=5, 0_u16..=9).prop_map(|(a, b, c)| ReplyCode::new(a * 100 + b * 10 + c).unwrap())
}

proptest! {
    #[test]
    fn a_built_reply_conforms_and_reads_back(
        code in any_code(),
        numbers in proptest::option::of((0_u16..1000, 0_u16..1000)),
        texts in proptest::collection::vec("[a-zA-Z\u{e9}\u{90ae} ]{0,700}", 1..6),
    ) {
        let enhanced = numbers
            .and_then(|(subject, detail)| EnhancedCode::new(code.class().digit(), subject, detail));
        let mut builder = Reply::builder(code).lines(&texts);
        if let Some(enhanced) = enhanced {
            builder = builder.enhanced(enhanced);
        }
        let reply = builder.build().unwrap();
        prop_assert_eq!(reply.code(), code);
        prop_assert_eq!(reply.enhanced(), enhanced);
        prop_assert!(reply.is_conformant(), "{}", reply.deviations());
        prop_assert_eq!(&Reply::parse(reply.as_bytes()).unwrap(), &reply);
        let said: Vec<u8> = reply.lines().flat_map(|line| line.message().to_vec()).collect();
        let without_spaces = |bytes: &[u8]| -> Vec<u8> { bytes.iter().copied().filter(|b| *b != b' ').collect() };
        prop_assert_eq!(without_spaces(&said), without_spaces(texts.concat().as_bytes()));
    }

    #[test]
    fn a_conforming_reply_is_built_again_from_its_texts(
        code in any_code(),
        texts in proptest::collection::vec("[ -~]{0,100}", 1..6),
    ) {
        let (last, others) = texts.split_last().unwrap();
        let mut lines: Vec<String> = others.iter().map(|text| format!("{code}-{text}\r\n")).collect();
        lines.push(format!("{code} {last}\r\n"));
        let wire = lines.concat();
        let reply = Reply::parse(wire.as_bytes()).unwrap();
        let again = Reply::builder(reply.code()).lines(reply.lines().map(|line| line.text())).build().unwrap();
        prop_assert_eq!(again, reply);
    }
}
