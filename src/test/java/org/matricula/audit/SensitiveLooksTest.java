package org.matricula.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// No act that looks at people's data or takes it away is left out of what the overseers see.
class SensitiveLooksTest {

    /// What acts are called by which data is looked at or leaves the program.
    private static final Set<String> WORDS =
            Set.of(
                    "take",
                    "export",
                    "list",
                    "read",
                    "print",
                    "package",
                    "unmask",
                    "seen",
                    "look",
                    "roster",
                    "sheet",
                    "sheets",
                    "students",
                    "elmo",
                    "gaps",
                    "compare",
                    "exchanges",
                    "file",
                    "deliver",
                    "codes",
                    "register",
                    "contents",
                    "unread");

    /// Only numbers of students.
    private static final Set<String> COUNTS =
            Set.of("statistics.export", "turnaround.export", "report.sheet");

    /// Something is put down, taken up or taken back: nobody reads or carries off a person's data
    /// by it.
    private static final Set<String> WORK =
            Set.of(
                    "admission.give-codes",
                    "card.take-back",
                    "clearance.take-back",
                    "verification.take",
                    "student.register",
                    "case.take-back",
                    "import.file-expired",
                    "transfer.file",
                    "transfer.register",
                    "registration.register",
                    "registration.year-register",
                    "programme.take-back",
                    "programme.withdraw-list",
                    "coursework.register",
                    "coursework.take-roll",
                    "archive.sign-sheet",
                    "offence.register",
                    "discipline.deliver",
                    "archive.file",
                    "archive.take-in",
                    "archive.call-file",
                    "archive.file-arrived",
                    "archive.file-returned",
                    "archive.send-file",
                    "archive.take-over",
                    "archive.call-off-file",
                    "archive.file-declined",
                    "graduation.take-back",
                    "feedback.take",
                    "selection.take-back");

    @Test
    void every_look_and_every_list_taken_away_is_overseen() throws IOException {
        var named = acts();
        assertThat(named).containsAll(SensitiveLooks.ACTIONS);
        assertThat(
                        named.stream()
                                .filter(SensitiveLooksTest::looksAway)
                                .filter(it -> !COUNTS.contains(it) && !WORK.contains(it)))
                .as("a new one is sensitive, or has to be named here as what it is")
                .isSubsetOf(SensitiveLooks.ACTIONS);
        assertThat(SensitiveLooks.ACTIONS).doesNotHaveDuplicates();
    }

    private static boolean looksAway(String act) {
        var words = act.substring(act.indexOf('.') + 1).split("[.-]");
        return !Collections.disjoint(WORDS, Arrays.asList(words));
    }

    /// All that is ever written into the ledger has its name here.
    private static Set<String> acts() throws IOException {
        var names = new Properties();
        try (var in = SensitiveLooksTest.class.getResourceAsStream("/messages/audit.properties")) {
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return names.stringPropertyNames().stream()
                .filter(it -> it.startsWith("act."))
                .map(it -> it.substring("act.".length()))
                .collect(Collectors.toSet());
    }
}
