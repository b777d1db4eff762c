//! Tables of times, in figures and words, in the languages of the replies.

extern crate std;

use super::*;

fn seconds(text: &str, reason: Reason, now: Option<Duration>) -> Option<u64> {
    find(text.as_bytes(), reason, now).map(|time| time.as_secs())
}

#[track_caller]
fn assert_seconds(cases: &[(&str, u64)]) {
    for (text, expected) in cases {
        assert_eq!(seconds(text, Reason::RateLimited, None), Some(*expected), "{text}");
    }
}

#[test]
fn a_time_to_wait_is_read_in_its_unit() {
    assert_seconds(&[
        ("Greylisted, try again in 300 seconds", 300),
        ("Greylisted for 300s", 300),
        ("please wait 5 minutes", 300),
        ("retry in 1 hour", 3600),
        ("Please try again in 00:04:32", 272),
        ("come back after 2 days", 172_800),
        ("You must wait 10 mins before retrying", 600),
        ("try again in 45sec", 45),
        ("try again in 15min", 900),
        ("please retry after 1 week", 604_800),
        ("defer for 1-hour", 3600),
        ("blocked for 60 minutes", 3600),
        ("throttled for 90 seconds", 90),
        ("do not retry before 120 seconds", 120),
    ]);
}

#[test]
fn a_time_may_have_several_parts_a_range_or_a_fraction() {
    assert_seconds(&[
        ("try again in 1 hour 30 minutes", 5400),
        ("try again in 1 hour and 30 minutes", 5400),
        ("try again in 1 hour, 5 minutes and 3 seconds", 3903),
        ("try again in 1h30m", 5400),
        ("please try again in 0 hour(s) 48 minute(s)", 2880),
        ("retry in 4 minutes 32 seconds", 272),
        // The larger of two, however they are joined.
        ("try again in 5-10 minutes", 600),
        ("try again in 5 - 10 minutes", 600),
        ("try again in 5\u{2013}10 minutes", 600),
        ("try again in 5 to 10 minutes", 600),
        ("Bitte in 5 bis 10 Minuten erneut versuchen", 600),
        // Never too early.
        ("try again in 3599.5 seconds", 3600),
        ("try again in 0.2 seconds", 1),
        ("try again in 1.5 hours", 5400),
        ("Bitte warten Sie 1,5 Stunden", 5400),
        ("try again in 3,600 seconds", 3600),
    ]);
}

#[test]
fn a_time_may_be_written_for_programs() {
    assert_seconds(&[
        ("Rate limit reached. Retry-After: 3600", 3600),
        ("retry-after=60", 60),
        ("retry_after: 90, code: 42", 90),
        ("Retry-After: 5 minutes", 300),
        ("try again in PT5M", 300),
        ("retry after PT1H30M.", 5400),
        ("retry after P1D", 86_400),
        ("retry after P1DT12H", 129_600),
        ("wait PT45S", 45),
        ("retry>=600s", 600),
        // As qmail writes replies down.
        ("Si_prega_di_riprovare_fra_10_minuti", 600),
    ]);
}

#[test]
fn a_time_may_be_said_in_words() {
    assert_seconds(&[
        ("try again in half an hour", 1800),
        ("try again in a half hour", 1800),
        ("come back in an hour", 3600),
        ("try again in one hour", 3600),
        ("try again in a quarter of an hour", 900),
        ("please wait a minute", 60),
        ("wait five minutes and try again", 300),
        ("retry in thirty seconds", 30),
        ("in 1 Stunde erneut versuchen", 3600),
        ("Bitte in einer halben Stunde erneut versuchen", 1800),
        ("Versuchen Sie es in einer Viertelstunde wieder", 900),
        ("réessayez dans une demi-heure", 1800),
        ("réessayez dans un quart d'heure", 900),
        ("reintente en media hora", 1800),
        ("riprovare tra mezz'ora", 1800),
        ("tente de novo em meia hora", 1800),
        ("probeer het over een half uur opnieuw", 1800),
        ("kom over vijf minuten terug", 300),
        ("välkommen åter om en kvart", 900),
        ("prøv igen om ti minutter", 600),
        ("palaa viiden minuutin päästä", 300),
        ("повторите через полчаса", 1800),
        ("повторите через час", 3600),
        ("zkuste to znovu za hodinu", 3600),
        ("спробуйте через п'ять хвилин", 300),
        ("spróbuj ponownie za pół godziny", 1800),
        ("五分钟后重投", 300),
        ("請於半小時後再試", 1800),
    ]);
}

