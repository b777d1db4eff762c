//! Bytes → reply → bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_reply::{Deviation, Reply};

fuzz_target!(|bytes: &[u8]| {
    let parsed = Reply::parse(bytes);
    match (&parsed, Reply::parse_prefix(bytes)) {
        (Ok(reply), Ok(Some((prefix, len)))) => {
            assert_eq!(len, bytes.len());
            assert_eq!(*reply, prefix);
            assert_eq!(reply.deviations(), prefix.deviations());
        }
        // Only the last line end is missing.
        (Ok(reply), Ok(None)) => assert!(!reply.as_bytes().ends_with(b"\n")),
        (Ok(_), Err(error)) => panic!("a reply with an erroneous front: {error}"),
        (Err(error), Ok(Some((_, len)))) => assert_eq!(error.offset(), len),
        (Err(_), Ok(None)) => {}
        (Err(error), Err(early)) => assert_eq!(*error, early),
    }
    let Ok(reply) = parsed else { return };
    assert_eq!(reply.as_bytes(), bytes);
    assert!(reply.lines().next().is_some());
    assert!(reply.lines().any(|line| line.code() == reply.code()));
    assert!(!reply.to_string().contains(|c: char| c.is_control()));

    let mut written = Vec::new();
    reply.write_to(&mut written).unwrap();
    let again = Reply::parse(&written).unwrap();
    assert_eq!(again.enhanced(), reply.enhanced());
    assert!(again.lines().map(|line| line.text()).eq(reply.lines().map(|line| line.text())));

    let built = Reply::builder(reply.code()).lines(reply.lines().map(|line| line.text())).build();
    let Ok(built) = built else {
        assert!(!reply.is_conformant(), "only CR and NUL are refused");
        return;
    };
    assert_eq!(built.code(), reply.code());
    assert_eq!(Reply::parse(built.as_bytes()).unwrap(), built);
    for never in [Deviation::BareLf, Deviation::BareCr, Deviation::CodesDiffer, Deviation::LineTooLong] {
        assert!(!built.deviations().contains(never));
    }
    if reply.lines().all(|line| line.text().len() <= 512 - 6) {
        assert!(built.lines().map(|line| line.text()).eq(reply.lines().map(|line| line.text())));
    }
});
