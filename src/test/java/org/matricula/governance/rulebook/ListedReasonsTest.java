package org.matricula.governance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Wherever a list tells somebody why not, the institution's own sentence can stand beside it.
class ListedReasonsTest {

    private static final Path PAGES = Path.of("src/main/jte");

    /// Pages that tell such a reason of nobody in particular.
    private static final Map<String, List<String>> OF_NOBODY =
            Map.of(
                    "graduation.rule.",
                    List.of("graduation/requirements.jte", "graduation/application-audit.jte"));

    @Test
    void every_page_that_tells_a_reason_shows_what_it_rests_on() throws IOException {
        for (var reason :
                List.of(
                        "selection.why.",
                        "graduation.rule.",
                        "coursework.candidacy.",
                        "elective.why.",
                        "batch.why.",
                        "warning.because.")) {
            try (var pages = Files.walk(PAGES)) {
                var telling =
                        pages.filter(it -> it.toString().endsWith(".jte"))
                                .filter(it -> tells(it, reason))
                                .map(PAGES::relativize)
                                .map(Path::toString)
                                .filter(it ->
                                        !OF_NOBODY.getOrDefault(reason, List.of()).contains(it))
                                .toList();
                assertThat(telling).as(reason).isNotEmpty();
                assertThat(telling).as(reason).allMatch(it -> grounds(it, reason));
            }
        }
    }

    /// A state that is itself the reason: its page shows what it rests on.
    @Test
    void every_page_that_tells_a_state_of_refusal_shows_what_it_rests_on() {
        Map.of(
                        "change/transfers.jte", "transfer.state.refused",
                        "change/transfer.jte", "transfer.state.refused",
                        "registration/year.jte", "registration.year-state.suspended",
                        "graduation/unified-exams.jte", "unified.result.exempt",
                        "graduation/exemption-batch.jte", "unified.result.exempt",
                        "standing/because.jte", "warning.because.listed")
                .forEach((page, reason) -> assertThat(grounds(page, reason)).as(page).isTrue());
    }

    private static boolean tells(Path page, String reason) {
        return read(page).contains("shell.t(\"" + reason + "\" +")
                || read(page).contains("shell.text(\"" + reason + "\" +");
    }

    private static boolean grounds(String page, String reason) {
        return read(PAGES.resolve(page))
                .contains("component.ground(shell = shell, code = \"" + reason + "\"");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