#[test]
fn a_time_is_read_in_the_languages_of_the_replies() {
    assert_seconds(&[
        ("Bitte versuchen Sie es in 15 Minuten erneut", 900),
        ("in 300 Sekunden bitte erneut versuchen", 300),
        ("Die Annahme wird verzögert um 2 Min.", 120),
        ("Veuillez réessayer dans 2 heures", 7200),
        ("Merci de patienter 10 minutes", 600),
        ("Lista gris: reintente dentro de 180 s", 180),
        ("Espere 5 minutos", 300),
        ("attendere 5 minuti", 300),
        ("riprovare tra 10 minuti", 600),
        ("Lista cinza: volte em 10 minutos", 600),
        ("Aguarde 1 hora", 3600),
        ("Probeer het over 15 minuten opnieuw", 900),
        ("wacht 30 seconden", 30),
        ("Försök igen om 5 minuter", 300),
        ("vent 180 sekunder", 180),
        ("Prøv igen om 2 timer", 7200),
        ("yritä uudelleen 10 minuutin kuluttua", 600),
        ("zapraszamy ponownie za 5 minut", 300),
        ("vraťte se za 300 vteřin", 300),
        ("zkuste to znovu za 2 hodiny", 7200),
        ("skúste to znova o 15 minút", 900),
        ("próbálja újra 10 perc múlva", 600),
        ("reveniți în 6 minute", 360),
        ("повторите попытку через 15 минут", 900),
        ("спробуйте ще раз через 5 хвилин", 300),
        ("10 dk sonra tekrar gönderin", 600),
        ("2 saat sonra tekrar deneyin", 7200),
        ("ξαναστείλτε σε πέντε λεπτά", 300),
        ("נא לנסות שוב בעוד 5 דקות", 300),
        ("حاول مرة أخرى بعد 10 دقائق", 600),
        ("gửi lại sau 3 phút", 180),
        ("tunggu 10 menit lalu ulangi", 600),
        ("กรุณาลองใหม่ใน 5 นาที", 300),
        ("请在 5 分钟后重试", 300),
        ("灰名單延遲 300 秒", 300),
        ("5分以上あけて再送願います", 300),
        ("5분 뒤 다시 보내 주십시오", 300),
    ]);
}

#[test]
fn what_is_no_time_to_wait_is_not_read() {
    for text in [
        "",
        "try again later",
        "try again in 0 seconds",
        "try again in 31 days",
        "try again in 99999999999999999999 seconds",
        "try again in a few minutes",
        "could not be delivered for 8 hours",
        "limit of 100 messages in 60 seconds exceeded",
        "try again later. At most 5 connections in 60 seconds",
        "retry 3 messages",
        "retry 3 times",
        "try mx2.example.com on port 25 hosts",
        "try again at 25:61:61",
        "try again at 14:35:00",
        "try again in 14:35:00 UTC",
        "retry 192.0.2.1 s",
        "retry version 1.2.3 s",
        // How long something took, or will go on.
        "retry timeout exceeded after 4 days",
        "timed out after 30 seconds",
        "will retry for 3 days",
        "Gmail will retry for 47 more hours",
        "this warning comes after 4 hours, the message will be retried for another 5 days",
        "it has not been delivered, trying for 4 hours",
        "you sent too much within the last 15 minutes",
        "please wait, more than 20 messages in the last 10 minutes",
        "delayed, delay=00:10:00, xdelay=00:00:04",
        "Delayed: host name lookup failure For 8 hours the message could not be delivered",
        "Delay warning: 18 hours in the spool, we go on for another 78",
        "retried by the filter 61 times over 3 days",
        "5日間再送を続けましたが届けられず",
        "five days of trying are over",
        // What the sender is about to do.
        "421 shutting down; will retry in 14m",
        "we'll try again in 4 hours",
        // What limits are counted by.
        "Too many retries per 60 seconds",
        "again 100 mails a day",
        "deferred, sender goes over 200/3600s",
        // Words of other things.
        "please wait: see section 5",
        "retry-after: soon",
        "retry-after: 99999999",
        "try PT",
        "try P5",
        "try PT5M3 again",
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, None), None, "{text}");
    }
}

