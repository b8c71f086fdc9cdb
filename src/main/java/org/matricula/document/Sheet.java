package org.matricula.document;

/// A paper set in words, ready for the press: from here on nothing of the record can change it.
///
/// @param html what stands in the body
/// @param title names the document in the reader's window
/// @param lang language of the text, as `zh-CN`
record Sheet(String html, String title, String lang) {}
