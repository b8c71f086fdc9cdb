package org.matricula.archive.packet;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Command;
import org.matricula.kernel.Offline;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// Checks archive packages again, years later and elsewhere, without the database: each damaged,
/// missing or surplus file is named, and who signed is told with the fingerprints of the
/// certificates, which are compared with the school's published ones by `--key`.
@Component("verify-archive")
@Description(
        "[--key SHA256] PACKAGE.zip …  says of each package what is damaged, missing or too much;"
                + " and what was not there when it was made; 1 unless all are whole and signed")
@Offline({})
class VerifyArchive implements Command {

    private final PrintStream out;

    @Autowired
    VerifyArchive() {
        this(System.out);
    }

    VerifyArchive(PrintStream out) {
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        var files = new ArrayList<String>(arguments);
        @Nullable String key = null;
        if (!files.isEmpty() && files.getFirst().equals("--key")) {
            if (files.size() < 2) {
                return WRONG_USAGE;
            }
            key = files.get(1).toLowerCase(Locale.ROOT);
            files.subList(0, 2).clear();
        }
        if (files.isEmpty() || files.stream().anyMatch(it -> it.startsWith("--"))) {
            return WRONG_USAGE;
        }
        var whole = true;
        for (var it : files) {
            whole &= whole(it, key);
        }
        return whole ? DONE : FAILED;
    }

    private boolean whole(String file, @Nullable String key) {
        var found = BagCheck.of(Path.of(file));
        found.findings().forEach(it -> out.println(it + " in " + file));
        found.signer()
                .ifPresent(it -> {
                    out.println("signed by " + it.name());
                    it.fingerprints().forEach(mark -> out.println("certificate " + mark));
                });
        var known =
                key == null
                        || found.signer().filter(it -> it.fingerprints().contains(key)).isPresent();
        if (!known) {
            out.println("not signed by " + key + " in " + file);
        }
        var whole = found.whole() && known;
        var verdict =
                whole ? "whole " : known && found.gapped() ? "made with a gap " : "not whole ";
        out.println(verdict + found.files() + " files " + file);
        return whole;
    }
}
