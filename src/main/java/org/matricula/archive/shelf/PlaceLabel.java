package org.matricula.archive.shelf;

import org.matricula.document.BarCode;

/// A label to be stuck on.
public record PlaceLabel(
        String school, String title, String second, String third, String code, BarCode bars) {}
