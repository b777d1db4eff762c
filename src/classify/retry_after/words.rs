//! The words of times: units, numbers, and words about trying again, in the languages of the replies.
//!
//! All in lower case. A word that ends in `*` matches all with that prefix; a word in Chinese, Japanese, Korean or Thai,
//! which are written without spaces, always does.

use super::time::{FIRST_WITHOUT_SPACES, is_letter};
use crate::table::{Texts, texts};

/// Values, each with the words that have it.
pub(super) type Table = &'static [(u64, Texts)];

/// Each unit in seconds, with its names.
#[rustfmt::skip]
pub(super) const UNITS: Table = &[
    (1, texts![
        "s", "sec", "secs", "second", "seconds", "sek", "sekund*", "seconde", "secondes", "seconden", "segundo*",
        "secondi", "secondo", "secund*", "vteřin*", "vterin*", "sekúnd*", "másodperc*", "sekunt*", "saniye*", "sn",
        "секунд*", "сек", "δευτερόλεπτ*", "δευτερολέπτ*", "giây", "detik", "saat detik", "שניות", "שנייה", "ثانية",
        "ثوان*", "วินาที", "秒", "초",
    ]),
    (60, texts![
        "m", "min", "mins", "minut*", "minút*", "minuut*", "perc", "percet", "perccel", "percen", "percre", "percnyi", "dk",
        "dakika*", "минут*", "мин", "хвилин*", "хв", "λεπτ*", "phút", "menit", "minit", "דקות", "דקה", "دقيقة", "دقائق",
        "นาที", "分钟", "分鐘", "分間", "分", "분",
    ]),
    (3600, texts![
        "h", "hr", "hrs", "hour", "hours", "std", "stunde*", "heure", "heures", "hora", "horas", "ora", "ore", "oră",
        "uur", "uren", "timme", "timmar", "timer", "tunti", "tuntia", "tunnin", "óra", "órá*", "saat*", "час", "часа",
        "часов", "годин*", "godzin*", "godz", "hodin*", "hod", "ώρα", "ώρες", "giờ", "jam", "שעה", "שעות", "ساعة",
        "ساعات", "ชั่วโมง", "小时", "小時", "時間", "시간",
    ]),
    (86_400, texts![
        "d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "dia", "dias", "giorno", "giorni",
        "dag", "dagen", "dagar", "dage", "dager", "dzień", "dni", "den", "dny", "dní", "deň", "день", "дня", "дней",
        "дні", "днів", "päivä*", "nap", "napot", "zi", "zile", "gün*", "ημέρ*", "μέρ*", "ngày", "hari", "יום", "ימים",
        "يوم", "أيام", "วัน", "天", "日後", "日间", "日間",
    ]),
    (604_800, texts!["week", "weeks", "woche", "wochen"]),
];

/// Numbers as words: those that occur in waiting times.
#[rustfmt::skip]
pub(super) const NUMBERS: Table = &[
    (1, texts![
        "one", "eine", "einer", "einem", "einen", "une", "una", "uma", "een", "één", "ett", "jedna", "jednu", "jedną",
        "jednej", "одну", "один", "yhden", "egy", "bir", "μία", "μια", "ένα", "một", "satu", "一", "한",
    ]),
    // Which are articles, too.
    (1, ARTICLES),
    (2, texts![
        "two", "zwei", "deux", "dos", "due", "dois", "duas", "twee", "två", "dwie", "dvě", "dve", "две", "два", "дві",
        "kahden", "két", "două", "iki", "δύο", "hai", "dua", "两", "兩", "二", "두",
    ]),
    (3, texts![
        "three", "drei", "trois", "tres", "tre", "três", "drie", "trzy", "tři", "tri", "три", "kolmen", "három", "trei",
        "üç", "τρία", "ba", "tiga", "三", "세",
    ]),
    (5, texts![
        "five", "fünf", "fuenf", "cinq", "cinco", "cinque", "vijf", "fem", "pięć", "pět", "päť", "пять",
        "viiden", "öt", "cinci", "beş", "πέντε", "năm", "lima", "五", "다섯",
    ]),
    (15, texts![
        "fifteen", "fünfzehn", "quinze", "quince", "quindici", "vijftien", "femton", "femten", "piętnaście", "patnáct",
        "пятнадцать", "tizenöt", "十五",
    ]),
    (10, texts![
        "ten", "zehn", "dix", "diez", "dieci", "dez", "tien", "tio", "ti", "dziesięć", "deset", "десять", "kymmenen",
        "tíz", "zece", "δέκα", "mười", "sepuluh", "十", "열",
    ]),
    (20, texts!["twenty", "zwanzig", "vingt", "veinte", "venti", "vinte", "twintig", "tjugo", "двадцать", "二十"]),
    (30, texts!["thirty", "dreißig", "dreissig", "trente", "treinta", "trenta", "trinta", "dertig", "trettio", "тридцать", "三十"]),
];

