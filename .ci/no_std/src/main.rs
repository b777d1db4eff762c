//! A program of `core` alone (and of `alloc`, with that feature) that classifies a reply. It has its own panic handler,
//! so that it would not link if any of its dependencies brought `std` along. The C library is there for `main` and for
//! `memcpy` only. Exits with 0 if the answer is right.
#![no_std]
#![no_main]

use core::hint::black_box;
use smtp_reply::{Reason, ReplyCode, classify};

#[link(name = "c")]
unsafe extern "C" {
    #[cfg_attr(not(feature = "alloc"), expect(dead_code, reason = "needed by the allocator only"))]
    fn aligned_alloc(alignment: usize, size: usize) -> *mut u8;
    fn abort() -> !;
}

#[unsafe(no_mangle)]
extern "C" fn main(_argc: i32, _argv: *const *const u8) -> i32 {
    let answer = classify(black_box("550 5.1.1 User unknown\r\n"));
    let right = answer.reason() == Reason::UserUnknown
        && answer.code() == ReplyCode::new(550)
        && with_alloc()
        && with_rules();
    i32::from(!right)
}

#[cfg(not(feature = "alloc"))]
fn with_alloc() -> bool {
    true
}

#[cfg(feature = "alloc")]
fn with_alloc() -> bool {
    let mut decoder = smtp_reply::ReplyDecoder::new();
    decoder.feed(black_box(b"250-mx.example.com\r\n250 SIZE\r\n"));
    matches!(decoder.next_reply(), Ok(Some(reply)) if reply.code() == 250)
}

#[cfg(not(feature = "rules"))]
fn with_rules() -> bool {
    true
}

#[cfg(feature = "rules")]
fn with_rules() -> bool {
    use smtp_reply::{Classifier, Rule, Rules};

    let rule = Rule::new("moon").when_regex(black_box(r"(?i)\bmoon\b")).set_reason(Reason::MailboxFull);
    Rules::new([rule]).is_ok_and(|rules| {
        let answer = Classifier::new().with_rules(&rules).classify(black_box("550 Full moon"));
        answer.reason() == Reason::MailboxFull
    })
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: has no preconditions.
    unsafe { abort() }
}

#[cfg(feature = "alloc")]
mod allocator {
    use core::alloc::{GlobalAlloc, Layout};

    /// Gives nothing back: the program is over in no time.
    struct Never;

    // SAFETY: `aligned_alloc` returns null or a block of that size and alignment.
    unsafe impl GlobalAlloc for Never {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            unsafe {
                super::aligned_alloc(
                    layout.align().max(16),
                    layout.size().next_multiple_of(layout.align().max(16)),
                )
            }
        }

        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
    }

    #[global_allocator]
    static ALLOCATOR: Never = Never;
}
