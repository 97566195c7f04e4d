//! A typed client of the XT.com API.