#[test]
fn a_period_that_something_is_counted_in_is_no_time_to_wait() {
    for text in [
        "try again in a few minutes (5 connections in 60 seconds)",
        "try again later (at most 5 in 60 seconds)",
        "throttled: 20 messages in 5 minutes",
        "retry later - at most 5 new connections in 60 seconds",
        "limited for new accounts: 20 mails in the first 48 h",
        "no more is allowed in one day",
        "please retry within 24 hours",
        "Bitte versuchen Sie es innerhalb von 24 Stunden erneut, 5 Versuche innerhalb 60 Sekunden",
        "réessayez plus tard (100 messages en 60 minutes)",
        "не более 5 писем за 60 секунд, повторите позже",
        "发送频率超过限制（60秒内5封）。请稍后重试",
        "请稍后重试（每60秒最多5封）",
        "该用户24小时内发送邮件过多，请稍后重试",
        "1時間以内の送信数が上限を超えました。しばらくしてから再送してください",
        "過去24時間に送信されたメールが多すぎます。再送してください",
        "our policy against bulk mail counts 24 hours",
        // What is over.
        "try again, you were here 30 seconds ago",
        "retry later, the domain is 3 days old",
        "bitte erneut versuchen, letzter Versuch vor 2 Minuten",
        // A size.
        "please try again later (check_space 100M)",
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, None), None, "{text}");
    }
    for text in ["first attempt was 30 seconds ago", "seen 5 times in 3 days", "erster Versuch vor 2 Minuten"]
    {
        assert_eq!(seconds(text, Reason::Greylisted, None), None, "{text}");
    }
    assert_seconds(&[
        ("try again in 10 minutes (5 connections in 60 seconds)", 600),
        ("try again later (in 5 minutes)", 300),
        ("please wait (5 minutes) before retrying", 300),
        ("too many messages (100 in 3600 seconds), retry (see help) in 10 minutes", 600),
        ("请5分钟后重试（每60秒最多5封）", 300),
        ("450 retry in 5 minutes", 300),
        ("do not retry within 10 minutes", 600),
        ("Bitte nicht vor 10 Minuten erneut versuchen", 600),
    ]);
}

#[test]
fn a_time_to_wait_may_have_other_words_around_it() {
    assert_seconds(&[
        ("retry in approx. 5 minutes", 300),
        ("bitte ca. 5 Minuten warten", 300),
        ("bitte warten Sie mind. 5 Minuten", 300),
        ("bitte 10 min. warten", 600),
        ("try again in five (5) minutes", 300),
        ("try again in 1 day, 2:00:00", 93_600),
        ("try again in 0 days 00:04:59", 299),
        ("next message allowed in 42 seconds", 42),
        ("the block will be lifted in 30 minutes", 1800),
        ("account locked, resets in 30 minutes", 1800),
        ("you have been rate limited for 5 minutes", 300),
        ("blacklisted for 2 h", 7200),
        ("gesperrt für 30 Minuten", 1800),
        ("bloqué pendant 30 minutes", 1800),
        ("bloqueado durante 2 horas", 7200),
        ("заблокирован на 30 минут", 1800),
        ("inténtelo de nuevo en 10 minutos", 600),
        ("30分ほどお待ちください", 1800),
        ("送信数が多すぎます。10分後に再度お試しください", 600),
    ]);
}

#[test]
fn do_not_try_again_for_a_time_is_a_time_to_wait() {
    assert_seconds(&[
        ("do not try again for 10 minutes", 600),
        ("please don't retry for 24 hours", 86_400),
        ("never reconnect for 1 hour", 3600),
    ]);
}