/// What divides a unit: "half an hour".
#[rustfmt::skip]
pub(super) const PARTS: Table = &[
    (2, texts![
        "half", "halbe", "halben", "halve", "demi", "demie", "media", "mezz", "mezza", "meia", "halv", "halvan", "pół",
        "půl", "puolen", "fél", "jumătate", "yarım", "μισή", "nửa", "setengah", "חצי", "نصف", "半",
    ]),
    (4, texts!["quarter", "quart", "cuarto", "четверть", "чверть", "čtvrt", "sfert"]),
];

pub(super) const ARTICLES: Texts = texts!["a", "an", "ein", "un", "um", "en"];

/// Before an article that counts: "in a day", not "100 a day".
pub(super) const BEFORE_ARTICLES: Texts = texts![
    "in", "for", "after", "wait", "about", "least", "dans", "après", "en", "em", "tra", "fra", "om", "i"
];

/// Times without a number.
#[rustfmt::skip]
pub(super) const WHOLE: Table = &[
    (60, texts!["через минуту", "за хвилину", "za minutę", "za minutu"]),
    (3600, texts!["через час", "на час", "через годину", "за годину", "za godzinę", "za hodinu"]),
    (300, texts!["п'ять хвилин", "п’ять хвилин"]),
    (900, texts!["viertelstunde", "kwartier", "kvart", "kvarter", "kwadrans", "negyedóra"]),
    (1800, texts!["polgodziny", "полчаса", "півгодини", "halvtimme", "halvtime", "félóra"]),
];

/// Words allowed between "half" and its unit: "half an hour", "quart d'heure".
pub(super) const LINKS: Texts = texts!["a", "an", "of", "de", "d"];

/// Words allowed between two parts of a time: "1 hour and 30 minutes".
pub(super) const AND: Texts = texts!["and", "und", "et", "y", "e", "en", "i", "и"];

/// Words allowed between the two numbers of a range: "5 to 10 minutes".
pub(super) const TO: Texts = texts!["to", "or", "bis", "oder", "à", "a", "ou", "o", "до", "do", "tot"];

/// What the words before or after a time are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// To try again then.
    Try,
    /// To wait for that long.
    Wait,
    /// Something else: how long something took, what a limit is counted by.
    Other,
}

/// Pieces of words: the stems of those that are inflected. The first row with a piece of a word counts, and of the words
/// before a time, the nearest.
#[rustfmt::skip]
pub(super) const TALK: &[(Talk, Texts)] = &[
    // Not about a limit.
    (Talk::Wait, texts!["limited for"]),
    (Talk::Other, texts![
        "against", "did not", "didn't", "exceed", "expire", "keep trying", "last", "limit", "past", "still be tried", "temps dépassé",
        "time out", "timed out", "timeout", "undeliver", "up to", "will be tried", "retried", "retrying", "waited", "warning", "of trying", "letzten", "dernièr",
        "ultim", "últim", "au cours des", "dans les", "innerhalb von", "w ciągu", "последн", "過去", "过去", "最近", "直近", "続け",
    ]),
    (Talk::Try, texts![
        "again", "back", "essay", "next attempt", "attempts before", "reconnect", "resend", "resubmit", "resume", "retr", "try", "versuch", "erneut",
        "wieder", "nochmal", "später", "spaeter", "réessay", "représent", "revenez", "retour", "repasse", "renouvel", "intent", "intént", "reintent", "reessay",
        "vuelva", "reenv", "riprov", "ritent", "ripass", "tente", "tentativa", "volte", "probeer", "opnieuw", "kom ",
        "försök", "igen", "åter", "prøv", "igjen", "tilbake", "tilbage", "uudelleen", "yrit", "palaa", "ponow", "ponów",
        "spróbuj", "sprobuj", "zaprasza", "zkus", "skús", "vraťte", "vratte", "znovu", "znova", "újra", "próbál", "vissza",
        "reven", "încerc", "incerc", "повтор", "попробу", "попыт", "зайд", "снова", "спробу", "через", "cherez",
        "tekrar", "yeniden", "ξανα", "προσπαθ", "שוב", "לנסות", "حاول", "المحاولة", "thử lại", "gửi lại", "coba",
        "ulangi", "kirim lagi", "ลองใหม่", "อีกครั้ง", "重试", "重試", "重投", "重发", "重發", "再试", "再試", "再次", "再投", "再发",
        "再送", "再度", "다시", "재시도", "재전송",
        // What ends then.
        "allowed after", "lifted", "next message", "reset at", "reset in", "resets", "unban", "unblock",
    ]),
    (Talk::Wait, texts![
        "attend", "await", "blocked for", "banned for", "blacklisted for", "disabled for", "refused for", "defer", "delay", "graylist", "greylist", "grey list",
        "gray list", "grey-list", "gray-list", "hold back", "hold it", "hold off", "locked for", "pause", "postpone", "suspended for", "throttl",
        "wait", "warten", "verzög", "verzoeg", "zurückgestellt", "patient", "différ", "espere", "esperar", "aguard",
        "aspett", "lista gris", "lista grigia", "lista cinza", "liste grise", "wacht", "grijze lijst", "grijslijst",
        "vänta", "grålist", "vent ", "gråliste", "odota", "harmaalist", "poczekaj", "zaczekaj", "odczeka", "szara list",
        "počkej", "počkaj", "šed", "várj", "szürkelist", "aștept", "astept", "listă gri", "подожд", "серый", "серого",
        "отлож", "забан", "зачека", "сірий", "bekle", "gri list", "περιμέν", "γκρίζα", "המת", "אפורה", "انتظر", "chờ", "hoãn",
        "danh sách xám", "tunggu", "abu-abu", "รอ", "等待", "稍候", "稍后", "稍後", "延迟", "延遲", "灰名", "お待ち", "灰色", "기다",
        // Forms of "blocked for".
        "gesperrt für", "gesperrt fuer", "bloqué pendant", "bloquée pendant", "bloqueado durante", "bloqueado por",
        "bloccato per", "geblokkeerd voor", "zablokowany na", "заблокирован на",
    ]),
];

