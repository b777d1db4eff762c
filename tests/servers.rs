//! The forms in which known servers send their replies. Names, addresses and prose are made up; the form is theirs.

use smtp_reply::Deviation::{self, *};
use smtp_reply::{EnhancedCode, ReplyDecoder};

/// Code, enhanced code ("" for none), number of lines, deviations.
type Read = (u16, &'static str, usize, &'static [Deviation]);

/// Decodes what a server said in one session and compares each reply.
#[track_caller]
fn assert_session(wire: &[u8], expected: &[Read]) {
    let mut decoder = ReplyDecoder::new();
    decoder.feed(wire);
    for &(code, enhanced, lines, deviations) in expected {
        let reply = decoder.next_reply().unwrap().expect("a reply");
        assert_eq!(reply.code(), code, "{reply}");
        let enhanced = (!enhanced.is_empty()).then(|| enhanced.parse::<EnhancedCode>().unwrap());
        assert_eq!(reply.enhanced(), enhanced, "{reply}");
        assert_eq!(reply.lines().count(), lines, "{reply}");
        assert!(reply.deviations().iter().eq(deviations.iter().copied()), "{reply}: {}", reply.deviations());
    }
    assert_eq!(decoder.next_reply(), Ok(None));
    assert_eq!(decoder.finish(), Ok(()));
}

#[test]
fn postfix() {
    assert_session(
        b"220 mx.example.com ESMTP Postfix\r\n\
          250-mx.example.com\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-ENHANCEDSTATUSCODES\r\n250 SMTPUTF8\r\n\
          250 2.1.0 Ok\r\n\
          550 5.1.1 <nobody@example.com>: Recipient address rejected: no such user in the table\r\n\
          450 4.7.25 Client host rejected: no name found for your address, [192.0.2.7]\r\n\
          554 5.7.1 <a@example.net>: Relay access denied\r\n\
          354 End data with <CR><LF>.<CR><LF>\r\n\
          250 2.0.0 Ok: queued as 4ZabcD1x2Yz9\r\n\
          502 5.5.2 Error: command not recognized\r\n\
          421 4.4.2 mx.example.com Error: timeout exceeded\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 5, &[]),
            (250, "2.1.0", 1, &[]),
            (550, "5.1.1", 1, &[]),
            (450, "4.7.25", 1, &[]),
            (554, "5.7.1", 1, &[]),
            (354, "", 1, &[]),
            (250, "2.0.0", 1, &[]),
            (502, "5.5.2", 1, &[]),
            (421, "4.4.2", 1, &[]),
        ],
    );
}

#[test]
fn postfix_postscreen_speaks_twice_before_it_listens() {
    assert_session(
        b"220-mx.example.com ESMTP\r\n220 mx.example.com ESMTP Postfix\r\n521 5.7.1 Blocked by list.example.org\r\n",
        &[(220, "", 2, &[]), (521, "5.7.1", 1, &[])],
    );
    assert_session(
        b"220-mx.example.com\r\n521 5.7.1 Blocked\r\n",
        &[(521, "5.7.1", 2, &[CodesDiffer, EnhancedCodeNotOnEveryLine])],
    );
}

#[test]
fn exim() {
    assert_session(
        b"220 mx.example.com ESMTP Exim 4.96 Sun, 01 Jan 2023 00:00:00 +0000\r\n\
          250-mx.example.com Hello client.example.org [192.0.2.7]\r\n250-SIZE 52428800\r\n250 HELP\r\n\
          250 OK\r\n\
          550-Verification failed for <x@example.net>\r\n550-No route to that domain\r\n550 Sender refused\r\n\
          550-Callout verification failed:\r\n550 550 5.7.1 Say EHLO with a full name\r\n\
          503-All recipients were refused with this error:\r\n503-503 sender not yet given\r\n503 RCPT comes first\r\n\
          354 Enter message, ending with \".\" on a line by itself\r\n\
          250 OK id=1aBcDe-000001-2f\r\n\
          221 mx.example.com closing connection\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "", 1, &[]),
            (550, "", 3, &[]),
            (550, "5.7.1", 2, &[Deviation::EnhancedCodeMisplaced]),
            (503, "", 3, &[]),
            (354, "", 1, &[]),
            (250, "", 1, &[]),
            (221, "", 1, &[]),
        ],
    );
}

