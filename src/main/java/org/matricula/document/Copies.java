package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who keeps a copy of a paper, and what is attached to it.
final class Copies {

    private Copies() {}

    static List<String> of(String... holders) {
        return Stream.of(holders).map("document.copy."::concat).toList();
    }

    /// The attachments as numbered items in one cell.
    static String lines(List<String> evidence) {
        var lines = new ArrayList<String>();
        for (var item : evidence) {
            lines.add((lines.size() + 1) + ". " + item);
        }
        return String.join("\n", lines);
    }
}
