package org.matricula.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Files as accidents and malice make them of a good one: bits turned, ends cut off, pieces lost,
/// doubled and exchanged, words that break parsers put in; inside an archive as well as outside.
/// The same seed makes the same files, so that a fault found is found again.
///
/// How many are made is said by `-Dmatricula.fuzz=10000`; without it as many as the caller's own
/// small number.
public final class Mutants {

    public record Mutant(int number, String how, byte[] content) {

        @Override
        public String toString() {
            return "mutant " + number + ", " + how + ", " + content.length + " bytes";
        }
    }

    private static final String[] WORDS = {
        "\"",
        "\"\"\"",
        ",",
        "\r",
        "\n\n\n",
        "\0",
        "=cmd|' /C calc'!A0",
        "99999999999999999999",
        "-1",
        "1e308",
        "NaN",
        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>",
        "&#0;",
        "]]>",
        "../../x",
        "\ufeff",
        "\ud83d\ude00",
        "𠮷",
        "A".repeat(40_000),
        "姓名",
        "2026-02-30",
        "11010519491231002X",
        "'; drop table registry.person; --",
        "\u202e",
        "%s%n%x"
    };

    private Mutants() {}

    public static int count(int usual) {
        return Integer.getInteger("matricula.fuzz", usual);
    }

    public static List<Mutant> of(byte[] sample, long seed, int usual) {
        var count = count(usual);
        var all = new ArrayList<Mutant>(count);
        for (var number = 0; number < count; number++) {
            all.add(one(sample, seed, number));
        }
        return all;
    }

    /// The same for the same seed and number.
    public static Mutant one(byte[] sample, long seed, int number) {
        var random = new Random(seed * 1_000_003 + number);
        var archive = sample.length > 4 && sample[0] == 'P' && sample[1] == 'K';
        return archive && random.nextInt(3) > 0
                ? inside(sample, random, number)
                : new Mutant(number, "outside", changed(sample, random));
    }

    private static byte[] changed(byte[] sample, Random random) {
        var bytes = sample.clone();
        for (var times = 1 + random.nextInt(4); times > 0; times--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return word(random);
        }
        var at = random.nextInt(bytes.length);
        var length = 1 + random.nextInt(Math.min(200, bytes.length - at));
        return switch (random.nextInt(8)) {
            case 0 -> {
                var turned = bytes.clone();
                turned[at] ^= (byte) (1 << random.nextInt(8));
                yield turned;
            }
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, length, new byte[0]);
            case 3 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 4 -> {
                var noise = new byte[length];
                random.nextBytes(noise);
                yield spliced(bytes, at, length, noise);
            }
            case 5 -> spliced(bytes, at, 0, word(random));
            case 6 -> spliced(bytes, at, length, word(random));
            default -> {
                var from = random.nextInt(bytes.length);
                var piece = Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length));
                yield spliced(bytes, at, Math.min(piece.length, bytes.length - at), piece);
            }
        };
    }

    private static byte[] word(Random random) {
        return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] bytes, int at, int gone, byte[] put) {
        var out = new ByteArrayOutputStream(bytes.length + put.length);
        out.write(bytes, 0, at);
        out.writeBytes(put);
        out.write(bytes, at + gone, bytes.length - at - gone);
        return out.toByteArray();
    }

    private record Entry(String name, byte[] content) {}

    /// A good archive of bad files.
    private static Mutant inside(byte[] sample, Random random, int number) {
        var entries = unpacked(sample);
        var which = random.nextInt(entries.size());
        var it = entries.get(which);
        String how;
        switch (random.nextInt(6)) {
            case 0 -> {
                how = "without " + it.name();
                entries.remove(which);
            }
            case 1 -> {
                how = it.name() + " renamed";
                entries.set(which, new Entry("../" + it.name(), it.content()));
            }
            case 2 -> {
                how = it.name() + " in place of another";
                entries.set(
                        which,
                        new Entry(
                                it.name(), entries.get(random.nextInt(entries.size())).content()));
            }
            default -> {
                how = it.name() + " changed";
                entries.set(which, new Entry(it.name(), changed(it.content(), random)));
            }
        }
        return new Mutant(number, how, packed(entries));
    }

    /// By its directory: the entries' own heads need not say how long they are.
    private static List<Entry> unpacked(byte[] zip) {
        var entries = new ArrayList<Entry>();
        try (var in = ZipFile.builder().setByteArray(zip).get()) {
            for (var it : Collections.list(in.getEntries())) {
                entries.add(new Entry(it.getName(), in.getInputStream(it).readAllBytes()));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(List<Entry> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var it : entries) {
                zip.putNextEntry(new ZipEntry(it.name()));
                zip.write(it.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
