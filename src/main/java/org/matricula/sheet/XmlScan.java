package org.matricula.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks through the bytes of one part of an .xlsx for what no spreadsheet program writes: a
/// document type (and with it entities), an encoding that hides one, a tag without end.
final class XmlScan {

    private enum Place {
        BEGINNING,
        NO_XML,
        TEXT,
        OPENED,
        DECLARATION,
        TAG,
        QUOTED,
        ASIDE
    }

    private static final int LONGEST_TAG = 1 << 17;
    private static final int BEGINNING_LENGTH = 256;
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private Place place = Place.BEGINNING;
    private @Nullable SheetProblem problem;
    private byte quote;
    private byte closer;
    private int tagLength;
    private byte before;
    private byte beforeThat;

    Optional<SheetProblem> problem() {
        return Optional.ofNullable(problem);
    }

    void take(byte[] bytes, int length) {
        if (place == Place.BEGINNING && length > 0) {
            begin(bytes, length);
        }
        if (place == Place.NO_XML) {
            return;
        }
        for (var i = 0; i < length && problem == null; i++) {
            step(bytes[i]);
        }
    }

    private void begin(byte[] bytes, int length) {
        var beginning =
                new String(
                        bytes, 0, Math.min(length, BEGINNING_LENGTH), StandardCharsets.ISO_8859_1);
        var unmarked = beginning.replace("ï»¿", "").stripLeading();
        var wide = beginning.startsWith("þÿ") || beginning.startsWith("ÿþ");
        var hidden =
                beginning.startsWith("\u0000<")
                        || beginning.startsWith("<\u0000")
                        || beginning.startsWith("Lo§");
        if (wide || hidden || !isUtf8(unmarked)) {
            refuse("sheet.broken");
        }
        place = unmarked.startsWith("<") ? Place.TEXT : Place.NO_XML;
    }

    private static boolean isUtf8(String beginning) {
        if (!beginning.startsWith("<?xml")) {
            return true;
        }
        var encoding = ENCODING.matcher(beginning);
        var named = encoding.find() ? encoding.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        return named.equals("UTF-8") || named.equals("UTF8") || named.equals("US-ASCII");
    }

    private void step(byte next) {
        if (beforeThat == '<' && before == '!' && (next == 'D' || next == 'E')) {
            refuse("sheet.entities");
            return;
        }
        switch (place) {
            case TEXT -> {
                if (next == '<') {
                    place = Place.OPENED;
                    tagLength = 0;
                }
            }
            case OPENED -> opened(next);
            case DECLARATION -> aside(next);
            case TAG -> tag(next);
            case QUOTED -> {
                tagLength++;
                if (next == quote) {
                    place = Place.TAG;
                }
            }
            case ASIDE -> {
                var twice = closer == '?' || beforeThat == closer;
                if (next == '>' && before == closer && twice) {
                    place = Place.TEXT;
                }
            }
            case BEGINNING, NO_XML -> {}
        }
        beforeThat = before;
        before = next;
        if (tagLength > LONGEST_TAG) {
            refuse("sheet.bomb");
        }
    }

    private void opened(byte next) {
        switch (next) {
            case '!' -> place = Place.DECLARATION;
            case '?' -> aside((byte) '?');
            default -> place = Place.TAG;
        }
    }

    /// A comment ends with two dashes, a literal part with two brackets, an instruction with `?`.
    private void aside(byte next) {
        place = Place.ASIDE;
        closer = next == '[' ? (byte) ']' : next;
    }

    private void tag(byte next) {
        tagLength++;
        if (next == '>') {
            place = Place.TEXT;
        } else if (next == '"' || next == '\'') {
            quote = next;
            place = Place.QUOTED;
        }
    }

    private void refuse(String code) {
        if (problem == null) {
            problem = SheetProblem.of(code);
        }
        place = Place.NO_XML;
    }
}
