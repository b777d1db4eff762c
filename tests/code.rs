//! Reply codes and enhanced codes: every one that exists, and what must be refused.

use smtp_reply::{Class, EnhancedCode, EnhancedSubject, ReplyCode, Subject};
use std::collections::BTreeSet;
use std::fmt::Write as _;

#[test]
fn a_reply_code_is_a_number_from_100_to_599() {
    for number in 0..=u16::MAX {
        let exists = (100..=599).contains(&number);
        let code = ReplyCode::new(number);
        assert_eq!(code.map(ReplyCode::as_u16), exists.then_some(number));
        assert_eq!(ReplyCode::try_from(number).ok(), code);
    }
    assert_eq!(ReplyCode::MIN, 100);
    assert_eq!(ReplyCode::MAX, 599);
}

#[test]
fn three_digits_read_as_the_code_of_that_number() {
    for number in 0..=999 {
        let digits = format!("{number:03}");
        let code = ReplyCode::new(number);
        assert_eq!(ReplyCode::from_bytes(digits.as_bytes()).ok(), code, "{digits}");
        assert_eq!(digits.parse().ok(), code, "{digits}");
    }
}

#[test]
fn a_reply_code_prints_as_its_three_digits() {
    for code in every_reply_code() {
        let digits = code.as_u16().to_string();
        assert_eq!(code.as_str(), digits);
        assert_eq!(code.to_string(), digits);
        assert_eq!(code.to_string().parse(), Ok(code));
        assert_eq!(format!("{code:?}"), format!("ReplyCode({digits})"));
    }
    assert_eq!(format!("[{:5}]", ReplyCode::OK), "[250  ]");
    assert_eq!(format!("[{:<5}]", ReplyCode::OK), "[250  ]");
    assert_eq!(format!("[{:>5}]", ReplyCode::OK), "[  250]");
    assert_eq!(format!("[{:*^7}]", ReplyCode::OK), "[**250**]");
}

#[test]
fn each_digit_of_a_reply_code_has_its_meaning() {
    for code in every_reply_code() {
        let number = code.as_u16();
        let (class, success, intermediate, transient, permanent) = match number {
            100..=199 => (Class::PositivePreliminary, false, true, false, false),
            200..=299 => (Class::PositiveCompletion, true, false, false, false),
            300..=399 => (Class::PositiveIntermediate, false, true, false, false),
            400..=499 => (Class::TransientNegative, false, false, true, false),
            _ => (Class::PermanentNegative, false, false, false, true),
        };
        assert_eq!(code.class(), class, "{code}");
        assert_eq!(
            (code.is_success(), code.is_intermediate(), code.is_transient(), code.is_permanent()),
            (success, intermediate, transient, permanent),
            "{code}"
        );
        let subject = match &code.as_str()[1..2] {
            "0" => Subject::Syntax,
            "1" => Subject::Information,
            "2" => Subject::Connection,
            "5" => Subject::MailSystem,
            _ => Subject::Unspecified,
        };
        assert_eq!(code.subject(), subject, "{code}");
        assert_eq!(code.detail().to_string(), &code.as_str()[2..], "{code}");
        let standard_form = number >= 200 && matches!(code.as_str().as_bytes()[1], b'0'..=b'5');
        assert_eq!(code.is_standard_form(), standard_form, "{code}");
    }
}

#[test]
fn what_is_not_three_digits_is_no_reply_code() {
    for wrong in [
        "",
        "2",
        "25",
        "2500",
        "250 ",
        " 250",
        "+25",
        "-25",
        "25a",
        "2 0",
        "0x5",
        "25.",
        "٢٥٠",
        "２５０",
        "250\n",
        "250-",
        "099",
        "000",
        "600",
        "999",
    ] {
        assert!(wrong.parse::<ReplyCode>().is_err(), "{wrong:?}");
    }
    assert!(ReplyCode::from_bytes(b"25\xff").is_err());
}

