package org.matricula.graduation.photograph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// A ZIP of photographs, read one after the other within bounds. Names without a mark of UTF-8 are
/// read as GB 18030, as Chinese Windows writes them.
final class PhotoArchive {

    static final int MOST_FILES = 3_000;
    static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final long MOST_IN_ALL = 512L * 1024 * 1024;
    private static final Charset NAMES = Charset.forName("GB18030");

    @FunctionalInterface
    interface Taker {
        void take(String name, byte[] content);
    }

    private final byte[] zip;

    PhotoArchive(byte[] zip) {
        this.zip = zip;
    }

    /// The names alone, in their order.
    ///
    /// @throws Refused if it is no ZIP, or too much is in it
    List<String> names() {
        var names = new ArrayList<String>();
        each((name, content) -> names.add(name));
        return names;
    }

    /// @throws Refused if it is no ZIP, or too much is in it
    void each(Taker taker) {
        var many = 0;
        var read = 0L;
        var seen = new HashSet<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), NAMES)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var path = entry.getName();
                var name =
                        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
                if (entry.isDirectory()
                        || name.isEmpty()
                        || name.startsWith(".")
                        || path.startsWith("__MACOSX")) {
                    read += passed(in, MOST_IN_ALL - read);
                    continue;
                }
                var content = in.readNBytes(MOST_BYTES + 1);
                // what is left of one too long is counted too: to reach the next it is inflated
                read += content.length + passed(in, MOST_IN_ALL - read - content.length);
                many++;
                if (many > MOST_FILES || read > MOST_IN_ALL || !seen.add(path)) {
                    throw much();
                }
                taker.take(name, content);
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw unreadable();
        } catch (IOException broken) {
            throw unreadable();
        }
        if (many == 0) {
            throw unreadable();
        }
    }

    /// Inflates the rest of an entry, at most a little beyond what may still come.
    private static long passed(ZipInputStream in, long most) throws IOException {
        var room = new byte[64 * 1024];
        var all = 0L;
        for (var got = in.read(room); got > 0; got = in.read(room)) {
            all += got;
            if (all > most) {
                throw much();
            }
        }
        return all;
    }

    private static Refused much() {
        return new Refused(Refusal.input("file", "graduate.zip-much", MOST_FILES));
    }

    private static Refused unreadable() {
        return new Refused(Refusal.input("file", "graduate.zip"));
    }
}
