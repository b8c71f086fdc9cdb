package org.matricula.document;

import java.util.List;

/// A printed paper.
///
/// @param pdf PDF/A-2a and PDF/UA-1
/// @param missingGlyphs characters no font of this machine can draw, as `U+20BB7`; they stand in
///   the paper as `[U+20BB7]`, and whoever issues it must know
public record Printed(byte[] pdf, int pages, List<String> missingGlyphs) {

    public Printed {
        missingGlyphs = List.copyOf(missingGlyphs);
    }
}