#[test]
fn in_a_greylisting_each_time_is_the_time_to_wait() {
    for (text, expected) in [
        ("we take the message in 300 seconds", Some(300)),
        ("in 300 Sekunden nehmen wir die Mail gern an", Some(300)),
        ("за 5 хв приймемо", Some(300)),
        ("seen 12 seconds ago, try again in 240 seconds", Some(240)),
        ("delay=00:10:00", None),
        ("Mar 23 17:00:12 mx postgrey[611]: action=greylist", None),
        ("a speed limit: 3 messages per 10 seconds", None),
        ("a day without mail", None),
    ] {
        assert_eq!(seconds(text, Reason::Greylisted, None), expected, "{text}");
    }
    assert_eq!(seconds("we take the message in 300 seconds", Reason::SystemError, None), None);
}

/// 2026-11-26 14:00:00 UTC.
const NOW: Duration = Duration::from_secs(1_795_701_600);

#[test]
fn a_time_of_the_day_counts_with_a_clock_and_a_zone() {
    for (text, minutes) in [
        ("try again at 14:35 UTC", 35),
        ("try again at 14:36:00 GMT", 36),
        ("try again at 14:35Z", 35),
        ("try again after 15:35 +0100", 35),
        ("try again after 09:35 -05:00", 35),
        ("blocked until 2026-11-26T14:35:00Z", 35),
        ("try again after 2026-11-27 14:35 UTC", 24 * 60 + 35),
        ("try again after 2026-12-01T14:00:00.000Z", 5 * 24 * 60),
        ("retry not before 2026-11-27T00:30:00+02:00", 8 * 60 + 30),
        // That of tomorrow.
        ("try again at 02:00 UTC", 12 * 60),
        ("try again at 00:30 +02:00", 8 * 60 + 30),
        // A span comes before a time of the day.
        ("it is 14:00 UTC, try again in 5 minutes", 5),
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), Some(minutes * 60), "{text}");
    }
    // What is over needs no waiting.
    for text in [
        "blocked until Wed, 25 Nov 2026 14:35:00 GMT",
        "blocked until Nov 25 14:35:00 UTC",
        "try again at 13:59 UTC",
        "blocked until 2026-11-25T14:35:00Z",
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), Some(1), "{text}");
    }
    // A leap day, and the turn of a year.
    for (now, text) in [
        (1_709_164_800, "try again after 2024-02-29T01:00:00Z"),
        (1_709_251_200, "try again after 2024-03-01T01:00:00Z"),
        (1_798_758_000, "try again after 2027-01-01T00:00:00Z"),
    ] {
        let now = Some(Duration::from_secs(now));
        assert_eq!(seconds(text, Reason::RateLimited, now), Some(3600), "{text}");
    }
}

