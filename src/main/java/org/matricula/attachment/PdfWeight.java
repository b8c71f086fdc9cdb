package org.matricula.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks whether a PDF would swell beyond measure when opened, before anything opens it: a few
/// megabytes of packed zeros fill any memory.
final class PdfWeight {

    private static final long MOST = 64L * 1024 * 1024;
    private static final int DICTIONARY = 4096;
    private static final Pattern STREAM = Pattern.compile(">>\\s*stream\\r?\\n");
    private static final Pattern PACKED =
            Pattern.compile("/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
    private static final Pattern STRUCTURE = Pattern.compile("/(ObjStm|XRef)\\b");
    private static final Pattern DISGUISED = Pattern.compile("/[^\\s/<>\\[\\]()]*#");

    private PdfWeight() {}

    static boolean swells(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var streams = STREAM.matcher(text);
        while (streams.find()) {
            var head = head(text, streams.start());
            // pictures and pages are not unpacked here, only what the file is held together by
            if (!STRUCTURE.matcher(head).find() && !DISGUISED.matcher(head).find()) {
                continue;
            }
            var packed = PACKED.matcher(head).results().count();
            if (packed > 1 || head.contains("LZW") || inflated(content, streams.end()) > MOST) {
                return true;
            }
        }
        return false;
    }

    private static String head(String text, int end) {
        var start = Math.max(0, end - DICTIONARY);
        var object = text.lastIndexOf(" obj", end);
        return text.substring(Math.max(start, object), end);
    }

    private static long inflated(byte[] content, int from) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, from, content.length - from);
            var out = new byte[1 << 16];
            while (!inflater.finished() && inflater.getTotalOut() <= MOST) {
                if (inflater.inflate(out) == 0) {
                    break;
                }
            }
            return inflater.getTotalOut();
        } catch (DataFormatException notPacked) {
            return inflater.getTotalOut();
        } finally {
            inflater.end();
        }
    }
}
