package org.matricula.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// dBASE III table of character columns in GBK, as the national platforms take it in and give it
/// out.
///
/// @param names of the columns
/// @param rows values in the order of the columns, without the blanks that fill them up
public record DbfTable(List<String> names, List<List<String>> rows) {

    /// Of a table no larger than an upload may be, far more than any list has.
    private static final long MOST_CELLS = 5_000_000;

    static final int WIDEST = 254;

    private static final int HEAD = 32;
    private static final int NAME = 11;
    private static final int END_OF_HEAD = 0x0D;
    private static final int DELETED = '*';
    private static final int VISUAL = 0x30;

    private record Column(String name, int width) {}

    /// @param rows values in the order of the columns, each within its width
    public static void write(
            OutputStream out,
            List<FixedLayout.Column> columns,
            List<List<String>> rows,
            LocalDate on)
            throws IOException {
        var length = 1 + columns.stream().mapToInt(FixedLayout.Column::width).sum();
        var head =
                ByteBuffer.allocate(HEAD * (columns.size() + 1) + 1).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 3)
                .put((byte) (on.getYear() - 1900))
                .put((byte) on.getMonthValue())
                .put((byte) on.getDayOfMonth())
                .putInt(rows.size())
                .putShort((short) head.capacity())
                .putShort((short) length);
        // language driver 0x4D: code page 936
        head.put(29, (byte) 0x4D).position(HEAD);
        for (var it : columns) {
            head.put(Arrays.copyOf(it.name().getBytes(StandardCharsets.US_ASCII), NAME))
                    .put((byte) 'C')
                    .putInt(0)
                    .put((byte) it.width())
                    .put(new byte[15]);
        }
        head.put((byte) END_OF_HEAD);
        out.write(head.array());
        for (var row : rows) {
            out.write(' ');
            for (var i = 0; i < columns.size(); i++) {
                var cell = new byte[columns.get(i).width()];
                Arrays.fill(cell, (byte) ' ');
                var text = row.get(i).getBytes(FixedLayout.GBK);
                System.arraycopy(text, 0, cell, 0, text.length);
                out.write(cell);
            }
        }
        out.write(0x1A);
    }

    /// Whether it begins as such a table does: its version, and a date that is one.
    public static boolean looksLike(byte[] content) {
        return content.length > HEAD
                && (content[0] == 3 || content[0] == VISUAL)
                && content[2] >= 1
                && content[2] <= 12
                && content[3] >= 1
                && content[3] <= 31;
    }

    /// Columns of text, numbers, days and truths are read as text; rows marked as deleted are left
    /// out.
    ///
    /// @throws UnreadableSheet if the table is cut off, or its head contradicts itself
    public static DbfTable read(byte[] content, SheetLimits limits) {
        if (!looksLike(content) || content.length > limits.fileBytes()) {
            throw broken();
        }
        var head = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long count = head.getInt(4) & 0xffffffffL;
        int begin = head.getShort(8) & 0xffff;
        int length = head.getShort(10) & 0xffff;
        var columns = columns(content, begin, limits);
        var widths = 1 + columns.stream().mapToInt(Column::width).sum();
        if (columns.isEmpty() || widths > length || begin + count * length > content.length) {
            throw broken();
        }
        if (count * columns.size() > MOST_CELLS) {
            throw broken();
        }
        if (count > limits.rows()) {
            throw new UnreadableSheet(SheetProblem.of("sheet.rows", limits.rows()));
        }
        var rows = new ArrayList<List<String>>();
        for (var n = 0; n < count; n++) {
            var at = begin + n * length;
            if (content[at] != DELETED) {
                rows.add(row(content, at + 1, columns));
            }
        }
        return new DbfTable(columns.stream().map(Column::name).toList(), rows);
    }

    private static List<Column> columns(byte[] content, int begin, SheetLimits limits) {
        var found = new ArrayList<Column>();
        for (var at = HEAD; ; at += HEAD) {
            if (at >= content.length || at >= begin || found.size() > limits.columns()) {
                throw broken();
            }
            if (content[at] == END_OF_HEAD) {
                return found;
            }
            if (at + HEAD > content.length || "CNDLF".indexOf(content[at + NAME]) < 0) {
                throw broken();
            }
            var end = at;
            while (end < at + NAME && content[end] != 0) {
                end++;
            }
            // nothing fits into it: only rows without end would
            if (content[at + 16] == 0) {
                throw broken();
            }
            found.add(
                    new Column(
                            new String(content, at, end - at, FixedLayout.GBK).strip(),
                            content[at + 16] & 0xff));
        }
    }

    private static List<String> row(byte[] content, int from, List<Column> columns) {
        var values = new ArrayList<String>(columns.size());
        var at = from;
        for (var it : columns) {
            values.add(new String(content, at, it.width(), FixedLayout.GBK).strip());
            at += it.width();
        }
        return values;
    }

    private static UnreadableSheet broken() {
        return new UnreadableSheet(SheetProblem.of("sheet.broken"));
    }
}