/// Between a word such as "again" and a time, these words mean a duration, not when to try again.
#[rustfmt::skip]
pub(super) const GOING_ON: Texts = texts![
    "for", "next", "another", "every", "per", "until", "noch", "within", "innerhalb", "binnen", "sous", "течение", "每", "毎",
    // What began before now.
    "since", "seit", "vor", "depuis", "hace", "desde", "há",
];

/// Between a number of things and a time, these words mean a period: "20 messages in 60 seconds".
pub(super) const COUNTED_IN: Texts = texts!["in", "within", "during", "over", "en", "em", "i", "за", "w"];

/// After a time, these words mean a period, or one that is over.
#[rustfmt::skip]
pub(super) const PERIODS: Texts = texts![
    "ago", "old", "geleden", "sedan", "siden", "temu", "назад", "тому", "önce", "内", "內", "以内", "以內", "之内", "之內", "前",
    "以前", "이내", "에", "전에",
];

/// Verbs after a time that ask to wait for it: "10 Minuten warten".
pub(super) const WAITING: Texts = texts!["warten", "wachten", "bekle", "お待ち", "기다"];

/// Before a time, a full stop after one of these ends no sentence: "approx. 5 minutes".
pub(super) const ABBREVIATIONS: Texts =
    texts!["abt", "approx", "c", "ca", "circa", "env", "etwa", "max", "min", "mind"];

/// Phrases by which senders speak of themselves.
pub(super) const OWN_PLANS: Texts =
    texts!["will try", "will retry", "'ll try", "'ll retry", "we try", "we retry", "keep try", "seguirá int"];

/// Words before a time of the day at which something begins or ends.
pub(super) const AT: Texts =
    texts!["at", "before", "until", "till", "um", "ab", "bis", "kl", "à", "jusqu'à", "hasta", "até", "до",];

/// Those of them that mean an end: "blocked until".
pub(super) const UNTIL: Texts = texts!["until", "till", "bis", "jusqu'à", "hasta", "até", "до"];

/// Before "14:35:00", words after which it may be a time of the day.
pub(super) const AFTER: Texts = texts!["after", "nach", "après"];

/// Words between a date and a time of the day.
pub(super) const ON: Texts = texts!["at", "um", "à"];

/// Words between a time of the day and its zone.
pub(super) const OCLOCK: Texts = texts!["uhr"];

/// The halves of a day: "3:30 PM".
pub(super) const HALVES: Texts = texts!["am", "pm"];

