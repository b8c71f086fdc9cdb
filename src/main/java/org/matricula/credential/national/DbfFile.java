package org.matricula.credential.national;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// dBASE III table of character columns in GBK, as registration takes it in.
final class DbfFile {

    static final Charset GBK = Charset.forName("GBK");

    private static final int HEAD = 32;

    private DbfFile() {}

    /// @param rows values in the order of the columns, each within its width
    static void write(
            OutputStream out,
            List<NationalLayout.Column> columns,
            List<List<String>> rows,
            LocalDate on)
            throws IOException {
        var length = 1 + columns.stream().mapToInt(NationalLayout.Column::width).sum();
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
            head.put(Arrays.copyOf(it.name().getBytes(StandardCharsets.US_ASCII), 11))
                    .put((byte) 'C')
                    .putInt(0)
                    .put((byte) it.width())
                    .put(new byte[15]);
        }
        head.put((byte) 0x0D);
        out.write(head.array());
        for (var row : rows) {
            out.write(' ');
            for (var i = 0; i < columns.size(); i++) {
                var cell = new byte[columns.get(i).width()];
                Arrays.fill(cell, (byte) ' ');
                var text = row.get(i).getBytes(GBK);
                System.arraycopy(text, 0, cell, 0, text.length);
                out.write(cell);
            }
        }
        out.write(0x1A);
    }
}