#[test]
fn sendmail() {
    assert_session(
        b"220 mx.example.com ESMTP Sendmail 8.17.1/8.17.1; Sun, 1 Jan 2023 00:00:00 GMT\r\n\
          214-2.0.0 This is sendmail version 8.17.1\r\n214-2.0.0 Topics:\r\n214-2.0.0 \tHELO\tEHLO\tMAIL\r\n\
          214 2.0.0 End of HELP info\r\n\
          250 2.1.0 <a@example.org>... Sender ok\r\n\
          550 5.1.1 <b@example.com>... User unknown\r\n\
          451 4.1.8 Domain of sender address a@example.net does not resolve\r\n\
          354 Enter mail, end with \".\" on a line by itself\r\n",
        &[
            (220, "", 1, &[]),
            (214, "2.0.0", 4, &[]),
            (250, "2.1.0", 1, &[]),
            (550, "5.1.1", 1, &[]),
            (451, "4.1.8", 1, &[]),
            (354, "", 1, &[]),
        ],
    );
}

#[test]
fn opensmtpd() {
    assert_session(
        b"220 mx.example.com ESMTP OpenSMTPD\r\n\
          250-mx.example.com Hello client.example.org [192.0.2.7], pleased to meet you\r\n250-8BITMIME\r\n250 HELP\r\n\
          250 2.0.0 Ok\r\n\
          550 Invalid recipient: <b@example.com>\r\n\
          500 5.5.1 Invalid command: Command unrecognized\r\n\
          421 4.3.0 Temporary Error\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "2.0.0", 1, &[]),
            (550, "", 1, &[]),
            (500, "5.5.1", 1, &[]),
            (421, "4.3.0", 1, &[]),
        ],
    );
}

#[test]
fn courier() {
    assert_session(
        b"220 mx.example.com ESMTP\r\n\
          250-mx.example.com Ok.\r\n250-XVERP=Courier\r\n250 DSN\r\n\
          250 Ok.\r\n\
          550-The text of a refusal\r\n550 goes over two lines.\r\n\
          517-Domain does not exist: example.invalid.\r\n517 Invalid domain, see example.com.\r\n\
          511 Relaying denied.\r\n\
          435 Ok. (queue full)\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "", 1, &[]),
            (550, "", 2, &[]),
            (517, "", 2, &[]),
            (511, "", 1, &[]),
            (435, "", 1, &[]),
        ],
    );
}

#[test]
fn qmail_puts_the_enhanced_code_last() {
    assert_session(
        b"220 mx.example.com ESMTP\r\n\
          250-mx.example.com\r\n250-PIPELINING\r\n250 8BITMIME\r\n\
          250 ok\r\n\
          553 sorry, that domain is not one of mine (#5.7.1)\r\n\
          550 sorry, no mailbox here by that name. (#5.1.1)\r\n\
          451 I could not look that up (#4.3.0)\r\n\
          354 go ahead\r\n\
          250 ok 1700000000 qp 4242\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "", 1, &[]),
            (553, "5.7.1", 1, &[EnhancedCodeMisplaced]),
            (550, "5.1.1", 1, &[EnhancedCodeMisplaced]),
            (451, "4.3.0", 1, &[EnhancedCodeMisplaced]),
            (354, "", 1, &[]),
            (250, "", 1, &[]),
        ],
    );
}

#[test]
fn haraka() {
    assert_session(
        b"220 mx.example.com ESMTP Haraka ready\r\n\
          250-mx.example.com Hello client.example.org [192.0.2.7], glad to see you.\r\n250-PIPELINING\r\n250 SIZE 0\r\n\
          250 sender <a@example.org> OK\r\n\
          550 I cannot deliver mail for {b@example.com}\r\n\
          550-5.7.1 Your message was refused:\r\n550 5.7.1 it scored 12.5\r\n\
          450 Backend down, try again later\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "", 1, &[]),
            (550, "", 1, &[]),
            (550, "5.7.1", 2, &[]),
            (450, "", 1, &[]),
        ],
    );
}

#[test]
fn dovecot_submission_and_lmtp() {
    assert_session(
        b"220 mx.example.com Dovecot ready.\r\n\
          250-mx.example.com\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n\
          334 \r\n\
          334 UGFzc3dvcmQ6\r\n\
          535 5.7.8 Authentication failed.\r\n\
          250 2.0.0 <a@example.com> aBcD Saved\r\n\
          552 5.2.2 <b@example.com> Quota exceeded (mailbox for user is full)\r\n\
          550 5.1.1 <c@example.com> User doesn't exist: c@example.com\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (334, "", 1, &[]),
            (334, "", 1, &[]),
            (535, "5.7.8", 1, &[]),
            (250, "2.0.0", 1, &[]),
            (552, "5.2.2", 1, &[]),
            (550, "5.1.1", 1, &[]),
        ],
    );
}

