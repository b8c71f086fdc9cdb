package org.matricula.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;

/// Finds the merged cells of an .xlsx sheet. They are written behind the rows, but needed before
/// the first, so the bytes are looked through once without parsing: a `<` never stands in a text.
final class MergeScan {

    private static final byte[] WORD = "mergeCell ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern REFERENCE =
            Pattern.compile("ref\\s*=\\s*[\"']([A-Z]+\\d+:[A-Z]+\\d+)[\"']");
    private static final int LONGEST_TAG = 200;

    /// More merged cells than this are a drawing, not a roster.
    static final int MOST = 50_000;

    private final List<Merge> found = new ArrayList<>();
    private final StringBuilder tag = new StringBuilder();
    private boolean inTag;
    private int matched;
    private boolean afterBracket;

    static List<Merge> of(InputStream from) throws IOException {
        var scan = new MergeScan();
        var buffer = new byte[1 << 16];
        for (var n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            for (var i = 0; i < n; i++) {
                scan.take(buffer[i]);
            }
        }
        return scan.found;
    }

    private void take(byte next) {
        if (inTag) {
            collect(next);
        } else if (next == '<') {
            afterBracket = true;
            matched = 0;
        } else if (afterBracket) {
            follow(next);
        }
    }

    private void follow(byte next) {
        if (next == WORD[matched]) {
            if (++matched == WORD.length) {
                inTag = true;
                afterBracket = false;
                tag.setLength(0);
            }
        } else if (next == ':') {
            matched = 0;
        } else if (next == ' ' || next == '>' || next == '/') {
            afterBracket = false;
        } else {
            matched = 0;
        }
    }

    private void collect(byte next) {
        if (next != '>' && tag.length() < LONGEST_TAG) {
            tag.append((char) next);
            return;
        }
        inTag = false;
        var reference = REFERENCE.matcher(tag);
        if (reference.find() && found.size() < MOST) {
            var range = CellRangeAddress.valueOf(reference.group(1));
            found.add(
                    new Merge(
                            range.getFirstRow() + 1,
                            range.getLastRow() + 1,
                            range.getFirstColumn(),
                            range.getLastColumn()));
        }
    }
}