#[test]
fn a_reply_code_error_tells_what_was_found() {
    for (wrong, found) in [
        ("", "the end at offset 0"),
        ("5", "the end at offset 1"),
        ("55", "the end at offset 2"),
        ("5500", "'0' at offset 3"),
        ("6000", "'0' at offset 3"),
        ("250 Ok", "' ' at offset 3"),
        (" 250", "' ' at offset 0"),
        ("250\r\n", r"'\r' at offset 3"),
        ("+25", "'+' at offset 0"),
        ("55x", "'x' at offset 2"),
        ("55xx", "'x' at offset 2"),
        ("２５０", r"'\xef' at offset 0"),
        ("2\r\n", r"'\r' at offset 1"),
        ("600", "600"),
        ("007", "7"),
    ] {
        let error = wrong.parse::<ReplyCode>().unwrap_err();
        assert_eq!(error.to_string(), format!("expected a reply code from 100 to 599, found {found}"));
    }
    let error = ReplyCode::try_from(65_535).unwrap_err();
    assert_eq!(error.to_string(), "expected a reply code from 100 to 599, found 65535");
}

#[test]
fn a_reply_code_compares_with_numbers_and_sorts_by_number() {
    for code in every_reply_code() {
        assert!(code == code.as_u16() && code.as_u16() == code);
        assert!(code != code.as_u16() + 1);
        assert_eq!(u16::from(code), code.as_u16());
    }
    assert!(every_reply_code().is_sorted());
}

#[test]
fn constants_work_as_patterns() {
    const fn is_greeting(code: ReplyCode) -> bool {
        matches!(code, ReplyCode::SERVICE_READY | ReplyCode::TRANSACTION_FAILED)
    }
    const GREETING: bool = is_greeting(ReplyCode::SERVICE_READY);
    assert!(GREETING && !is_greeting(ReplyCode::OK));

    let code: EnhancedCode = "5.1.1".parse().unwrap();
    assert!(matches!(code, EnhancedCode::BAD_DESTINATION_MAILBOX_ADDRESS));
}

#[test]
fn codes_are_small() {
    assert_eq!(size_of::<ReplyCode>(), 2);
    assert_eq!(size_of::<Option<ReplyCode>>(), 2);
    assert_eq!(size_of::<EnhancedCode>(), 4);
    assert_eq!(size_of::<Option<EnhancedCode>>(), 4);
}

#[test]
fn a_class_has_a_digit_and_back() {
    for digit in 0..=u8::MAX {
        let class = Class::from_digit(digit);
        assert_eq!(class.map(Class::digit), (1..=5).contains(&digit).then_some(digit));
    }
}

#[test]
fn an_enhanced_code_has_class_2_4_or_5_and_numbers_to_999() {
    for class in 0..=u8::MAX {
        assert_eq!(EnhancedCode::new(class, 0, 0).is_some(), matches!(class, 2 | 4 | 5), "{class}");
    }
    for number in 0..=u16::MAX {
        assert_eq!(EnhancedCode::new(5, number, 0).is_some(), number <= 999, "5.{number}.0");
        assert_eq!(EnhancedCode::new(5, 0, number).is_some(), number <= 999, "5.0.{number}");
    }
}

#[test]
fn every_enhanced_code_prints_and_reads_back() {
    let (mut expected, mut printed) = (String::new(), String::new());
    for class in [2, 4, 5] {
        for subject in 0..=999 {
            // Every detail beside every subject in one class; where numbers get longer in the others.
            for detail in
                (0..=999).filter(|detail| class == 5 || matches!(detail, 0 | 9 | 10 | 99 | 100 | 999))
            {
                let code = EnhancedCode::new(class, subject, detail).unwrap();
                assert_eq!(
                    (code.class().digit(), code.subject_number(), code.detail()),
                    (class, subject, detail)
                );
                expected.clear();
                printed.clear();
                write!(expected, "{class}.{subject}.{detail}").unwrap();
                write!(printed, "{code}").unwrap();
                assert_eq!(printed, expected);
                assert_eq!(printed.parse(), Ok(code));
            }
        }
    }
}

#[test]
fn the_second_number_of_an_enhanced_code_is_its_subject() {
    for (number, subject) in [
        (0, EnhancedSubject::Other),
        (1, EnhancedSubject::Addressing),
        (2, EnhancedSubject::Mailbox),
        (3, EnhancedSubject::MailSystem),
        (4, EnhancedSubject::Network),
        (5, EnhancedSubject::Protocol),
        (6, EnhancedSubject::Content),
        (7, EnhancedSubject::Security),
        (8, EnhancedSubject::Unassigned),
        (999, EnhancedSubject::Unassigned),
    ] {
        assert_eq!(EnhancedCode::new(4, number, 0).unwrap().subject(), subject, "4.{number}.0");
    }
}