#[test]
fn a_date_is_read_in_each_form_that_has_one_meaning() {
    const WEEK: u64 = 7 * 24 * 60 + 60;
    for (text, minutes) in [
        ("retry after Thu, 03 Dec 2026 15:00:00 GMT", WEEK),
        ("Retry-After: Thu, 03 Dec 2026 15:00:00 GMT", WEEK),
        ("Retry-After: 3 Dec 2026 15:00:00 +0000", WEEK),
        ("blocked until Thu, 03 Dec 2026 15:00:00 GMT", WEEK),
        ("retry after 3 December 2026, 15:00 UTC", WEEK),
        ("retry after 03-Dec-2026 15:00:00 UTC", WEEK),
        ("retry after December 3, 2026 at 15:00 UTC", WEEK),
        ("retry after Dec 3, 2026 3:00 PM UTC", WEEK),
        ("retry after 03.12.2026 15:00 UTC", WEEK),
        ("retry after 3.12.2026 um 15:00 UTC", WEEK),
        ("gesperrt bis 03.12.2026 16:00 Uhr MEZ", WEEK),
        ("blocked until 2026/12/03 15:00:00 UTC", WEEK),
        ("blocked until 2026.12.03 15:00:00 UTC", WEEK),
        ("retry after 13/12/2026 15:00 +0000", WEEK + 10 * 24 * 60),
        ("retry after 12/13/2026 15:00 +0000", WEEK + 10 * 24 * 60),
        ("retry after 12/12/2026 15:00 +0000", WEEK + 9 * 24 * 60),
        // Without a year, the nearest.
        ("retry after Dec 3 15:00:00 UTC", WEEK),
        ("retry after Thu Dec  3 15:00:00 UTC 2026", WEEK),
        ("retry after 3 Dec 15:00:00 UTC", WEEK),
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), Some(minutes * 60), "{text}");
        assert_eq!(seconds(text, Reason::RateLimited, None), None, "{text}");
    }
    // 2026-12-31 23:00:00 UTC.
    let now = Some(Duration::from_secs(1_798_758_000));
    assert_eq!(seconds("retry after Jan 1 00:30:00 UTC", Reason::RateLimited, now), Some(5400));
    for text in [
        // Of two meanings, or of none.
        "retry after 12/03/2026 15:00 +0000",
        "retry after 12-03-2026 15:00 +0000",
        "retry after 03.12. 15:00 UTC",
        "retry after 03.12.26 15:00 UTC",
        "retry after 3. dekabr 2026 15:00 UTC",
        "retry after 45 Dec 2026 15:00 UTC",
        "retry after 2026-13-03 15:00 UTC",
        "retry after Dec 15:00 UTC",
        "retry after 2026年12月3日 15:00 UTC",
        "retry after Dec 3rd 15:00 UTC",
        "retry on Monday 15:00 UTC",
        "retry on Monday at 15:00 UTC",
        "try again tomorrow at 15:00 UTC",
        // Without a zone.
        "retry after Dec 3 15:00:00",
        "retry after 03.12.2026 15:00:00",
        "Retry-After: 26 Nov 2026 15:00:00",
        "Retry-After: 26.11.2026",
        "Retry-After: 26/11/2026",
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), None, "{text}");
    }
}

#[test]
fn a_time_of_the_day_may_be_one_of_twelve_hours_and_in_several_zones() {
    for (text, minutes) in [
        ("try again at 3:35 PM UTC", 95),
        ("try again at 03:35pm GMT", 95),
        ("try again at 12:35 AM UTC", 10 * 60 + 35),
        ("try again at 9:35 UTC", 19 * 60 + 35),
        ("try again at 15:35 CET", 35),
        ("try again at 09:35 EST", 35),
        ("try again at 17:35 MSK", 35),
        ("try again at 16:35 UTC+2", 35),
        ("try again at 16:35 (GMT+02:00)", 35),
        ("try again at 20:05 UTC+05:30", 35),
        ("try again at 14:35:00 +0000 UTC", 35),
        ("do not try until 14:35 UTC", 35),
        ("too many retries, blocked until 14:35 UTC", 35),
        ("bloqué jusqu'à 14:35 UTC", 35),
        ("заблокирован до 17:35 MSK", 35),
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), Some(minutes * 60), "{text}");
    }
    for text in [
        "try again at 13:35 PM UTC",
        "try again at 0:35 AM UTC",
        "essayez à 14:35 est trop tard",
        "try again between 08:00-10:00 UTC",
        "try mx1:35 UTC",
        "we retry until 14:35 UTC",
        "we will try again at 14:35 UTC",
        "until 12:35:12",
        "try again after 12:35:12",
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), None, "{text}");
    }
    assert_seconds(&[("try again after 00:05:00", 300), ("try again after 0:05:00", 300)]);
}

#[test]
fn a_time_of_the_day_without_clock_or_zone_is_not_read() {
    assert_eq!(seconds("try again at 14:35 UTC", Reason::RateLimited, None), None);
    for text in [
        "try again at 14:35",
        "try again at 24:35 UTC",
        "try again at 14:65 UTC",
        "try again at 114:35 UTC",
        "the time is 14:35 UTC",
        "sent 2026-11-26T14:35:00Z",
        "try again after 2027-03-01T14:00:00Z",
        "try mx.example.com:25 UTC",
        "try 2001:db8::14:35 z",
        "bis 04:30 Uhr",
    ] {
        assert_eq!(seconds(text, Reason::RateLimited, Some(NOW)), None, "{text}");
    }
}