#[test]
fn exchange_online() {
    assert_session(
        b"220 mx.example.com Microsoft ESMTP MAIL Service ready at Sun, 1 Jan 2023 00:00:00 +0000\r\n\
          250-mx.example.com Hello [192.0.2.7]\r\n250-SIZE 157286400\r\n250 SMTPUTF8\r\n\
          250 2.1.0 Sender OK\r\n\
          550 5.7.606 Access denied, banned sending IP [192.0.2.7]; see https://example.com/delist [host.example 2023]\r\n\
          550 5.4.1 Recipient address rejected: Access denied. [host.example 2023-01-01T00:00:00.000Z 08DAEB]\r\n\
          451 4.7.500 Server busy. Please try again later from [192.0.2.7]. (S77719)\r\n\
          452 4.5.3 Too many recipients (AS780090) [host.example]\r\n\
          550 5.7.509 Access denied, sending domain example.org does not pass DMARC verification\r\n\
          354 Start mail input; end with <CRLF>.<CRLF>\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "2.1.0", 1, &[]),
            (550, "5.7.606", 1, &[]),
            (550, "5.4.1", 1, &[]),
            (451, "4.7.500", 1, &[]),
            (452, "4.5.3", 1, &[]),
            (550, "5.7.509", 1, &[]),
            (354, "", 1, &[]),
        ],
    );
}

#[test]
fn gmail() {
    assert_session(
        b"220 mx.example.com ESMTP d2e1a72fcca58-1234si567.89 - gsmtp\r\n\
          250-mx.example.com at your service, [192.0.2.7]\r\n250-SIZE 157286400\r\n250 SMTPUTF8\r\n\
          250 2.1.0 OK d2e1a72fcca58-1234si567.89 - gsmtp\r\n\
          354 Go ahead d2e1a72fcca58-1234si567.89 - gsmtp\r\n\
          550-5.1.1 That account is not one of ours. Look for spelling errors or\r\n\
          550-5.1.1 needless spaces in the address. More at\r\n\
          550 5.1.1  https://example.com/mail/?p=NoSuchUser d2e1a72fcca58-1234si567.89 - gsmtp\r\n\
          550-5.7.26 This mail is unauthenticated:\r\n550-5.7.26  DKIM = did not pass\r\n\
          550 5.7.26  SPF [example.org] with ip: [192.0.2.7] = did not pass - gsmtp\r\n\
          421-4.7.28 Too much unsolicited mail from your address [192.0.2.7]\r\n421 4.7.28 for now - gsmtp\r\n",
        &[
            (220, "", 1, &[]),
            (250, "", 3, &[]),
            (250, "2.1.0", 1, &[]),
            (354, "", 1, &[]),
            (550, "5.1.1", 3, &[]),
            (550, "5.7.26", 3, &[]),
            (421, "4.7.28", 2, &[]),
        ],
    );
}

#[test]
fn others_in_forms_of_their_own() {
    assert_session(
        b"550 #5.1.0 Address rejected.\r\n\
          554-mx.example.net\r\n554 Your access has been refused: poor reputation\r\n\
          \r\n421 4.4.2 mx.example.net idle too long\r\n\
          550 \xd3\xc3\xbb\xa7\xb2\xbb\xb4\xe6\xd4\xda\r\n\
          571 Denied by policy\n\
          552 5.2.2: mailbox full\r\n\
          550 5.1.1<b@example.net> unknown\r\n\
          450 4.1.1.1 is not welcome\r\n",
        &[
            (550, "5.1.0", 1, &[EnhancedCodeMisplaced]),
            (554, "", 2, &[]),
            (421, "4.4.2", 1, &[BlankLineBefore]),
            (550, "", 1, &[NotUtf8]),
            (571, "", 1, &[BareLf, NonStandardCode]),
            (552, "5.2.2", 1, &[EnhancedCodeMisplaced]),
            (550, "5.1.1", 1, &[EnhancedCodeMisplaced]),
            (450, "", 1, &[]),
        ],
    );
}
