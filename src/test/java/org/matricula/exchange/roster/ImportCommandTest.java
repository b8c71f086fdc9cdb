package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.identity.Accounts;
import org.matricula.identity.ConsoleActors;
import org.matricula.job.JobsHere;
import org.matricula.kernel.Command;
import org.matricula.organisation.Units;
import org.matricula.page.Problems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;

@ProgramTest
class ImportCommandTest {

    @Autowired ApplicationContext context;
    @TempDir Path folder;

    TestImports it;
    String username;
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void aSchool() {
        it = TestImports.of(context);
        username =
                context.getBean(Accounts.class)
                        .find(it.registrar().account())
                        .orElseThrow()
                        .username();
    }

    @Test
    void a_good_roster_is_imported_to_its_end_with_its_progress() throws Exception {
        assertThat(run(TestRosters.large(3))).isEqualTo(Command.DONE);
        assertThat(it.students()).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("100%", "+3");
    }

    @Test
    void all_with_a_wrong_row_writes_nothing_and_valid_leaves_it_out() throws Exception {
        var mixed = TestRosters.large(2) + "坏一行,12345,,\n";
        assertThat(run(mixed)).isEqualTo(Command.FAILED);
        assertThat(it.students()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("4: ");
        assertThat(run(mixed, "--rows", "valid")).isEqualTo(Command.DONE);
        assertThat(it.students()).isEqualTo(2);
    }

    @Test
    void only_looking_writes_nothing() throws Exception {
        assertThat(run(TestRosters.large(2), "--rows", "none")).isEqualTo(Command.DONE);
        assertThat(it.students()).isZero();
    }

    @Test
    void wrong_usage_and_files_that_are_no_rosters_are_told_apart() throws Exception {
        assertThat(command().run(List.of())).isEqualTo(Command.WRONG_USAGE);
        assertThat(run("x", "--rows", "some")).isEqualTo(Command.WRONG_USAGE);
        assertThat(run("%PDF-1.7\n")).isEqualTo(Command.FAILED);
        assertThat(
                        command()
                                .run(
                                        List.of(
                                                "--as",
                                                "nobody",
                                                "--unit",
                                                it.school().id().toString(),
                                                "x.csv")))
                .isEqualTo(Command.FAILED);
    }

    private int run(String roster, String... options) throws Exception {
        var file = Files.writeString(folder.resolve("名单.csv"), roster);
        var arguments = new java.util.ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("--as", username, "--unit", it.school().id().toString(), file.toString()));
        return command().run(arguments);
    }

    private ImportCommand command() {
        return new ImportCommand(
                context.getBean(ImportDesk.class),
                context.getBean(JobsHere.class),
                context.getBean(Imports.class),
                context.getBean(ImportProblems.class),
                context.getBean(Rosters.class),
                context.getBean(MarkSheet.class),
                context.getBean(ConsoleActors.class),
                context.getBean(Units.class),
                context.getBean(Problems.class),
                context.getBean(MessageSource.class),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
