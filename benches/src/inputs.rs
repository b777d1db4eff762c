//! What the benches read: replies of three sizes, a session, and diagnostics with the shape of real ones. All of it is
//! made up; names and addresses are those kept for documentation.
#![allow(dead_code, unreachable_pub, reason = "each bench takes its own part")]

use std::fmt::Write as _;

/// One line, 56 octets.
pub const ONE_LINE: &str = "550 5.1.1 <someone@example.com>: Recipient is unknown.\r\n";

/// Five lines, 191 octets.
pub const FIVE_LINES: &str = "550-5.1.1 Nobody has a mailbox by that name.\r\n\
    550-5.1.1 Check the address, please,\r\n\
    550-5.1.1 and for spaces, then send\r\n\
    550-5.1.1 it once more. See also\r\n\
    550 5.1.1 https://mail.example.org\r\n";

/// Twenty lines, 1045 octets.
pub fn twenty_lines() -> String {
    let mut reply = String::new();
    for line in 1..20 {
        let _ = write!(reply, "550-5.7.1 {line:02} Mail from 192.0.2.25 is turned away. \r\n");
    }
    reply.push_str("550 5.7.1 See https://postmaster.example.net/help/ip/19\r\n");
    reply
}

/// What a large provider answers to EHLO.
pub const EHLO: &str = "250-mx.example.com at your service, [192.0.2.1]\r\n\
    250-SIZE 157286400\r\n\
    250-8BITMIME\r\n\
    250-AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH\r\n\
    250-STARTTLS\r\n\
    250-ENHANCEDSTATUSCODES\r\n\
    250-PIPELINING\r\n\
    250-CHUNKING\r\n\
    250 SMTPUTF8\r\n";

/// About `octets` of one server's replies, as a client that sends many messages over one connection reads them.
pub fn session(octets: usize) -> Vec<u8> {
    let mut wire = Vec::with_capacity(octets + 512);
    wire.extend_from_slice(b"220 mx.example.com ESMTP ready\r\n");
    wire.extend_from_slice(EHLO.as_bytes());
    for message in 0_u32.. {
        if wire.len() >= octets {
            break;
        }
        wire.extend_from_slice(b"250 2.1.0 Sender OK\r\n250 2.1.5 Recipient OK\r\n");
        match message % 4 {
            0 => wire.extend_from_slice(FIVE_LINES.as_bytes()),
            1 => wire.extend_from_slice(b"452 4.2.2 The mailbox is over its quota, try later\r\n"),
            _ => wire.extend_from_slice(b"250 2.1.5 Recipient OK\r\n"),
        }
        wire.extend_from_slice(b"354 Start mail input; end with <CRLF>.<CRLF>\r\n");
        wire.extend_from_slice(format!("250 2.0.0 Ok: queued as {message:010X}\r\n").as_bytes());
    }
    wire
}

