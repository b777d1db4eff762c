//! Looking for several short markers at once, sixteen places at a time.

/// A few bytes that tell something where they stand.
#[derive(Clone, Copy)]
pub(super) struct Marker {
    bytes: &'static [u8],
    /// Which two bytes of it are rare: only where both stand right is the whole of it looked at.
    rare: [usize; 2],
}

/// No marker is longer.
const LONGEST: usize = 32;
const STEP: usize = 16;

impl Marker {
    pub(super) const fn new(bytes: &'static [u8]) -> Self {
        assert!(bytes.len() > 1 && bytes.len() <= LONGEST);
        let mut rare = [0, 1];
        let mut at = 1;
        while at < bytes.len() {
            if rank(bytes[at]) < rank(bytes[rare[0]]) {
                rare = [at, rare[0]];
            } else if at > 1 && rank(bytes[at]) < rank(bytes[rare[1]]) {
                rare[1] = at;
            }
            at += 1;
        }
        Self { bytes, rare }
    }

    pub(super) const fn all<const N: usize>(markers: [&'static [u8]; N]) -> [Self; N] {
        let mut all = [Self { bytes: b"", rare: [0, 1] }; N];
        let mut i = 0;
        while i < N {
            all[i] = Self::new(markers[i]);
            i += 1;
        }
        all
    }

    pub(super) const fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// The lower, the rarer in what servers and logs write.
const fn rank(byte: u8) -> u8 {
    match byte {
        b'j' | b'q' | b'x' | b'k' | b'(' | b'<' | b'=' | b';' | b'A'..=b'Z' => 0,
        b'v' | b'z' | b'w' | b'y' | b'b' | b'g' | b'-' | b':' => 1,
        b'u' | b'p' | b'h' | b'f' | b'm' | b'l' | b'c' => 2,
        b' ' | b'e' => 4,
        _ => 3,
    }
}

/// Where each marker first stands.
#[inline(always)]
#[allow(clippy::inline_always, reason = "where the markers are constants, the loop over them is unrolled")]
pub(super) fn firsts<const N: usize>(text: &[u8], markers: &[Marker; N]) -> [Option<usize>; N] {
    let mut firsts = [None; N];
    let mut at = 0;
    while let Some(window) = text.get(at..).and_then(|rest| rest.first_chunk()) {
        look(window, at, markers, &mut firsts);
        at += STEP;
    }
    // The rest, less than one window long, filled up with what no marker has.
    let rest = &text[at..];
    let mut end = [0; 2 * STEP + 2 * LONGEST];
    end[..rest.len()].copy_from_slice(rest);
    let mut from = 0;
    while from < rest.len() {
        if let Some(window) = end[from..].first_chunk() {
            look(window, at + from, markers, &mut firsts);
        }
        from += STEP;
    }
    firsts
}

/// Looks for markers that start at the first places of the window, which stands at `at`.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn look<const N: usize>(
    window: &[u8; STEP + LONGEST],
    at: usize,
    markers: &[Marker; N],
    firsts: &mut [Option<usize>; N],
) {
    let mut hits = [0_u8; STEP];
    for marker in markers {
        let [a, b] = marker.rare;
        for (place, hit) in hits.iter_mut().enumerate() {
            *hit |= u8::from(window[place + a] == marker.bytes[a])
                & u8::from(window[place + b] == marker.bytes[b]);
        }
    }
    if hits != [0; STEP] {
        confirm(window, at, &hits, markers, firsts);
    }
}

#[inline(never)]
fn confirm(
    window: &[u8; STEP + LONGEST],
    at: usize,
    hits: &[u8; STEP],
    markers: &[Marker],
    firsts: &mut [Option<usize>],
) {
    for place in (0..STEP).filter(|&place| hits[place] != 0) {
        for (marker, first) in markers.iter().zip(&mut *firsts) {
            if first.is_none() && window[place..].starts_with(marker.bytes) {
                *first = Some(at + place);
            }
        }
    }
}