/// The months, as RFC 5322 §3.3 writes them, and in full.
#[rustfmt::skip]
pub(super) const MONTHS: Table = &[
    (1, texts!["jan", "january"]), (2, texts!["feb", "february"]), (3, texts!["mar", "march"]),
    (4, texts!["apr", "april"]), (5, texts!["may"]), (6, texts!["jun", "june"]), (7, texts!["jul", "july"]),
    (8, texts!["aug", "august"]), (9, texts!["sep", "sept", "september"]), (10, texts!["oct", "october"]),
    (11, texts!["nov", "november"]), (12, texts!["dec", "december"]),
];

/// Words for a day other than today. Before a date they add nothing to it.
#[rustfmt::skip]
pub(super) const DAYS: Texts = texts![
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "tomorrow", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "morgen",
    "demain", "mañana", "domani", "amanhã", "завтра",
];

/// Zones by their hours east of Greenwich: those of RFC 5322 §4.3, but CST, which is China's, too; and those of Europe,
/// Moscow and Japan.
#[rustfmt::skip]
pub(super) const ZONES: &[(i64, Texts)] = &[
    (-8, texts!["pst"]), (-7, texts!["pdt", "mst"]), (-6, texts!["mdt"]), (-5, texts!["est", "cdt"]), (-4, texts!["edt"]),
    (1, texts!["cet", "mez"]), (2, texts!["cest", "mesz", "eet"]), (3, texts!["eest", "msk"]), (9, texts!["jst"]),
];

/// The starts of durations of ISO 8601: of hours, minutes and seconds, and of days.
const ISO: Table = &[(0, texts!["pt", "p"])];

/// A bloom filter of the words of tables, by their first `BYTES` bytes.
pub(super) struct Beginnings<const BYTES: usize>([u64; 64]);

pub(super) static OF_UNITS: Beginnings<4> = Beginnings::of(&[UNITS]);

/// For everything but digits that a time may begin with.
pub(super) static OF_NUMBERS: Beginnings<4> = Beginnings::of(&[NUMBERS, PARTS, WHOLE, ISO]);

/// For times without a number.
pub(super) static OF_WHOLE: Beginnings<4> = Beginnings::of(&[WHOLE]);

/// For words after a number that is a word.
pub(super) static OF_NEXT: Beginnings<4> = Beginnings::of(&[UNITS, NUMBERS, PARTS, WHOLE, &[(0, LINKS)]]);

/// For the pieces of [`TALK`], which have at least three bytes.
pub(super) static OF_TALK: Beginnings<3> = Beginnings::of(&[TALK]);

impl<const BYTES: usize> Beginnings<BYTES> {
    const fn of<T>(tables: &[&[(T, Texts)]]) -> Self {
        let mut bits = [0; 64];
        let mut i = 0;
        while i < tables.len() {
            let mut row = 0;
            while row < tables[i].len() {
                let mut words = tables[i][row].1;
                while let Some((word, others)) = words.split_first() {
                    let bit = beginning(word, 0, BYTES);
                    bits[bit / 64] |= 1 << (bit % 64);
                    words = others;
                }
                row += 1;
            }
            i += 1;
        }
        Self(bits)
    }

    /// Whether a word of the tables may begin at this position.
    pub(super) const fn has(&self, text: &[u8], at: usize) -> bool {
        let bit = beginning(text, at, BYTES);
        self.0[bit / 64] >> (bit % 64) & 1 != 0
    }
}

/// A hash of twelve bits, regardless of case: of the first bytes of a word, or of the first character in scripts without
/// spaces.
const fn beginning(text: &[u8], at: usize, most: usize) -> usize {
    let mut bytes: u32 = 0;
    let mut i = at;
    while i < at + most && i < text.len() && is_letter(text[i]) {
        bytes = bytes << 8 | (text[i] | 0x20) as u32;
        i += 1;
        if text[at] >= FIRST_WITHOUT_SPACES && i == at + 3 {
            break;
        }
    }
    (bytes.wrapping_mul(0x9E37_79B1) >> 20) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_lower_case_and_long_enough_for_its_beginning() {
        for (_, words) in [UNITS, NUMBERS, PARTS, WHOLE].into_iter().flatten() {
            for word in words.iter().map(|word| core::str::from_utf8(word).unwrap()) {
                // Four bytes are hashed, so all of them have to be fixed.
                assert!(word.strip_suffix('*').is_none_or(|stem| stem.len() >= 4), "{word}");
                assert!(word.chars().all(|c| !c.is_uppercase()), "{word}");
            }
        }
        for piece in TALK.iter().flat_map(|(_, pieces)| pieces.iter()) {
            let piece = core::str::from_utf8(piece).unwrap();
            assert!(piece.chars().all(|c| !c.is_uppercase()), "{piece}");
            assert!(piece.len() >= 3, "{piece}");
        }
    }
}
