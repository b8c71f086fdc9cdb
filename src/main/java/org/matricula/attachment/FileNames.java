package org.matricula.attachment;

import java.text.Normalizer;
import java.util.Set;

/// Names as they come from outside are shown and offered on download, so they must not deceive: no
/// path, no hidden turn of writing direction, the ending that the content asks for.
final class FileNames {

    private static final int LONGEST = 80;
    private static final String RESERVED = "<>:\"|?*\\/%;";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private FileNames() {}

    static String shown(String given, String extension) {
        var name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        name.codePoints().filter(FileNames::harmless).forEach(kept::appendCodePoint);
        var base = withoutEnding(kept.toString()).strip().replaceAll("^[.\\s]+|[.\\s]+$", "");
        var cut =
                base.substring(
                        0,
                        base.offsetByCodePoints(
                                0, Math.min(LONGEST, base.codePointCount(0, base.length()))));
        return (cut.isEmpty() || DEVICES.contains(cut.toLowerCase(java.util.Locale.ROOT))
                        ? "_" + cut
                        : cut)
                + "."
                + extension;
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> RESERVED.indexOf(c) < 0;
        };
    }

    private static String withoutEnding(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 6 ? name.substring(0, dot) : name;
    }
}
