package org.matricula.codebook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 载入新版代码: takes in a release of one code table as a file, of the same shape as those shipped. What
/// is new is added, what reads otherwise becomes a dated version, what was edited here stays, and a
/// retired code keeps its label for the records that carry it.
@Service
class LoadRelease {

    private static final Set<String> STANDINGS = Set.of("decreed", "found", "recalled");
    private static final int LAST_YEAR = 9999;

    private final LoadReferences loadReferences;
    private final CodeRows rows;

    LoadRelease(LoadReferences loadReferences, CodeRows rows) {
        this.loadReferences = loadReferences;
        this.rows = rows;
    }

    /// @return whether it was newer than what was there
    @Transactional
    public boolean load(String key, InputStream file) throws IOException {
        if (!Acting.now().holds("administrator", "system")) {
            throw new Refused(Refusal.forbidden("code.reach"));
        }
        var release = read(file);
        var present = rows.table(key);
        if (present.isEmpty() || !release.key().equals(key)) {
            throw new Refused(Refusal.input("file", "codes.other-table", release.key()));
        }
        if (present.get().releasedOn() != null
                && release.released().isBefore(present.get().releasedOn())) {
            throw new Refused(
                    Refusal.conflict("codes.older", present.get().releasedOn().toString()));
        }
        return loadReferences.load(release);
    }

    private static Reference read(InputStream file) throws IOException {
        var release = parse(file);
        var complete =
                STANDINGS.contains(release.standing())
                        && !release.codes().isEmpty()
                        && release.codes().stream().allMatch(LoadRelease::complete)
                        && release.changes().stream().allMatch(LoadRelease::complete);
        if (!complete) {
            throw new Refused(Refusal.input("file", "codes.file"));
        }
        return release;
    }

    private static boolean complete(Reference.Value it) {
        return it.code() != null
                && it.label() != null
                && it.from().getYear() <= LAST_YEAR
                && (it.until() == null
                        || it.until().isAfter(it.from()) && it.until().getYear() <= LAST_YEAR);
    }

    private static boolean complete(Reference.Change it) {
        return it.by() != null && it.what() != null && it.on().getYear() <= LAST_YEAR;
    }

    /// Whatever in it cannot be read, the answer is the same.
    private static Reference parse(InputStream file) throws IOException {
        try {
            return Reference.read(file);
        } catch (RuntimeException unreadable) {
            throw new Refused(Refusal.input("file", "codes.file"));
        }
    }
}