#[test]
fn an_enhanced_code_honours_width_and_alignment() {
    let code = EnhancedCode::MAILBOX_FULL;
    assert_eq!(format!("[{code:8}]"), "[5.2.2   ]");
    assert_eq!(format!("[{code:>8}]"), "[   5.2.2]");
    assert_eq!(format!("[{code:-^9}]"), "[--5.2.2--]");
    assert_eq!(format!("{code:?}"), "EnhancedCode(5.2.2)");
}

#[test]
fn what_is_not_exactly_an_enhanced_code_is_refused_where_it_goes_wrong() {
    for (wrong, found) in [
        ("", "the end at offset 0"),
        ("5", "the end at offset 1"),
        ("5.", "the end at offset 2"),
        ("5.1", "the end at offset 3"),
        ("5.1.", "the end at offset 4"),
        ("5..1", "'.' at offset 2"),
        (".1.1", "'.' at offset 0"),
        ("5.1.1.", "'.' at offset 5"),
        ("5.1.1.1", "'.' at offset 5"),
        ("4.1.1.1", "'.' at offset 5"),
        ("0.1.1", "'0' at offset 0"),
        ("1.1.1", "'1' at offset 0"),
        ("3.1.1", "'3' at offset 0"),
        ("6.1.1", "'6' at offset 0"),
        ("9.1.1", "'9' at offset 0"),
        ("55.1.1", "'5' at offset 1"),
        ("+5.1.1", "'+' at offset 0"),
        ("5.+1.1", "'+' at offset 2"),
        ("5.1.-1", "'-' at offset 4"),
        ("5.01.1", "'1' at offset 3"),
        ("5.00.1", "'0' at offset 3"),
        ("5.1.01", "'1' at offset 5"),
        ("05.1.1", "'0' at offset 0"),
        ("5.1000.1", "'0' at offset 5"),
        ("5.7.1234", "'4' at offset 7"),
        (" 5.1.1", "' ' at offset 0"),
        ("5.1.1 ", "' ' at offset 5"),
        ("5. 1.1", "' ' at offset 2"),
        ("5 .1.1", "' ' at offset 1"),
        ("5,1,1", "',' at offset 1"),
        ("5.1.x", "'x' at offset 4"),
        ("#5.1.1", "'#' at offset 0"),
        ("5.1.1\n", r"'\n' at offset 5"),
        ("5.1.١", r"'\xd9' at offset 4"),
        ("５.1.1", r"'\xef' at offset 0"),
    ] {
        let error = wrong.parse::<EnhancedCode>().expect_err(wrong);
        let expected = format!("expected an enhanced code such as 5.1.1, found {found}");
        assert_eq!(error.to_string(), expected, "{wrong:?}");
        assert!(expected.ends_with(&format!(" {}", error.offset().unwrap())));
    }
    assert!(EnhancedCode::from_bytes(b"5.1.\xff").is_err());
}

#[test]
fn enhanced_codes_sort_by_number() {
    let sorted: Vec<EnhancedCode> =
        ["2.0.0", "4.7.1", "5.1.1", "5.1.10", "5.2.0", "5.10.0"].map(|text| text.parse().unwrap()).into();
    assert!(sorted.is_sorted());
    assert_eq!(sorted.iter().collect::<BTreeSet<_>>().len(), sorted.len());
}

fn every_reply_code() -> impl Iterator<Item = ReplyCode> {
    (100..=599).map(|number| ReplyCode::new(number).unwrap())
}

