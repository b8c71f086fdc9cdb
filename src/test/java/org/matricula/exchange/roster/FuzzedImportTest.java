package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.sheet.Mutants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever becomes of a file on its way: it is refused in a sentence, or previewed with what is
/// wrong; never more than that, and no student is written.
@ProgramTest
class FuzzedImportTest {

    private static final int EACH = 25;

    @Autowired ApplicationContext context;
    @Autowired Problems problems;
    @Autowired RunImport job;
    @Autowired ImportFiles files;
    @Autowired TransactionTemplate transaction;

    TestImports it;

    @BeforeEach
    void a_school_with_a_registrar() {
        it = TestImports.of(context);
    }

    @Test
    void text() {
        survives("名单.csv", TestRosters.large(12).getBytes(StandardCharsets.UTF_8), 1);
    }

    @Test
    void workbooks() throws IOException {
        survives("名单.xlsx", workbook(TestRosters.large(12)), 2);
    }

    @Test
    void packages() throws IOException {
        var students = new StringBuilder("sourcedId,givenName,familyName,identifier\r\n");
        var roles = new StringBuilder("sourcedId,userSourcedId,role\r\n");
        for (var n = 0; n < 12; n++) {
            students.append("u%d,伟,张,2026%04d\r\n".formatted(n, n));
            roles.append("r%d,u%d,student\r\n".formatted(n, n));
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file :
                    Map.of(
                                    "manifest.csv",
                                    "propertyName,value\r\noneroster.version,1.2\r\nfile.users,bulk\r\n",
                                    "users.csv",
                                    students.toString(),
                                    "roles.csv",
                                    roles.toString())
                            .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        survives("package.zip", bytes.toByteArray(), 3);
    }

    /// The first go the whole way, kept and previewed beside the pages; where thousands are asked
    /// for, the others are brought to the same desk and read by the same job, and rolled back.
    private void survives(String name, byte[] sample, long seed) {
        var became = new TreeMap<String, Integer>();
        for (var number = 0; number < Mutants.count(EACH); number++) {
            var mutant = Mutants.one(sample, seed, number);
            var whole = number < EACH;
            var fate = whole ? fate(name, mutant, it::preview) : undone(name, mutant);
            became.merge(fate, 1, Integer::sum);
        }
        assertThat(it.students()).as("nothing is written").isZero();
        System.out.println(name + " " + became);
    }

    private String undone(String name, Mutants.Mutant mutant) {
        return Acting.call(
                it.registrar(),
                () ->
                        transaction.execute(all -> {
                            all.setRollbackOnly();
                            return fate(
                                    name,
                                    mutant,
                                    id -> {
                                        job.run(id);
                                        files.remove(id);
                                        assertThat(it.students()).isZero();
                                    });
                        }));
    }

    private String fate(String name, Mutants.Mutant mutant, Consumer<UUID> reading) {
        UUID id;
        try {
            id = it.brought(name, mutant.content(), it.school().id(), ImportDesk.kind(name));
        } catch (Refused refused) {
            assertThat(problems.lines(refused, Locale.SIMPLIFIED_CHINESE))
                    .as(mutant.toString())
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line.message()).isNotBlank().doesNotStartWith("refusal."));
            return "turned away";
        } catch (RuntimeException | Error crash) {
            throw new AssertionError(mutant.toString(), crash);
        }
        reading.accept(id);
        var seen = it.show(id);
        assertThat(seen.state()).as(mutant.toString()).isIn("previewed", "refused");
        if (seen.state().equals("refused")) {
            var said =
                    Acting.call(
                            it.registrar(),
                            () ->
                                    context.getBean(ImportsApi.class)
                                            .problem(seen, Locale.SIMPLIFIED_CHINESE));
            assertThat(said).as(mutant.toString()).isNotBlank().doesNotStartWith("problem.");
        }
        return seen.state();
    }

    private static byte[] workbook(String csv) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("名单");
            var lines = csv.lines().toList();
            for (var row = 0; row < lines.size(); row++) {
                var cells = lines.get(row).split(",");
                var it = sheet.createRow(row);
                for (var cell = 0; cell < cells.length; cell++) {
                    it.createCell(cell).setCellValue(cells[cell]);
                }
            }
            book.write(bytes);
        }
        return bytes.toByteArray();
    }
}
