package org.matricula.sheet;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The table of texts of an .xlsx, kept as bytes: three million short texts are strings of 200
/// megabytes, and here about 70.
final class SharedStrings {

    private static final int CHUNK = 1 << 20;

    /// Two hundred thousand rows of thirty different texts each.
    private static final int MOST = 6_000_000;

    private final List<byte[]> chunks = new ArrayList<>();
    private int[] offsets = new int[1024];
    private int[] lengths = new int[1024];
    private int count;
    private int used = CHUNK;

    static SharedStrings read(@Nullable InputStream from, int limit) throws XMLStreamException {
        var strings = new SharedStrings();
        if (from == null) {
            return strings;
        }
        var xml = Xml.reader(from);
        var text = new StringBuilder();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && "si".equals(xml.getLocalName())) {
                text.setLength(0);
                Xml.richText(xml, text, limit);
                strings.add(Xml.unescaped(text));
            }
        }
        xml.close();
        return strings;
    }

    private void add(String text) {
        if (count == MOST) {
            throw new UnreadableSheet(SheetProblem.of("sheet.bomb"));
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (used + bytes.length > CHUNK) {
            chunks.add(new byte[CHUNK]);
            used = 0;
        }
        System.arraycopy(bytes, 0, chunks.getLast(), used, bytes.length);
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count + count / 2);
            lengths = Arrays.copyOf(lengths, offsets.length);
        }
        offsets[count] = (chunks.size() - 1) * CHUNK + used;
        lengths[count++] = bytes.length;
        used += bytes.length;
    }

    String get(int index) {
        if (index < 0 || index >= count) {
            throw new UnreadableSheet(SheetProblem.of("sheet.broken"));
        }
        var chunk = chunks.get(offsets[index] / CHUNK);
        return new String(chunk, offsets[index] % CHUNK, lengths[index], StandardCharsets.UTF_8);
    }
}