#[test]
fn predicates_are_the_same_for_code_class_and_enhanced_code() {
    for code in every_reply_code() {
        let class = code.class();
        let of_code = [
            code.is_refusal(),
            code.is_success(),
            code.is_intermediate(),
            code.is_transient(),
            code.is_permanent(),
        ];
        let of_class = [
            class.is_refusal(),
            class.is_success(),
            class.is_intermediate(),
            class.is_transient(),
            class.is_permanent(),
        ];
        assert_eq!(of_code, of_class, "{code}");
        assert_eq!(code.is_refusal(), code.as_u16() >= 400, "{code}");
        if let Some(enhanced) = EnhancedCode::new(class.digit(), 1, 1) {
            let of_enhanced = [
                enhanced.is_refusal(),
                enhanced.is_success(),
                false,
                enhanced.is_transient(),
                enhanced.is_permanent(),
            ];
            assert_eq!(of_enhanced, of_class, "{enhanced}");
        }
    }
}

#[test]
fn an_enhanced_code_is_three_numbers_and_back() {
    for numbers in [(2, 0, 0), (4, 7, 1), (5, 1, 1), (5, 7, 509), (5, 999, 999)] {
        let code = EnhancedCode::try_from(numbers).unwrap();
        assert_eq!(Some(code), EnhancedCode::new(numbers.0, numbers.1, numbers.2));
        assert_eq!(<(u8, u16, u16)>::from(code), numbers);
    }
    for (numbers, found) in [((0, 0, 0), "0.0.0"), ((3, 1, 1), "3.1.1"), ((5, 1000, 1), "5.1000.1")] {
        assert_eq!(
            EnhancedCode::try_from(numbers).unwrap_err().to_string(),
            format!("expected a class of 2, 4 or 5 and numbers up to 999, found {found}"),
        );
    }
}

#[test]
fn an_enhanced_code_is_three_bytes_where_it_fits() {
    for bytes in [[2, 0, 0], [4, 7, 1], [5, 1, 1], [5, 255, 255]] {
        let code = EnhancedCode::try_from(bytes).unwrap();
        assert_eq!(<[u8; 3]>::try_from(code), Ok(bytes));
    }
    assert_eq!(
        EnhancedCode::try_from([6, 1, 1]).unwrap_err().to_string(),
        "expected a class of 2, 4 or 5 and numbers up to 999, found 6.1.1"
    );
    for text in ["5.7.509", "5.7.256", "4.256.0"] {
        let error = <[u8; 3]>::try_from(text.parse::<EnhancedCode>().unwrap()).unwrap_err();
        assert_eq!(error.to_string(), format!("expected numbers up to 255, found {text}"));
    }
}

#[test]
fn an_error_tells_the_numbers_that_do_not_fit() {
    for number in [0, 99, 600, u16::MAX] {
        let error = ReplyCode::try_from(number).unwrap_err();
        assert_eq!((error.number(), error.offset(), error.found()), (Some(number), None, None));
    }
    for numbers in [(3, 1, 1), (5, 1000, 1), (5, 1, 1000), (0, 0, 0)] {
        let error = EnhancedCode::try_from(numbers).unwrap_err();
        assert_eq!((error.numbers(), error.offset(), error.found()), (Some(numbers), None, None));
    }
}

#[test]
fn an_error_tells_the_byte_where_a_text_stops_being_a_reply_code() {
    for (text, offset, found) in [
        ("", Some(0), None),
        ("2", Some(1), None),
        ("25", Some(2), None),
        ("2500", Some(3), Some(b'0')),
        ("250 Ok", Some(3), Some(b' ')),
        ("x50", Some(0), Some(b'x')),
        ("2x0", Some(1), Some(b'x')),
        ("25x", Some(2), Some(b'x')),
        ("099", None, None),
        ("600", None, None),
    ] {
        let error = ReplyCode::from_bytes(text.as_bytes()).unwrap_err();
        assert_eq!((error.offset(), error.found()), (offset, found), "{text:?}");
        assert_eq!(error.number().is_some(), offset.is_none(), "{text:?}");
    }
}

#[test]
fn an_error_tells_the_byte_where_a_text_stops_being_an_enhanced_code() {
    for (text, offset, found) in [
        ("", 0, None),
        ("5.1", 3, None),
        ("5.1.1.1", 5, Some(b'.')),
        ("3.1.1", 0, Some(b'3')),
        ("5.7.1234", 7, Some(b'4')),
    ] {
        let error = EnhancedCode::from_bytes(text.as_bytes()).unwrap_err();
        assert_eq!((error.offset(), error.found(), error.numbers()), (Some(offset), found, None), "{text:?}");
    }
}
