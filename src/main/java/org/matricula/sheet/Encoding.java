package org.matricula.sheet;

import com.ibm.icu.text.CharsetDetector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// How a text file writes its characters. A whole file that is valid UTF-8 is UTF-8; guessing from
/// a sample comes only after that.
///
/// @param mark bytes of the byte order mark to leave out
record Encoding(Charset charset, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 1 << 16;

    static Optional<Encoding> of(Path path) throws IOException {
        var head = head(path);
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return strictly(path, new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return strictly(path, new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return strictly(path, new Encoding(StandardCharsets.UTF_16BE, 2));
        }
        var utf8 = strictly(path, new Encoding(StandardCharsets.UTF_8, 0));
        if (utf8.isPresent()) {
            return utf8;
        }
        return damagedUtf8(head) ? Optional.empty() : strictly(path, new Encoding(GB18030, 0));
    }

    static byte[] head(Path path) throws IOException {
        try (var from = Files.newInputStream(path)) {
            return from.readNBytes(SAMPLE);
        }
    }

    /// UTF-8 with a few broken bytes reads as valid but senseless GB18030.
    private static boolean damagedUtf8(byte[] head) {
        var detector = new CharsetDetector();
        detector.setText(head);
        return Arrays.stream(detector.detectAll())
                .filter(it -> it.getName().equals("UTF-8") || it.getName().equals("GB18030"))
                .findFirst()
                .filter(it -> it.getName().equals("UTF-8") && it.getConfidence() > 50)
                .isPresent();
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Encoding> strictly(Path path, Encoding encoding) throws IOException {
        var decoder =
                encoding.charset
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(SAMPLE);
        var characters = CharBuffer.allocate(SAMPLE);
        try (var from = encoding.open(path)) {
            for (var n = fill(from, bytes); n >= 0; n = fill(from, bytes)) {
                bytes.flip();
                check(decoder.decode(bytes, characters.clear(), false));
                bytes.compact();
            }
            bytes.flip();
            check(decoder.decode(bytes, characters.clear(), true));
            return Optional.of(encoding);
        } catch (CharacterCodingException invalid) {
            return Optional.empty();
        }
    }

    private static void check(java.nio.charset.CoderResult result) throws CharacterCodingException {
        if (result.isError()) {
            result.throwException();
        }
    }

    private static int fill(InputStream from, ByteBuffer bytes) throws IOException {
        var n = from.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n > 0) {
            bytes.position(bytes.position() + n);
        }
        return n;
    }

    /// The bytes behind the mark.
    InputStream open(Path path) throws IOException {
        var from = new BufferedInputStream(Files.newInputStream(path), SAMPLE);
        from.skipNBytes(mark);
        return from;
    }
}