/// A refusal with `octets` of text that says nothing, and the one telling phrase at its start, at its end, or nowhere.
pub fn long_reply(octets: usize, phrase: Where) -> Vec<u8> {
    const TELLING: &str = "no such user here; ";
    const FILLER: &str =
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit 1094795585, sed do eiusmod. ";
    let mut text = String::from("550 ");
    if phrase == Where::Early {
        text.push_str(TELLING);
    }
    while text.len() < octets {
        text.push_str(FILLER);
    }
    if phrase == Where::Late {
        text.push_str(TELLING);
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// Where a long reply has the words that tell its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Early,
    Late,
    Nowhere,
}

/// Diagnostics as clients, logs and delivery reports hold them: replies with several lines, log lines of five mail
/// servers, `Diagnostic-Code` fields, connection errors.
pub const DIAGNOSTICS: &[&str] = &[
    // Replies as they come over the wire.
    "550-5.1.1 The account that you wrote to could not be found here. Please check the\r\n550-5.1.1 recipient's address for mistakes, or ask the recipient over another way.\r\n550 5.1.1 More on this at https://mail.example.com/help/nosuchuser 5b1f17b1804b1-4a1c2e9d0f3si1284375e9.12 - mx07.example.com\r\n",
    "552-5.2.2 The inbox of the person you are writing to has no room left and takes no\r\n552-5.2.2 further messages until something is deleted. Ask the recipient to make room, and\r\n552 5.2.2 send again then. https://mail.example.com/help/overquota d2e1a72fcca58-71a0cb31f4csi882133b3a.6 - mx02.example.com\r\n",
    "421-4.7.28 An unusual rate of unsolicited mail was seen from your network 192.0.2.0/24.\r\n421-4.7.28 To protect the people who use our service, mail from there is slowed down for a while.\r\n421 4.7.28 Guidelines are at https://mail.example.com/help/bulk a640c23a62f3a-b53cf8f2b1asi99182066b.404 - mx11.example.com\r\n",
    "550-5.7.26 This message fails the sender's own policy: SPF for example.org did not pass with\r\n550-5.7.26 ip 203.0.113.77, DKIM did not pass, and the domain's DMARC record asks to refuse it.\r\n550 5.7.26 Set up authentication as told at https://mail.example.com/help/dmarc ffacd0b85a97d - mx05.example.com\r\n",
    "550 5.7.606 Access denied, banned sending IP [203.0.113.41]. To ask for removal from this list go to https://sender.example.net/ and follow the steps there. (AS16012611) [AM6EUR05FT047.eop-eur05.prod.protection.example.net 2026-10-02T08:11:45.102Z 08DE0112]\r\n",
    "451 4.7.650 The mail server [198.51.100.9] is rate limited for now because of its IP reputation. For its standing and for help see https://postmaster.example.net/s775 (S775) [DB5EUR03FT012.eop-eur03.prod.protection.example.net 2026-10-11T19:30:02.917Z]\r\n",
    "550 5.4.1 Recipient address rejected: Access denied. For more see https://docs.example.net/exchange/ndr-541 [HE1EUR02FT035.eop-EUR02.prod.protection.example.net 2026-09-21T06:02:57.455Z 08DDF7D2A4C3B120]\r\n",
    "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; cannot deliver message to store [VI1PR04MB6237.eurprd04.prod.example.net 2026-10-07T14:20:18.330Z]\r\n",
    "553 5.7.2 [TSS09] Messages from 203.0.113.118 are refused for good because of complaints by those who got them; sending again will not help. See https://postmaster.example.org/error-codes and use the form there\r\n",
    "421 4.7.0 [TSS04] Messages from 198.51.100.63 are deferred for now because of unexpected volume or complaints by users - 4.16.55.1; see https://postmaster.example.org/error-codes for what to do about it\r\n",
    "450 4.2.0 <info@example.org>: Recipient address rejected: Greylisted, see https://greylist.example.org/why?h=mx.example.com for the reason, or simply try again in 300 seconds; this is done for every first message from a sender\r\n",
    "554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using bl.example.net; The address is listed because spam was seen from it on 2026-10-01, see https://bl.example.net/query/ip/203.0.113.5 and ask your provider\r\n",
    "554-mx.example.org (mxfront014) ESMTP service not available\r\n554-No SMTP service for you: bad DNS PTR resource record, the host name of 203.0.113.80 does not resolve\r\n554 For an explanation visit https://postmaster.example.org/case?c=rdns&ip=203.0.113.80&v=dyn&r=front014\r\n",
    "550 5.7.1 <sales@example.com>: Relay access denied; you have to log in before you may send mail through this server, or the domain example.com has to be pointed at it by its MX record. Contact the postmaster of mx.example.org\r\n",
    "552 5.3.4 Message size exceeds fixed maximum message size; the message has 48201934 bytes and 26214400 are allowed here, attachments grow by a third when they are encoded. Send a link in place of the file, please\r\n",
    "550 5.6.0 The message holds a file of a type that is not allowed (invoice_2026.pdf.js inside of invoice.zip); remove the attachment and send again. Reference 7f3c2a1e-90b4-4c55-8f7d-2f1f6a0d3b11, filter node mail-filter-3\r\n",
    "554 5.7.1 Virus found: Heuristics.Encrypted.Doc-4021. The message was not delivered, and its copy was not kept. Scanner of mx3.example.org, signature set 27412, scan id 2026-10-05/a91c7f-00b2d1-55e7\r\n",
    "550 High probability of spam (score 18.4 of 6.0 allowed; rules URI_LISTED, HTML_IMAGE_ONLY, BAYES_99, MISSING_MID). If this is a mistake, send the message's headers to postmaster@example.org with id 1tGk2Q-0004Xb-2f\r\n",
    // Postfix.
    "Oct  3 11:20:41 mail postfix/smtp[20418]: 4C1D02003F: to=<anna@example.org>, relay=mx1.example.org[203.0.113.25]:25, delay=1.9, delays=0.1/0.02/1.2/0.58, dsn=5.1.1, status=bounced (host mx1.example.org[203.0.113.25] said: 550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))",
    "Oct  3 11:31:07 mail postfix/smtp[20421]: 9B7AA20041: to=<bert@example.net>, relay=mx.example.net[198.51.100.4]:25, conn_use=3, delay=611, delays=600/0.01/9.8/1.2, dsn=4.7.1, status=deferred (host mx.example.net[198.51.100.4] said: 451 4.7.1 Greylisting in action, please come back in 00:04:59 (in reply to RCPT TO command))",
    "Oct  3 11:42:55 mail postfix/smtp[20430]: 1F0E320066: to=<carl@example.com>, relay=none, delay=31, delays=0.04/0.02/30/0, dsn=4.4.1, status=deferred (connect to mx2.example.com[192.0.2.77]:25: Connection timed out)",
    "Oct  3 12:02:13 mail postfix/smtp[20512]: 77D5A20032: to=<dora@nowhere.example>, relay=none, delay=0.2, delays=0.1/0.02/0.08/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=nowhere.example type=AAAA: Host not found)",
    "Oct  4 06:00:02 mail postfix/smtp[1044]: 0AA1E20011: to=<edith@example.org>, relay=mx1.example.org[203.0.113.25]:25, delay=4.1, delays=0.2/0/2.9/1, dsn=5.7.1, status=bounced (host mx1.example.org[203.0.113.25] said: 554 5.7.1 Message refused: it was found to be spam by the content filter of this site (in reply to end of DATA command))",
    "Oct  4 06:11:48 mail postfix/smtp[1051]: 5EE1320077: to=<fritz@example.com>, relay=mx.example.com[192.0.2.12]:25, delay=86411, delays=86400/0.1/8/2.9, dsn=4.2.2, status=deferred (host mx.example.com[192.0.2.12] said: 452 4.2.2 <fritz@example.com> Mailbox is over quota (in reply to RCPT TO command))",
    "Oct  4 06:13:20 mail postfix/error[1056]: 3D9F120078: to=<gerd@example.net>, relay=none, delay=432011, delays=432001/9.6/0/0, dsn=4.4.1, status=deferred (delivery temporarily suspended: connect to mx.example.net[198.51.100.4]:25: Connection refused)",
    "Oct  4 07:22:19 mail postfix/smtp[1101]: 6C02A2004E: to=<hans@example.org>, relay=mx2.example.org[203.0.113.26]:25, delay=0.9, dsn=4.7.5, status=deferred (Server certificate not trusted; TLS is required by policy and was not offered with a certificate that can be verified)",
    // Exim.
    "2026-10-03 11:20:44 1tA2bC-0003de-4F ** ida@example.org R=dnslookup T=remote_smtp H=mx1.example.org [203.0.113.25] X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes: SMTP error from remote mail server after RCPT TO:<ida@example.org>: 550 5.1.1 <ida@example.org>... User unknown",
    "2026-10-03 12:05:10 1tA3cD-0003fG-1H == jan@example.net R=dnslookup T=remote_smtp defer (-44) H=mx.example.net [198.51.100.4]: SMTP error from remote mail server after RCPT TO:<jan@example.net>: 450 4.7.1 Too many messages from your host in this hour, slow down",
    "2026-10-03 12:44:31 1tA4dE-0003iJ-2K == kim@example.com R=dnslookup T=remote_smtp defer (110): Connection timed out H=mx2.example.com [192.0.2.77] DT=2m7s: all hosts for 'example.com' have been failing for a long time (and retry time not reached)",
    "2026-10-04 09:01:59 1tA5eF-0003kL-3M ** leo@gone.example R=dnslookup: Unrouteable address; the mail domain has neither an MX nor an address record, lookups were done through 127.0.0.53 in 0.012s; bounced to news@example.com",
    "2026-10-04 09:31:26 1tA6fG-0003mN-4O ** mia@example.org R=dnslookup T=remote_smtp H=mx2.example.org [203.0.113.26]: SMTP error from remote mail server after end of data: 554 5.7.1 The body has a link to a domain that is on a blocklist of phishing pages",
    // Sendmail, OpenSMTPD, qmail.
    "Oct  3 13:00:12 gate sm-mta[5012]: 49B0C3aa005010: to=<nora@example.org>, ctladdr=<list@example.com> (1001/1001), delay=00:00:03, xdelay=00:00:02, mailer=esmtp, pri=120411, relay=mx1.example.org. [203.0.113.25], dsn=5.1.1, stat=User unknown",
    "Oct  3 13:10:33 gate sm-mta[5033]: 49B0D1bb005031: to=<olaf@example.net>, ctladdr=<list@example.com> (1001/1001), delay=2+01:22:10, xdelay=00:01:15, mailer=esmtp, pri=9120411, relay=mx.example.net. [198.51.100.4], dsn=4.0.0, stat=Deferred: Connection timed out with mx.example.net.",
    "Oct  4 10:14:01 obsd smtpd[4411]: 8c2f1d0b5e7a3391 mta delivery evpid=a1b2c3d4e5f60718 from=<list@example.com> to=<paul@example.org> rcpt=<-> source=\"192.0.2.10\" relay=\"203.0.113.25 (mx1.example.org)\" delay=4s result=\"PermFail\" stat=\"550 5.2.1 The mailbox of this user has been disabled\"",
    "2026-10-04 10:40:12.500411 delivery 20411: failure: 203.0.113.25_does_not_like_recipient./Remote_host_said:_550_5.1.1_<quinn@example.org>:_Recipient_address_rejected:_no_mailbox_here_by_that_name/Giving_up_on_203.0.113.25./ status: local 0/10 remote 0/20 bounce",
    "Hi. This is the program that carries mail at mail.example.com. The message could not be brought to the following address: <rosa@example.org>: 203.0.113.25 does not like recipient. Remote host said: 553 5.3.0 Sorry, that address is not in the list of those we take mail for. Giving up on 203.0.113.25.",
    // Diagnostic-Code fields.
    "smtp; 550 5.1.1 <sven@example.org>: Recipient address rejected: undeliverable address: host store.example.org[203.0.113.40] said: 550-5.1.1 User unknown 550 5.1.1 sven@example.org (in reply to RCPT TO command); checked by address verification on the front host mx1",
    "smtp; 550 5.7.515 Access denied, the sending domain example.com does not meet the level of authentication that is asked for. See the list of rules for senders of many messages at https://docs.example.net/bulk [AMS0EPF000001B2.eurprd05.prod.outlook.example 2026-10-09T09:08:07Z]",
    "smtp;550 5.0.350 Remote server returned an error -> 552 5.2.2 The recipient's store is full and nothing more can be put into it (in reply to end of DATA command). Reporting host LEJPR01MB0102.example.net, generating server 2603:10a6::1, time 10:44:02Z",
    "x-postfix; host mx.example.net[198.51.100.4] said: 550-Verification failed for <bounce@example.com> 550-The mail server could not deliver mail to bounce@example.com. The account or domain may not exist, they may be blacklisted, or lack proper DNS entries. 550 Sender verify failed (in reply to RCPT TO command)",
    "x-unix; the program that files mail for tina (/usr/local/bin/sortmail -f) ended with status 75 after 00:00:01 and said: cannot lock /var/spool/mail/tina: temporary failure, another process holds the file since 2026-10-03 03:12; will be tried again",
    "smtp; 530 5.7.0 Authentication is required before mail may be sent through submission.example.com:587; set the account's name and password in the mail program and switch on STARTTLS. Client 198.51.100.200 said EHLO [192.168.178.20]",
    "smtp; 535 5.7.8 The user name or the password was not accepted. Programs that know no two-step login need a password of their own, see https://accounts.example.com/apppasswords for how to make one; session d9443c01a7336-2d1 at smtp-relay4",
    "smtp; 451 4.3.0 Temporary lookup failure: the directory service ldap2.example.org did not answer within 10 seconds, so that the recipient ursula@example.org can be neither accepted nor refused now. The client should queue the message and come back",
    "smtp; 452 4.5.3 Too many recipients in this transaction: 100 have been accepted, the rest must be sent in another one (client mta-out-12.example.com[192.0.2.12], envelope from <newsletter-2026-10@example.com>, list size announced 2500)",
    "smtp; 421 4.7.0 Too many concurrent connections from 192.0.2.12 (20 open, 20 allowed); close some of them and use the others for more than one message each. mx-in-03.example.org, policy class bulk-unknown, counter 20/20/0",
    "smtp; 452 4.3.1 Insufficient system storage: the queue file system of mx-in-01.example.org has less than 5 % of its blocks free, incoming mail is held off until the queue has been worked off; expected for about 20 more minutes",
    "smtp; 554 5.4.14 Hop count exceeded - possible mail loop between edge01.example.net and hub02.example.net; 26 Received fields were found in the message and 25 are allowed. Connector 'to on-premises', tenant b1946ac9-2497-4f33",
    "smtp; 550 5.7.133 The group takes mail from people inside of the organisation only, and the sender newsletter@example.com was not found to be one of them. Ask the owner of the group all-staff@example.org to let senders from outside write to it",
    "smtp; 550 5.1.6 The mailbox has moved and is not served here any longer: the recipient vera@example.org has left the old host in March 2026, mail for her goes to another address, which cannot be told to senders for reasons of privacy",
    // From the sender's own side.
    "connect to mx3.example.com[2001:db8:25::3]:25: Network is unreachable; connect to mx3.example.com[192.0.2.33]:25: No route to host; all 2 addresses of the best 1 mail exchanger were tried, the message stays in the queue with id 4ZJq7c1Bnkz9rv and is tried again at 14:20",
    "lost connection with mx1.example.org[203.0.113.25] while sending end of data -- message may be sent more than once; 18 of 24 earlier tries on this connection went well, last reply was 354 Go ahead, TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)",
    "The message has been in the queue for more than 5 days and could not be delivered to wanda@example.net in that time, it is returned now and no further attempts will be made. Queue id 3WxyZ12abc, first try 2026-09-28 04:12:09, last try 2026-10-03 04:20:55",
    "Host or domain name not found. Name service error for name=mail.example.invalid type=MX: Host not found, try again; the resolver answered SERVFAIL three times within 15 s, while other names could be looked up. Deferred, next attempt in 600 s",
    // Replies that succeed, or say next to nothing.
    "250 2.0.0 OK: the message was accepted for delivery and queued as 1760000000.Vfd00I1c40M201.mx02 d75a77b69052e-4b0a2c41f3bsi41125031cf.331 (after 0.81 s, 12841 octets, 1 recipient) - mx02.example.com ESMTP at your service, bye for now\r\n",
    "354 End data with <CR><LF>.<CR><LF>\r\n",
    "550 Requested action not taken: mailbox unavailable. For more information, go to https://postmaster.example.com/en/case?c=r0001&i=ip&v=192.0.2.99&r=0LzKJK-1eVb4M3pQc-014Ziq\r\n",
    "554 5.0.0 Transaction failed. The administrators of this host have been told about it under the reference 20261004-8813-aa1f7c; nothing else can be said here. Please mind that asking about this again over the same way will not give another answer\r\n",
    "550 5.5.0 \u{90ae}\u{7bb1}\u{4e0d}\u{5b58}\u{5728}: xenia@example.org (the text before is Chinese and says that the mailbox is not there) \u{8bf7}\u{68c0}\u{67e5}\u{5730}\u{5740} https://service.example.org/help/550.html node newmx-gz41, session OmfUAHB1M2Y3Njg5MTAxMTEyMTM-1760000011\r\n",
    "503 5.5.1 Bad sequence of commands: RCPT TO was given before MAIL FROM was answered; this server does not take pipelined commands from hosts that it does not know. Wait for each reply, or announce yourself with EHLO and a host name that can be found\r\n",
];

/// The labelled replies of `training/` that were found in the world, in random order: so many that no processor learns
/// them by heart. Outside of the repository there are none.
pub fn distinct_replies() -> Vec<String> {
    // The benches of the crate and those of its peers are packages at different depths.
    let roots = [concat!(env!("CARGO_MANIFEST_DIR"), "/.."), concat!(env!("CARGO_MANIFEST_DIR"), "/../..")];
    let read = |root| std::fs::read_to_string(format!("{root}/training/replies/reworded.jsonl")).ok();
    let content =
        roots.into_iter().find_map(read).expect("the replies of the training are in the repository");
    let text = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned)
    };
    let mut texts: Vec<String> = content.lines().filter_map(text).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for last in (1..texts.len()).rev() {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        texts.swap(last, usize::try_from(state % (last as u64 + 1)).expect("it is an index"));
    }
    texts
}
