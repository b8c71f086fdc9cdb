package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetGuardTest {

    @TempDir static Path hostileFolder;

    static Map<Path, String> hostile;

    @TempDir Path folder;

    @BeforeAll
    static void makeHostileFiles() {
        hostile = HostileFiles.all(hostileFolder);
    }

    private static String verdict(Path file, SheetLimits limits) {
        return switch (new SheetGuard(limits).judge(file)) {
            case Verdict.Admitted(var admitted) -> admitted.format().name();
            case Verdict.TurnedAway(var problem) -> problem.code();
        };
    }

    private static String verdict(Path file) {
        return verdict(file, SheetLimits.usual());
    }

    @Test
    void every_hostile_file_is_refused_for_its_own_reason() {
        var wrong = new ArrayList<String>();
        hostile.forEach((file, expected) -> {
            if (!verdict(file).equals(expected)) {
                wrong.add(file.getFileName() + ": " + verdict(file));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_hostile_file_is_refused_in_a_heap_of_48_megabytes() throws Exception {
        assertThat(Forked.run("-Xmx48m", JudgeAll.class, hostileFolder.toString()))
                .contains("all judged");
    }

    /// Runs in its own small heap.
    static class JudgeAll {
        public static void main(String[] args) throws Exception {
            try (var files = Files.list(Path.of(args[0]))) {
                files.forEach(it -> verdict(it));
            }
            System.out.println("all judged");
        }
    }

    @Test
    void what_schools_really_send_is_admitted_by_content_not_by_name() throws Exception {
        assertThat(verdict(MessyRosters.nineYearSchool(folder).file())).isEqualTo("XLSX");
        assertThat(verdict(MessyRosters.college(folder, 20))).isEqualTo("XLS");
        var text = MessyRosters.text(folder, StandardCharsets.UTF_8, ',', true);
        assertThat(verdict(Files.move(text, folder.resolve("renamed.xlsx")))).isEqualTo("CSV");
    }

    @Test
    void a_file_beyond_the_limit_is_refused_with_both_sizes() throws Exception {
        var file = Files.write(folder.resolve("big.csv"), new byte[3 << 20]);
        var judged = new SheetGuard(SheetLimits.usual().withFileBytes(1 << 20)).judge(file);
        assertThat(judged)
                .isEqualTo(new Verdict.TurnedAway(SheetProblem.of("sheet.too-big", 1L, 4L)));
    }

    @Test
    void text_in_an_unknown_encoding_is_refused() throws Exception {
        var broken = "姓名,性别\n张三,男\n李四,女\n".repeat(20).getBytes(StandardCharsets.UTF_8);
        broken[broken.length / 2] = (byte) 0xFF;
        assertThat(verdict(Files.write(folder.resolve("b.csv"), broken)))
                .isEqualTo("sheet.encoding");
    }

    @Test
    void every_refusal_has_a_sentence_and_a_remedy_in_both_languages() {
        var codes =
                new ArrayList<>(
                        List.of(
                                "sheet.encoding",
                                "sheet.rows",
                                "sheet.columns",
                                "sheet.cell-length",
                                "sheet.too-big",
                                "sheet.other-workbook"));
        codes.addAll(hostile.values());
        for (var locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
            var words = ResourceBundle.getBundle("messages.sheet", locale);
            assertThat(codes)
                    .allSatisfy(it -> {
                        assertThat(words.containsKey("problem." + it)).as(it).isTrue();
                        assertThat(words.containsKey("problem." + it + ".remedy")).as(it).isTrue();
                    });
        }
    }
}
