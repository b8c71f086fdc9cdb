package org.matricula.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// Checks the ledger in the database or in an export, against the copy outside where there is one.
@Component("verify-ledger")
@Description(
        "[--write FILE | --export FILE] [--copy FOLDER | --data FOLDER]  checks the ledger: the"
                + " database's, or an export's; --write makes an export")
class VerifyLedger implements Command {

    private static final Actor VERIFIER = Actor.system("verify-ledger");

    private final LedgerLines lines;
    private final LedgerKey key;
    private final LedgerCopy copy;
    private final PrintStream out;

    @Autowired
    VerifyLedger(LedgerLines lines, LedgerKey key, LedgerCopy copy) {
        this(lines, key, copy, System.out);
    }

    VerifyLedger(LedgerLines lines, LedgerKey key, LedgerCopy copy, PrintStream out) {
        this.lines = lines;
        this.key = key;
        this.copy = copy;
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        try {
            return switch (arguments) {
                case List<String> it when it.isEmpty() -> database(copy.folder());
                case List<String> it when it.size() == 2 -> one(it.get(0), Path.of(it.get(1)));
                case List<String> it
                        when it.size() == 4
                                && it.get(0).equals("--export")
                                && it.get(2).equals("--copy") ->
                        export(Path.of(it.get(1)), Path.of(it.get(3)));
                default -> WRONG_USAGE;
            };
        } catch (IOException | UncheckedIOException e) {
            out.println(e.getMessage());
            return FAILED;
        }
    }

    private int one(String option, Path path) throws IOException {
        return switch (option) {
            case "--copy" -> database(path);
            case "--data" -> database(path.resolve("ledger"));
            case "--export" -> export(path, copy.folder());
            case "--write" -> write(path);
            default -> WRONG_USAGE;
        };
    }

    private int database(Path outside) throws IOException {
        var verifier = new LedgerVerifier(key.verifierKey()).against(outside);
        var broken = new ArrayList<LedgerVerifier.Finding>();
        Acting.as(
                VERIFIER,
                () ->
                        lines.each(
                                verifier::line,
                                (entry, what) ->
                                        broken.add(new LedgerVerifier.Finding(entry, what))));
        broken.addAll(verifier.findings());
        return tell(broken, verifier);
    }

    private int export(Path file, Path outside) throws IOException {
        var verifier = new LedgerVerifier(key.verifierKey()).against(outside);
        try (var read = Files.lines(file)) {
            read.forEach(verifier::line);
        }
        return tell(new ArrayList<>(verifier.findings()), verifier);
    }

    private int tell(List<LedgerVerifier.Finding> broken, LedgerVerifier verifier) {
        broken.sort(Comparator.comparingLong(LedgerVerifier.Finding::entry));
        if (broken.isEmpty()) {
            out.println(verifier.verdict());
            return DONE;
        }
        var first = broken.stream().filter(it -> it.entry() >= 0).findFirst();
        out.println(first.map(it -> "BROKEN, first at entry " + it.entry()).orElse("BROKEN"));
        broken.stream().limit(20).forEach(it -> out.println("  " + it.what()));
        return FAILED;
    }

    private int write(Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(writer, Canonical.json(Map.of("key", key.verifierKey())));
            Acting.as(VERIFIER, () -> lines.each(it -> line(writer, it), (entry, what) -> {}));
        }
        return DONE;
    }

    private static void line(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
