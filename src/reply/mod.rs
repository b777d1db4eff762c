//! The room `reply`.
