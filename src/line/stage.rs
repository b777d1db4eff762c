//! The stage of the dialogue, if a line names it.

use crate::find::places;
use crate::reason::Stage;

/// The stage of the dialogue that a text names. Of several, the one with the lowest rank counts.
pub(super) fn stage_in(text: &[u8]) -> Option<Stage> {
    let words = places(text, |a, b, c, _| {
        b == b' ' && matches!(a, b't' | b'o' | b'l' | b'f' | b'd')
            || a.is_ascii_uppercase() && b.is_ascii_uppercase() && c.is_ascii_uppercase()
    });
    let mut found: Option<(u8, Stage)> = None;
    for at in words {
        let stage = if text[at].is_ascii_uppercase() {
            stage_of_command(&text[..at], &text[at..])
        } else {
            stage_of_words(&text[..at + 2], &text[at + 2..])
        };
        if let Some((rank, _)) = stage {
            found = found.filter(|(lowest, _)| *lowest <= rank).or(stage);
        }
    }
    found.map(|(_, stage)| stage)
}

/// The stage that words in the middle of a sentence indicate, with its rank.
fn stage_of_words(before: &[u8], words: &[u8]) -> Option<(u8, Stage)> {
    const WORDS: [(&[u8], &[u8], u8, Stage); 7] = [
        (b"refused to ", b"talk to me", 0, Stage::Connect),
        (b"initial ", b"connection", 1, Stage::Connect),
        (b"rejected ", b"connection", 2, Stage::Connect),
        (b"end of ", b"data", 3, Stage::EndOfData),
        (b"after I sent ", b"the message", 7, Stage::EndOfData),
        (b"does not ", b"like recipient", 9, Stage::Rcpt),
        (b"does not ", b"like sender", 14, Stage::Mail),
    ];
    WORDS
        .iter()
        .find(|(front, back, ..)| before.ends_with(front) && words.starts_with(back))
        .map(|(.., rank, stage)| (*rank, *stage))
}

/// The stage that a word in capitals indicates, with its rank.
#[inline]
fn stage_of_command(before: &[u8], word: &[u8]) -> Option<(u8, Stage)> {
    Some(match word {
        [b'C', b'O', b'N', b'N', b'E', b'C', b'T', ..] if before.ends_with(b"reject: ") => {
            (2, Stage::Connect)
        }
        [b'D', b'A', b'T', b'A', ..] if before.ends_with(b"end of ") => (4, Stage::EndOfData),
        [b'D', b'A', b'T', b'A', ..] if before.ends_with(b"rejected after ") => (4, Stage::EndOfData),
        [b'E', b'N', b'D', b'-', ..] if word.starts_with(b"END-OF-MESSAGE") => (5, Stage::EndOfData),
        [b'D', b'A', b'T', b'A', ..] if before.ends_with(b"final ") => (6, Stage::EndOfData),
        [b'R', b'C', b'P', b'T', ..] => (8, Stage::Rcpt),
        [b'V', b'R', b'F', b'Y', ..] | [b'E', b'X', b'P', b'N', ..] => (10, Stage::Vrfy),
        [b'M', b'A', b'I', b'L', b' ', b'F', b'R', b'O', b'M', ..] => (12, Stage::Mail),
        [b'M', b'A', b'I', b'L', b' ', b'F', b'r', b'o', b'm', ..] => (13, Stage::Mail),
        [b'M', b'A', b'I', b'L', ..] if before.ends_with(b"reject: ") || before.ends_with(b"rejected ") => {
            (15, Stage::Mail)
        }
        [b'E' | b'L', b'H', b'L', b'O', ..] | [b'H', b'E', b'L', b'O', ..] => (16, Stage::Ehlo),
        [b'S', b'T', b'A', b'R', b'T', b'T', b'L', b'S', ..] => (19, Stage::Starttls),
        [b'A', b'U', b'T', b'H', ..] => (20, Stage::Auth),
        [b'D', b'A', b'T', b'A', ..] => (21, Stage::Data),
        [b'Q', b'U', b'I', b'T', ..] => (22, Stage::Quit),
        [b'R', b'S', b'E', b'T', ..] => (23, Stage::Rset),
        _ => return None,
    })
}
